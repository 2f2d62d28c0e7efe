/// A text as a value of a type, appended to a column; what CAST from STRING accepts.
public enum TextParser {
  /// - Returns: false where the text is no such value; nothing is appended then.
  public static func append(
    _ text: UnsafeBufferPointer<UInt8>, to column: ColumnBuilder
  ) -> Bool {
    switch column.type {
    case .string: column.append(text: text)
    case .bool:
      guard let value = bool(text) else { return false }
      column.append(Int64(value ? 1 : 0))
    case .int64:
      guard let value = NumberText.integer(text) else { return false }
      column.append(value)
    case .float64:
      guard let value = NumberText.double(text) else { return false }
      column.append(value)
    case .date:
      guard let date = CalendarDate(iso: NumberText.trimmed(text)) else { return false }
      column.append(Int64(date.days))
    case .timestamp:
      guard let moment = Timestamp(iso: NumberText.trimmed(text)) else { return false }
      column.append(moment.microseconds)
    case .decimal, .ratio:
      guard let value = exact(text, column.type) else { return false }
      column.append(wide: value)
    case .null: return false
    }
    return true
  }

  /// The value of a text; nil where it is none of the type.
  public static func value(_ text: String, of type: DataType) -> Value? {
    let column = ColumnBuilder(type: type)
    var text = text
    guard text.withUTF8({ append($0, to: column) }) else { return nil }
    return column.seal().value(at: 0)
  }

  private static func bool(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch String(decoding: NumberText.trimmed(text), as: UTF8.self).lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// Unscaled; `45%` too where a RATIO is asked for.
  private static func exact(_ text: UnsafeBufferPointer<UInt8>, _ type: DataType) -> Int128? {
    var text = NumberText.trimmed(text)
    var percentDigits = 0
    if type == .ratio, text.last == UInt8(ascii: "%") {
      text = UnsafeBufferPointer(rebasing: text.dropLast())
      percentDigits = 2
    }
    guard let number = NumberText.decimal(text),
      let value = number.unscaled.rescaled(
        from: number.scale + percentDigits, to: type.decimalScale!),
      type.holds(unscaled: value)
    else { return nil }
    return value
  }
}
