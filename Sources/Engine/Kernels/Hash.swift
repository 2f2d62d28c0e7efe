/// A 64-bit hash of bytes: eight at a time, mixed by a multiplication whose halves are folded.
@inline(__always)
func hashBytes(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
  var hash = UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15
  guard let base = text.baseAddress else { return hashWord(hash) }
  let raw = UnsafeRawPointer(base)
  var offset = 0
  while offset + 8 <= text.count {
    hash = hashWord(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    offset += 8
  }
  var tail: UInt64 = 0
  var shift: UInt64 = 0
  while offset < text.count {
    tail |= UInt64(text[offset]) << shift
    shift += 8
    offset += 1
  }
  return hashWord(hash ^ tail)
}

/// A 64-bit mix whose low and high bits depend on every bit of `word`.
@inline(__always)
func hashWord(_ word: UInt64) -> UInt64 {
  let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low
}
