#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// FLOAT64 in a total order: NaN equals itself and is greatest, -0.0 equals 0.0.
enum CompareFloat {
  static func mask(_ relation: Relation, _ left: Vector, _ right: Vector) -> Vector {
    let output = Output(UInt8.self, count: left.count)
    let (a, b) = (left.pointer(Double.self), right.pointer(Double.self))
    let bytes = output.values
    withExtendedLifetime((left, right)) {
      switch relation {
      case .equal:
        for row in 0..<left.count {
          bytes[row] = bit(a[row] == b[row]) | bit(a[row] != a[row]) & bit(b[row] != b[row])
        }
      case .less:
        for row in 0..<left.count {
          bytes[row] = bit(a[row] < b[row]) | bit(b[row] != b[row]) & bit(a[row] == a[row])
        }
      case .lessOrEqual:
        for row in 0..<left.count {
          bytes[row] = bit(a[row] <= b[row]) | bit(b[row] != b[row])
        }
      }
    }
    return output.vector(.bool, .u8)
  }
}

/// Text by bytes, which is the order of code points.
enum CompareText {
  static func holds(
    _ relation: Relation, _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch relation {
    case .equal: left.count == right.count && order(left, right) == 0
    case .less: order(left, right) < 0
    case .lessOrEqual: order(left, right) <= 0
    }
  }

  /// Below 0, 0 or above 0.
  static func order(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let common = min(left.count, right.count)
    if common > 0 {
      let order = memcmp(left.baseAddress!, right.baseAddress!, common)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  static func mask(_ relation: Relation, _ left: Vector, _ right: Vector) -> Vector {
    if relation == .equal, left.dictionary === right.dictionary, left.dictionary!.isUnique {
      return CompareExact.pair(.equal, left, right)
    }
    let output = Output(UInt8.self, count: left.count)
    let (a, b) = (TextReader(left), TextReader(right))
    defer { withExtendedLifetime((a, b)) {} }
    for row in 0..<left.count { output.values[row] = bit(holds(relation, a[row], b[row])) }
    return output.vector(.bool, .u8)
  }
}

/// The texts of a vector by row. NULL rows give some text or an empty one.
struct TextReader {
  private let codes: Vector
  private let dictionary: TextDictionary
  private let entryCount: Int

  init(_ vector: Vector) {
    dictionary = vector.dictionary!
    entryCount = dictionary.count
    codes = vector.widened()
  }

  @inline(__always)
  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    let code = withExtendedLifetime(codes) { Int(codes.pointer(Int64.self)[row]) }
    // The dictionary of a column of NULLs may have no entry at all.
    return code < entryCount ? dictionary[code] : UnsafeBufferPointer(start: nil, count: 0)
  }
}
