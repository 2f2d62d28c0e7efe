import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Cuts a source into blocks of whole records.
///
/// Separators and line ends are found 64 bytes at a time; a quote matters only at a field's start.
final class CSVTokenizer {
  static let blockSize = 1 << 18
  /// What no honest field reaches: a missing quote would swallow the file.
  static let fieldLimit = 16 << 20
  /// Field offsets have 30 bits.
  static let recordLimit = 256 << 20

  let source: ByteSource
  private let watch: StatementWatch
  private let options: CSVOptions
  private let separators: UInt64
  /// Offset in the file of what is read next.
  private var offset = 0
  /// The start of a record that the last block could not hold.
  private var carry: [UInt8] = []
  private var isAtEnd = false
  /// Fields of a record; 0 until the first is seen.
  private(set) var columnCount = 0

  init(
    _ source: ByteSource, _ options: CSVOptions, _ watch: StatementWatch
  ) throws(FileFault) {
    self.source = source
    self.watch = watch
    self.options = options
    separators = UInt64(options.delimiter) &* 0x0101_0101_0101_0101
    try skipMark()
    for _ in 0..<options.skip { try skipLine() }
  }

  /// Fills `block`; false where no record is left.
  func next(_ block: CSVBlock) throws(FileFault) -> Bool {
    var size = Self.blockSize
    block.tokenizer = self
    block.fileOffset = offset - carry.count
    try block.grow(to: carry.count + size, keeping: 0, watch, source.name)
    block.base.update(from: carry, count: carry.count)
    var count = carry.count
    while true {
      let read = try source.read(at: offset, into: block.base + count, count: size)
      offset += read
      count += read
      isAtEnd = read < size
      if isAtEnd && count > 0 && block.base[count - 1] != 0x0A {
        block.base[count] = 0x0A
        count += 1
      }
      block.reserveFields(count, delimiter: options.delimiter)
      let end = try tokenize(block, count)
      if block.rowEnd > 0 || isAtEnd {
        carry = Array(UnsafeBufferPointer(start: block.base + end, count: count - end))
        block.count = end
        try block.chargeContent(watch, source.name)
        return block.rowEnd > 0
      }
      guard count < Self.recordLimit else {
        throw fault(at: block.fileOffset, "a record of more than 256 MiB begins here")
      }
      size = count
      try block.grow(to: count * 2, keeping: count, watch, source.name)
    }
  }

  /// The fields of all whole records among the first `count` bytes; returns where those end.
  private func tokenize(_ block: CSVBlock, _ count: Int) throws(FileFault) -> Int {
    (block.base + count).update(repeating: 0, count: CSVBlock.slack)
    let bytes = UnsafePointer(block.base)
    var fields = block.fields
    var rowFields = fields
    var base = 0
    var mask = stops(bytes)
    var start = 0
    var rowStart = 0
    block.rowEnd = 0
    block.firstRow = 0
    while start < count {
      var field: CSVField
      var expected = -1
      if let quote = options.quote, bytes[start] == quote {
        guard let quoted = try quotedField(block, start, count, quote) else { break }
        field = quoted.field
        expected = quoted.after
        base = expected & ~63
        mask = stops(bytes + base) & (~0 << UInt64(expected & 63))
      } else {
        field = CSVField(start: 0, end: 0)
      }
      while mask == 0 {
        base += 64
        if base >= count { break }
        mask = stops(bytes + base)
      }
      guard mask != 0 else { break }
      let stop = base + mask.trailingZeroBitCount
      guard stop < count else { break }
      mask &= mask - 1
      let isLineEnd = bytes[stop] == 0x0A
      let end = isLineEnd && stop > start && bytes[stop - 1] == 0x0D ? stop - 1 : stop
      if expected < 0 {
        field = CSVField(start: start, end: end)
      } else if end != expected {
        throw textAfterQuote(block, expected)
      }
      fields.initialize(to: field)
      fields += 1
      start = stop + 1
      guard isLineEnd else { continue }
      let isKept = try endRow(
        block, rowFields, fields - rowFields, rowStart, isBlank: end == rowStart)
      if isKept { block.rowEnd += 1 } else { fields = rowFields }
      rowFields = fields
      rowStart = start
    }
    block.columnCount = columnCount
    return rowStart
  }

