import Engine

/// The cells of one column of a chunk as text, back to back.
final class CellColumn {
  let buffer = ByteBuffer()
  /// What stands before each cell, as part of it.
  let prefix: [UInt8]
  private(set) var count = 0
  private var capacity = 0
  /// Where each cell ends.
  private(set) var ends = UnsafeMutablePointer<Int>.allocate(capacity: 0)
  private var nulls = UnsafeMutablePointer<Bool>.allocate(capacity: 0)

  init(prefix: [UInt8] = []) { self.prefix = prefix }

  deinit {
    ends.deallocate()
    nulls.deallocate()
  }

  func removeAll() {
    buffer.removeAll()
    count = 0
  }

  func reserve(_ rowCount: Int) {
    guard count + rowCount > capacity else { return }
    capacity = count + rowCount
    ends = Self.moved(ends, count, capacity)
    nulls = Self.moved(nulls, count, capacity)
  }

  private static func moved<T>(
    _ old: UnsafeMutablePointer<T>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<T> {
    let new = UnsafeMutablePointer<T>.allocate(capacity: capacity)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }

  /// Ends a cell; room was reserved.
  @inline(__always)
  func end(isNull: Bool) {
    precondition(count < capacity)
    (ends + count).initialize(to: buffer.count)
    (nulls + count).initialize(to: isNull)
    count += 1
  }

  func isNull(_ row: Int) -> Bool {
    precondition(row < count)
    return nulls[row]
  }

  /// Valid until the column changes.
  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(row < count)
    let start = row == 0 ? 0 : ends[row - 1]
    return UnsafeBufferPointer(start: buffer.base + start, count: ends[row] - start)
  }
}

/// Formats one column of a result, chunk by chunk.
///
/// What a dictionary's entry needs is looked up once an entry, not once a row.
final class CellFormatter {
  private let style: CellStyle
  private var texts: TextLooks?

  init(_ style: CellStyle) { self.style = style }

  /// Appends the cells of `rows`.
  func format(_ vector: Vector, rows: Range<Int>, into cells: CellColumn) {
    cells.reserve(rows.count)
    switch vector.type {
    case .string: formatText(vector, rows, cells)
    case .float64: formatFloats(vector, rows, cells)
    case .null: each(vector, rows, cells) { _, _ in false }
    case .bool, .date, .timestamp: formatWords(vector, rows, cells)
    default:
      if vector.layout == .i128 {
        formatWide(vector, rows, cells)
      } else {
        formatNumbers(vector, rows, cells)
      }
    }
  }

  /// Hands every row that is not NULL to `append`, which answers false for what has no text.
  @inline(__always)
  private func each(
    _ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn,
    _ append: (_ row: Int, _ buffer: ByteBuffer) -> Bool
  ) {
    let buffer = cells.buffer
    let validity = vector.validity
    let hasPrefix = !cells.prefix.isEmpty
    for row in rows {
      if hasPrefix { buffer.append(cells.prefix) }
      let isValid = validity?.isValid(row) ?? true
      if isValid && append(row, buffer) {
        cells.end(isNull: false)
      } else {
        buffer.append(style.nullText)
        cells.end(isNull: true)
      }
    }
  }

  private func formatText(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    guard let dictionary = vector.dictionary, vector.type != .null else { return }
    let looks = texts.flatMap { $0.dictionary === dictionary ? $0 : nil } ?? TextLooks(dictionary)
    looks.grow()
    texts = looks
    let isJSON = style.isJSON
    let escape = style.escape
    each(vector, rows, cells) { row, buffer in
      let code = Int(vector.integer(row))
      let text = dictionary[code]
      if isJSON { buffer.append(UInt8(ascii: "\"")) }
      if looks.isPlain(code, text, escape) {
        buffer.append(text)
      } else {
        escape.append(text, to: buffer)
      }
      if isJSON { buffer.append(UInt8(ascii: "\"")) }
      return true
    }
  }

