import Engine

/// Where one field lies in its block, and how it is quoted.
struct CSVField {
  private static let quotedBit: UInt32 = 1 << 31
  private static let doubledBit: UInt32 = 1 << 30
  private static let endMask: UInt32 = doubledBit - 1

  let start: UInt32
  private let endAndBits: UInt32

  @inline(__always)
  init(start: Int, end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    endAndBits = UInt32(truncatingIfNeeded: end)
  }

  /// The text between the quotes.
  init(quotedStart start: Int, end: Int, hasDoubledQuotes: Bool) {
    self.start = UInt32(truncatingIfNeeded: start)
    endAndBits =
      UInt32(truncatingIfNeeded: end) | Self.quotedBit | (hasDoubledQuotes ? Self.doubledBit : 0)
  }

  @inline(__always) var end: UInt32 { endAndBits & Self.endMask }
  @inline(__always) var count: Int { Int(end) - Int(start) }
  @inline(__always) var isQuoted: Bool { endAndBits & Self.quotedBit != 0 }
  @inline(__always) var hasDoubledQuotes: Bool { endAndBits & Self.doubledBit != 0 }
}

/// Some whole records of a file and where their fields lie, row after row.
final class CSVBlock {
  /// Bytes past the end that may be read as words.
  static let slack = 64

  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// That filled the block; knows its file.
  var tokenizer: CSVTokenizer?
  /// Of the first byte, in the file.
  var fileOffset = 0
  /// Bytes of whole records.
  var count = 0
  private(set) var fields: UnsafeMutablePointer<CSVField>
  private var fieldCapacity: Int
  var columnCount = 0
  /// Where each column of the first file stands in this one; empty = at its own place.
  var order: [Int] = []
  /// The header, where it lies in this block, is no row.
  var firstRow = 0
  var rowEnd = 0
  private let charge: MemoryCharge

  init(capacity: Int, _ watch: StatementWatch) {
    self.capacity = capacity
    base = .allocate(capacity: capacity + Self.slack)
    // What the block before left over may come first, and is shorter than a block but for giants.
    fieldCapacity = 2 * capacity + 2
    fields = .allocate(capacity: fieldCapacity)
    charge = MemoryCharge(watch.memory)
  }

  deinit {
    base.deallocate()
    fields.deallocate()
  }

  /// Room for `needed` bytes; the first `kept` stay.
  func grow(to needed: Int, keeping kept: Int, _ watch: StatementWatch, _ path: String)
    throws(FileFault)
  {
    guard needed > capacity else { return }
    try watch.raise(charge, to: needed + fieldCount * MemoryLayout<CSVField>.stride, path)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed + Self.slack)
    larger.update(from: base, count: kept)
    base.deallocate()
    base = larger
    capacity = needed
  }

  /// Room for the fields of the first `length` bytes, which `delimiter` and line feeds part.
  func reserveFields(_ length: Int, delimiter: UInt8) {
    // A field takes a byte at least, its separator.
    guard length + 2 > fieldCapacity else { return }
    let bytes = UnsafeBufferPointer(start: base, count: length)
    let needed = bytes.count { $0 == delimiter || $0 == 0x0A } + 2
    guard needed > fieldCapacity else { return }
    fields.deallocate()
    fieldCapacity = needed
    fields = .allocate(capacity: fieldCapacity)
  }

  /// Memory counts from when it is used: a small file charges little.
  func chargeContent(_ watch: StatementWatch, _ path: String) throws(FileFault) {
    try watch.raise(charge, to: count + fieldCount * MemoryLayout<CSVField>.stride, path)
  }

  private var fieldCount: Int { rowEnd * columnCount }

  @inline(__always)
  func text(_ field: CSVField) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + Int(field.start), count: field.count)
  }

  func field(_ row: Int, _ column: Int) -> CSVField {
    fields[row * columnCount + place(column)]
  }

  func values(_ column: Int) -> CSVValues {
    CSVValues(base: base, fields: fields + place(column), columnCount: columnCount)
  }

  private func place(_ column: Int) -> Int { order.isEmpty ? column : order[column] }
}

/// One column of a block, without the objects behind it: loops over rows must not count references.
struct CSVValues {
  let base: UnsafeMutablePointer<UInt8>
  let fields: UnsafeMutablePointer<CSVField>
  let columnCount: Int

  @inline(__always)
  func field(_ row: Int) -> CSVField { fields[row &* columnCount] }

  @inline(__always)
  func text(_ field: CSVField) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + Int(field.start), count: field.count)
  }
}