  /// Whether the record counts; empty lines do not, where a record has several fields.
  private func endRow(
    _ block: CSVBlock, _ fields: UnsafeMutablePointer<CSVField>, _ fieldCount: Int,
    _ start: Int, isBlank: Bool
  ) throws(FileFault) -> Bool {
    if fieldCount == columnCount { return true }
    if isBlank { return false }
    if columnCount == 0 {
      columnCount = fieldCount
      return true
    }
    let first = options.hasHeader ? "the header" : "the first line"
    throw fault(
      at: block.fileOffset + start,
      "\(Self.fields(fieldCount)), but \(first) has \(columnCount)",
      help: fieldCount > columnCount
        ? ["a field that holds '\(Character(Unicode.Scalar(options.delimiter)))' is to be quoted"]
        : [])
  }

  private static func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }

  /// A field in quotes from `start`, and what comes after; nil where it ends beyond this block.
  private func quotedField(
    _ block: CSVBlock, _ start: Int, _ count: Int, _ quote: UInt8
  ) throws(FileFault) -> (field: CSVField, after: Int)? {
    var from = start + 1
    var isDoubled = false
    while from < count, let found = memchr(block.base + from, Int32(quote), count - from) {
      let close = UnsafeMutablePointer(mutating: block.base).distance(
        to: found.assumingMemoryBound(to: UInt8.self))
      guard close + 1 < count else { break }
      if block.base[close + 1] != quote {
        let field = CSVField(quotedStart: start + 1, end: close, hasDoubledQuotes: isDoubled)
        return (field, close + 1)
      }
      isDoubled = true
      from = close + 2
    }
    if isAtEnd {
      throw fault(
        at: block.fileOffset + start, "a quote is opened here and never closed",
        help: ["a quote inside a quoted field is written twice"])
    }
    if count - start > Self.fieldLimit {
      throw fault(
        at: block.fileOffset + start, "a quoted field of more than 16 MiB begins here",
        help: ["is its closing quote missing?"])
    }
    return nil
  }

  private func textAfterQuote(_ block: CSVBlock, _ position: Int) -> FileFault {
    fault(
      at: block.fileOffset + position, "text after a closing quote",
      help: ["a quote inside a quoted field is written twice"])
  }

  /// One bit for each of 64 bytes that is a separator or a line feed.
  @inline(__always)
  private func stops(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    let words = UnsafeRawPointer(bytes)
    var mask: UInt64 = 0
    for index in 0..<8 {
      let word = words.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
      let hits = zeroBytes(word ^ separators) | zeroBytes(word ^ lineFeeds)
      mask |= ((hits &* 0x0002_0408_1020_4081) >> 56) << UInt64(index &* 8)
    }
    return mask
  }
}

/// The top bit of each byte that is zero.
@inline(__always)
private func zeroBytes(_ word: UInt64) -> UInt64 {
  let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  return ~(((word & low) &+ low) | word | low)
}

extension CSVTokenizer {
  private func skipMark() throws(FileFault) {
    var head: [UInt8] = [0, 0, 0]
    let count = try read(&head)
    if count >= 2 && (head[0...1] == [0xFF, 0xFE] || head[0...1] == [0xFE, 0xFF]) {
      throw FileFault(
        .content, source.name, line: 1, "the file is UTF-16, not UTF-8",
        help: ["save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8"])
    }
    if head == [0xEF, 0xBB, 0xBF] { offset = 3 }
  }

  private func skipLine() throws(FileFault) {
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = try read(&part)
      if let end = part[..<count].firstIndex(of: 0x0A) {
        offset += end + 1
        return
      }
      offset += count
      if count == 0 { return }
    }
  }

  private func read(_ part: inout [UInt8]) throws(FileFault) -> Int {
    let size = part.count
    let target = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    defer { target.deallocate() }
    let count = try source.read(at: offset, into: target, count: size)
    for index in 0..<count { part[index] = target[index] }
    return count
  }

  /// A fault in the line of a byte; lines are counted only now. Half of a file that another program
  /// is writing is no fault of its content.
  func fault(at position: Int, _ message: String, help: [String] = []) -> FileFault {
    if source.hasChanged { return source.changed }
    return FileFault(.content, source.name, line: line(of: position), message, help: help)
  }

  private func line(of position: Int) -> Int? {
    let part = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.blockSize)
    defer { part.deallocate() }
    var line = 1
    var start = 0
    while start < position {
      let size = min(Self.blockSize, position - start)
      // A file that can no longer be read has no line to tell; nor one that takes too long.
      guard let count = try? source.read(at: start, into: part, count: size), count > 0 else {
        return nil
      }
      for index in 0..<count where part[index] == 0x0A { line += 1 }
      start += count
    }
    return line
  }
}