  private func formatFloats(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    let values = vector.pointer(Double.self)
    each(vector, rows, cells) { row, buffer in
      let value = values[row]
      if style.isJSON && !value.isFinite { return false }
      guard style.isHuman else {
        buffer.append(shortest: value)
        return true
      }
      let start = buffer.count
      buffer.append(float: value, digits: style.digits)
      localize(buffer, from: start)
      return true
    }
  }

  private func formatWide(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    let values = vector.pointer(Int128.self)
    let scale = vector.type.decimalScale ?? 0
    each(vector, rows, cells) { row, buffer in
      let start = buffer.count
      buffer.append(wideUnscaled: values[row], scale: scale)
      localize(buffer, from: start)
      return true
    }
  }

  private func formatWords(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    let isBool = vector.type == .bool
    let isTimestamp = vector.type == .timestamp
    let isJSON = style.isJSON
    let locale = style.locale
    each(vector, rows, cells) { row, buffer in
      let value = vector.integer(row)
      if isBool {
        buffer.append(value == 0 ? "false" : "true")
        return true
      }
      if isJSON { buffer.append(UInt8(ascii: "\"")) }
      if isTimestamp {
        buffer.append(timestamp: value, locale: locale)
      } else {
        buffer.append(date: value, locale: locale)
      }
      if isJSON { buffer.append(UInt8(ascii: "\"")) }
      return true
    }
  }

  private func formatNumbers(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    let scale = vector.type.decimalScale ?? 0
    let isPercent = vector.type == .ratio && style.isHuman
    let isFull = style.digits == .full
    let isPlain = style.locale == .plain
    each(vector, rows, cells) { row, buffer in
      let value = vector.integer(row)
      let start = buffer.count
      if isPercent {
        buffer.append(percent: value, allDecimals: isFull)
      } else if scale == 0 {
        buffer.append(integer: value)
      } else {
        buffer.append(unscaled: value, scale: scale)
      }
      if !isPlain { localize(buffer, from: start) }
      return true
    }
  }

  private func localize(_ buffer: ByteBuffer, from start: Int) {
    guard style.locale == .vietnamese else { return }
    buffer.makeVietnamese(from: start, isUTF8: style.isUTF8)
  }
}

/// Which entries of a dictionary can be copied as they are.
private final class TextLooks {
  let dictionary: TextDictionary
  /// 0 = not looked at yet, 1 = plain, 2 = needs escaping.
  private var looks: UnsafeMutablePointer<UInt8>
  private var count = 0

  init(_ dictionary: TextDictionary) {
    self.dictionary = dictionary
    looks = .allocate(capacity: 0)
  }

  deinit { looks.deallocate() }

  /// Room for what the dictionary holds by now.
  func grow() {
    guard dictionary.count > count else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: dictionary.count)
    larger.update(from: looks, count: count)
    (larger + count).initialize(repeating: 0, count: dictionary.count - count)
    looks.deallocate()
    looks = larger
    count = dictionary.count
  }

  @inline(__always)
  func isPlain(_ code: Int, _ text: UnsafeBufferPointer<UInt8>, _ escape: TextEscape) -> Bool {
    precondition(code < count)
    if looks[code] == 0 { looks[code] = escape.isPlain(text) ? 1 : 2 }
    return looks[code] == 1
  }
}

extension Vector {
  /// The whole number, unscaled decimal, day or code at `row`; not for `.i128` and `.f64`.
  @inline(__always)
  func integer(_ row: Int) -> Int64 {
    switch layout {
    case .u8: Int64(pointer(UInt8.self)[row])
    case .u16: Int64(pointer(UInt16.self)[row])
    case .i32: Int64(pointer(Int32.self)[row])
    case .i64: pointer(Int64.self)[row]
    case .i128, .f64: preconditionFailure("integer of a wide or floating vector")
    }
  }
}
