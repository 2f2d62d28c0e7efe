#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// The order of values that sorts, groups and extremes share: NaN is equal to itself and greatest,
// -0.0 equals 0.0, text is ordered by its bytes.

/// Integers in the order of the doubles.
func writeOrdered(
  _ values: UnsafePointer<Double>, to target: UnsafeMutablePointer<Int64>, count: Int
) {
  writeCanonicalBits(values, to: target, count: count)
  // Negative doubles have the sign bit and grow downwards: turn the other bits round.
  for row in 0..<count { target[row] ^= (target[row] >> 63) & Int64.max }
}

func doubleOfOrdered(_ ordered: Int64) -> Double {
  Double(bitPattern: UInt64(bitPattern: ordered ^ ((ordered >> 63) & Int64.max)))
}

/// Negative, 0 or positive as `left` lies before, at or after `right`; a prefix lies before.
@inline(__always)
func compareBytes(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Int {
  let common = min(left.count, right.count)
  if common > 0, let from = left.baseAddress, let to = right.baseAddress {
    let order = Int(memcmp(from, to, common))
    if order != 0 { return order }
  }
  return left.count - right.count
}
