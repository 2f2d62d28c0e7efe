import Engine

/// One column of a file on its way into segments.
final class CSVColumn {
  /// A field that cannot be read, in the rows of a block.
  struct Problem {
    let row: Int
    let message: String
    /// Of bad text, inside the field.
    var byteOffset: Int?
    /// Whether another type may hold the value.
    var isOfType = true
  }

  let name: String
  /// Among the fields of a record.
  let position: Int
  let type: DataType
  let isDeclared: Bool
  let isNotNull: Bool
  private let nullText: [UInt8]
  private let quote: UInt8?
  private let hasEscapes: Bool
  /// Unquoted text means itself.
  let isPlain: Bool
  var builder: ColumnBuilder
  var intern: TextIntern?
  private(set) var segments: [Segment]
  /// Of `byteCount`, in the statement's budget.
  let charge: MemoryCharge
  private var sealedByteCount = 0
  private let dictionaryBytesBefore: Int
  /// Of an exact number, unscaled; what the guess must know where the type fails later.
  var largest: UInt64 = 0
  private let scratch = ByteBuffer()

  var rowCount: Int { segments.reduce(builder.rowCount) { $0 + $1.vector.count } }
  /// What the file has brought so far.
  var byteCount: Int {
    sealedByteCount + builder.byteCount
      + (intern?.dictionary.allocatedByteCount ?? 0) - dictionaryBytesBefore
  }
  var normalizedCount: Int { intern?.normalizedCount ?? 0 }
  var dictionary: TextDictionary? { intern?.dictionary }

  /// - Parameter existing: full segments that stand before, and rows to begin with.
  init(
    name: String, position: Int, type: DataType, isDeclared: Bool, isNotNull: Bool = false,
    options: CSVOptions, dictionary: TextDictionary? = nil, existing: [Segment] = [],
    _ watch: StatementWatch
  ) {
    self.name = name
    self.position = position
    self.type = type
    self.isDeclared = isDeclared
    self.isNotNull = isNotNull
    nullText = Array(options.nullText.utf8)
    quote = options.quote
    hasEscapes = options.hasEscapes
    isPlain = options.nullText.isEmpty && !options.hasEscapes
    builder = ColumnBuilder(type: type, dictionary: dictionary)
    intern = builder.dictionary.map { TextIntern($0) }
    segments = existing
    charge = MemoryCharge(watch.memory)
    dictionaryBytesBefore = dictionary?.allocatedByteCount ?? 0
    if let last = existing.last, last.vector.count < RowGroup.capacity {
      segments.removeLast()
      builder.append(last.vector)
    }
  }

  /// Takes the rows of a block; on a problem the rows before it are in.
  func read(_ block: CSVBlock) -> Problem? {
    var row = block.firstRow
    while row < block.rowEnd {
      let end = min(block.rowEnd, row + RowGroup.capacity - builder.rowCount)
      if let problem = read(block, row..<end) { return problem }
      row = end
      if builder.rowCount == RowGroup.capacity { seal() }
    }
    return nil
  }

  /// NULL in every row: the file does not have this column.
  func readNothing(_ block: CSVBlock) -> Problem? {
    if isNotNull && block.firstRow < block.rowEnd {
      return Problem(row: block.firstRow, message: "column '\(name)' may not be NULL")
    }
    for _ in block.firstRow..<block.rowEnd {
      builder.appendNull()
      if builder.rowCount == RowGroup.capacity { seal() }
    }
    return nil
  }

  /// All rows are in; what they take stays charged until the statement ends.
  func finish() {
    if builder.rowCount > 0 { seal() }
    charge.keep()
  }

  private func seal() {
    if segments.isEmpty { dropUselessDictionary() }
    let segment = Segment(builder.seal())
    sealedByteCount += segment.byteCount
    segments.append(segment)
  }

  /// Where more than half of the first row group's texts are new, finding them again would cost
  /// more than keeping them twice.
  private func dropUselessDictionary() {
    guard let known = intern?.dictionary, known.isUnique, builder.rowCount == RowGroup.capacity,
      known.count > builder.rowCount / 2
    else { return }
    let vector = builder.seal()
    let plain = ColumnBuilder(type: type, dictionary: TextDictionary(isUnique: false))
    for row in 0..<vector.count {
      if vector.isValid(row) {
        plain.append(text: known[Int(vector.integer(row))])
      } else {
        plain.appendNull()
      }
    }
    builder = plain
    intern?.exchange(plain.dictionary!)
  }

  private func read(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    switch type {
    case .string, .null: readTexts(block, rows)
    case .int64: readIntegers(block, rows)
    case .float64: readFloats(block, rows)
    case .date: readDates(block, rows)
    case .timestamp: readTimestamps(block, rows)
    case .bool: readBools(block, rows)
    case .ratio: readRatios(block, rows)
    case .decimal(let precision, let scale):
      precision <= DataType.narrowPrecision
        ? readDecimals(block, rows, precision, scale) : readWide(block, rows, precision, scale)
    }
  }

  /// The text of a field that is not NULL, as it was meant; nil for NULL.
  func text(_ block: CSVBlock, _ row: Int) -> UnsafeBufferPointer<UInt8>? {
    text(block.values(position), row, isPlain: isPlain)
  }

  /// - Parameter isPlain: the file's own; read once a block.
  @inline(__always)
  func text(_ values: CSVValues, _ row: Int, isPlain: Bool) -> UnsafeBufferPointer<UInt8>? {
    let field = values.field(row)
    if field.isQuoted {
      return field.hasDoubledQuotes ? unescaped(values.text(field)) : values.text(field)
    }
    if field.count == 0 { return nil }
    return isPlain ? values.text(field) : meant(values.text(field))
  }

  /// A text that may stand for NULL or hold backslashes.
  private func meant(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    if text.elementsEqual(nullText) { return nil }
    guard hasEscapes, text.contains(UInt8(ascii: "\\")) else { return text }
    scratch.removeAll()
    scratch.append(unescaping: text)
    _ = scratch.tail(room: CSVBlock.slack)
    return scratch.bytes
  }

  /// Quotes stand in pairs here: the tokenizer saw to it.
  private func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    scratch.removeAll()
    var isSecond = false
    for byte in text {
      isSecond = byte == quote && !isSecond
      if byte != quote || isSecond { scratch.append(byte) }
    }
    _ = scratch.tail(room: CSVBlock.slack)
    return scratch.bytes
  }
}
