/// One bit a row, 64 a word, bit 0 first: 1 means not NULL. Bits past the last row are 0.
///
/// `@unchecked Sendable`: the words are written only before the value is shared.
public struct Validity: @unchecked Sendable {
  public let words: UnsafeMutablePointer<UInt64>
  public let rowCount: Int
  let owner: Buffer

  public var wordCount: Int { (rowCount + 63) / 64 }

  /// All rows NULL (`false`) or none (`true`).
  public init(rowCount: Int, repeating isValid: Bool) {
    let wordCount = (rowCount + 63) / 64
    owner = Buffer(byteCount: wordCount * 8)
    words = owner.base.bindMemory(to: UInt64.self, capacity: wordCount + 1)
    words.initialize(repeating: isValid ? ~0 : 0, count: wordCount)
    self.rowCount = rowCount
    if isValid, rowCount & 63 != 0 { words[wordCount - 1] = (1 << UInt64(rowCount & 63)) - 1 }
  }

  /// Words that lie in `buffer`.
  public init(buffer: Buffer, byteOffset: Int, rowCount: Int) {
    precondition(byteOffset % 8 == 0 && byteOffset + (rowCount + 63) / 64 * 8 <= buffer.byteCount)
    self.init(
      words: (buffer.base + byteOffset).assumingMemoryBound(to: UInt64.self), rowCount: rowCount,
      owner: buffer)
  }

  private init(words: UnsafeMutablePointer<UInt64>, rowCount: Int, owner: Buffer) {
    self.words = words
    self.rowCount = rowCount
    self.owner = owner
  }

  @inline(__always)
  public func isValid(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 != 0 }

  @inline(__always)
  public func setNull(_ row: Int) { words[row >> 6] &= ~(1 << UInt64(row & 63)) }

  @inline(__always)
  public func setValid(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }

  /// The rows `start..<start + rowCount`, sharing memory; `start` is a multiple of 64.
  ///
  /// The last word may hold bits of later rows, so kernels mask the tail themselves.
  public func slice(_ start: Int, rowCount: Int) -> Validity {
    precondition(start & 63 == 0 && start + rowCount <= self.rowCount)
    return Validity(words: words + start / 64, rowCount: rowCount, owner: owner)
  }

  /// Number of NULL rows.
  public var nullCount: Int {
    var valid = 0
    for index in 0..<(rowCount / 64) { valid += words[index].nonzeroBitCount }
    if rowCount & 63 != 0 {
      valid += (words[rowCount / 64] & ((1 << UInt64(rowCount & 63)) - 1)).nonzeroBitCount
    }
    return rowCount - valid
  }
}
