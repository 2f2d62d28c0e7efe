import Engine

/// The cells of one column of a chunk as text, back to back.
final class CellColumn {
  let buffer = ByteBuffer()
  /// Where each cell ends.
  private(set) var ends: [Int] = []
  private(set) var isNull: [Bool] = []

  var count: Int { ends.count }

  func removeAll() {
    buffer.removeAll()
    ends.removeAll(keepingCapacity: true)
    isNull.removeAll(keepingCapacity: true)
  }

  func end(isNull: Bool) {
    ends.append(buffer.count)
    self.isNull.append(isNull)
  }

  /// Valid until the column changes.
  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    let start = row == 0 ? 0 : ends[row - 1]
    return UnsafeBufferPointer(start: buffer.base + start, count: ends[row] - start)
  }
}

/// Formats one column of a result, chunk by chunk.
///
/// What a dictionary's entry needs is looked up once an entry, not once a row.
final class CellFormatter {
  private enum Look: UInt8 {
    case unknown, plain, special
  }

  private let style: CellStyle
  private var known: TextDictionary?
  private var looks: [Look] = []

  init(_ style: CellStyle) { self.style = style }

  /// Appends the cells of `rows`.
  func format(_ vector: Vector, rows: Range<Int>, into cells: CellColumn) {
    switch vector.type {
    case .string: formatText(vector, rows, cells)
    case .float64: formatFloats(vector, rows, cells)
    case .null: for _ in rows { appendNull(cells) }
    default:
      if vector.layout == .i128 {
        formatWide(vector, rows, cells)
      } else {
        formatIntegers(vector, rows, cells)
      }
    }
  }

  private func appendNull(_ cells: CellColumn) {
    cells.buffer.append(style.nullText)
    cells.end(isNull: true)
  }

  private func formatText(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    guard let dictionary = vector.dictionary else { return }
    if known !== dictionary {
      known = dictionary
      looks = []
    }
    if looks.count < dictionary.count {
      looks += repeatElement(.unknown, count: dictionary.count - looks.count)
    }
    for row in rows {
      guard vector.isValid(row) else {
        appendNull(cells)
        continue
      }
      append(dictionary, code: Int(vector.integer(row)), to: cells.buffer)
      cells.end(isNull: false)
    }
  }

  private func append(_ dictionary: TextDictionary, code: Int, to buffer: ByteBuffer) {
    let text = dictionary[code]
    if looks[code] == .unknown { looks[code] = style.escape.isPlain(text) ? .plain : .special }
    if style.isJSON { buffer.append(UInt8(ascii: "\"")) }
    if looks[code] == .plain { buffer.append(text) } else { style.escape.append(text, to: buffer) }
    if style.isJSON { buffer.append(UInt8(ascii: "\"")) }
  }

  private func formatFloats(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    let values = vector.pointer(Double.self)
    for row in rows {
      let value = values[row]
      guard vector.isValid(row), value.isFinite || !style.isJSON else {
        appendNull(cells)
        continue
      }
      let start = cells.buffer.count
      if style.isHuman {
        cells.buffer.append(float: value, digits: style.digits)
        localize(cells.buffer, from: start)
      } else {
        cells.buffer.append(shortest: value)
      }
      cells.end(isNull: false)
    }
  }

  private func formatWide(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    let values = vector.pointer(Int128.self)
    let scale = vector.type.decimalScale ?? 0
    for row in rows {
      guard vector.isValid(row) else {
        appendNull(cells)
        continue
      }
      let start = cells.buffer.count
      cells.buffer.append(wideUnscaled: values[row], scale: scale)
      localize(cells.buffer, from: start)
      cells.end(isNull: false)
    }
  }

  private func formatIntegers(_ vector: Vector, _ rows: Range<Int>, _ cells: CellColumn) {
    for row in rows {
      guard vector.isValid(row) else {
        appendNull(cells)
        continue
      }
      append(vector.integer(row), as: vector.type, to: cells.buffer)
      cells.end(isNull: false)
    }
  }

  private func append(_ value: Int64, as type: DataType, to buffer: ByteBuffer) {
    let start = buffer.count
    switch type {
    case .bool: return buffer.append(value == 0 ? "false" : "true")
    case .date:
      if style.isJSON { buffer.append(UInt8(ascii: "\"")) }
      buffer.append(date: value, locale: style.locale)
      if style.isJSON { buffer.append(UInt8(ascii: "\"")) }
      return
    case .ratio where style.isHuman:
      buffer.append(percent: value, allDecimals: style.digits == .full)
    case .int64: buffer.append(integer: value)
    default: buffer.append(unscaled: value, scale: type.decimalScale ?? 0)
    }
    localize(buffer, from: start)
  }

  private func localize(_ buffer: ByteBuffer, from start: Int) {
    guard style.locale == .vietnamese else { return }
    buffer.makeVietnamese(from: start, isUTF8: style.isUTF8)
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
