import Language

/// `bar x=region y=pooled,mean`: how a result is drawn. It says nothing about the query.
public struct ChartSpec: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case bar, line, heatmap
  }

  /// A column as the user named it.
  public struct ColumnName: Sendable {
    public let text: String
    public let span: SourceSpan
  }

  public let kind: Kind
  /// Bars and points stand along it; the rows of a heat map.
  public let x: ColumnName
  /// The numbers; at least one, exactly one for a heat map.
  public let y: [ColumnName]
  /// A series a value; the columns of a heat map.
  public let by: ColumnName?
  /// Of the whole specification.
  public let span: SourceSpan

  /// `KIND x=COLUMN …`, for usage lines.
  public static let form = "KIND x=COLUMN y=COLUMN[,COLUMN…] [by=COLUMN]"
}

extension ChartSpec {
  /// Reads a specification; which columns there are is known only when it is drawn.
  ///
  /// - Parameter offset: where `text` begins in the user's own text, in bytes.
  /// - Throws: for an unknown kind or option, a missing or repeated option.
  public init(parsing text: String, at offset: Int = 0) throws(Diagnostic) {
    var words = ChartWordReader(text, at: offset)
    span = SourceSpan(offset, offset + text.utf8.count)
    guard let first = words.word() else { throw .chart("which kind of chart?", at: span) }
    guard let kind = Kind(rawValue: first.text.lowercased()) else { throw .unknownKind(first) }
    self.kind = kind
    var given: [String: [ColumnName]] = [:]
    while let option = words.word(endingAt: "=") {
      let key = option.text.lowercased()
      guard ["x", "y", "by"].contains(key) else { throw .unknownOption(option) }
      guard words.accept("=") else { throw .chart("'\(option.text)' lacks '='", at: option.span) }
      guard given[key] == nil else {
        throw .chart("'\(option.text)' stands twice", at: option.span)
      }
      given[key] = try words.columns(of: option)
    }
    guard let x = given["x"]?.first, let y = given["y"] else {
      throw .lacks(given["x"] == nil ? "x" : "y", kind, at: span)
    }
    by = given["by"]?.first
    self.x = x
    self.y = y
    if kind == .heatmap, by == nil { throw .lacks("by", kind, at: span) }
    let single = [given["x"], given["by"], kind == .heatmap || by != nil ? y : nil]
    for case let names? in single where names.count > 1 {
      throw .chart("one column is wanted here", at: names[1].span)
    }
  }
}

/// The words of a specification with their places.
struct ChartWordReader {
  private let utf8: [UInt8]
  private let offset: Int
  private var position = 0

  init(_ text: String, at offset: Int) {
    utf8 = Array(text.utf8)
    self.offset = offset
  }

  /// Up to a blank or `end`; nil at the end of the text.
  mutating func word(endingAt end: Character? = nil) -> ChartSpec.ColumnName? {
    skipBlanks()
    let start = position
    while position < utf8.count, !Self.isBlank(utf8[position]), utf8[position] != end?.asciiValue {
      position += 1
    }
    return start == position ? nil : name(start, position)
  }

  mutating func accept(_ mark: Character) -> Bool {
    guard position < utf8.count, utf8[position] == mark.asciiValue else { return false }
    position += 1
    return true
  }

  /// `a,b`; a name with blanks stands in double quotes or backticks.
  mutating func columns(
    of option: ChartSpec.ColumnName
  ) throws(Diagnostic) -> [ChartSpec.ColumnName] {
    var names: [ChartSpec.ColumnName] = []
    repeat {
      guard let name = try column() else {
        throw .chart("'\(option.text)=' lacks a column", at: option.span)
      }
      names.append(name)
    } while accept(",")
    return names
  }

  private mutating func column() throws(Diagnostic) -> ChartSpec.ColumnName? {
    let start = position
    guard position < utf8.count else { return nil }
    let quote = utf8[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "`") else {
      while position < utf8.count, !Self.isBlank(utf8[position]),
        utf8[position] != UInt8(ascii: ",")
      { position += 1 }
      return start == position ? nil : name(start, position)
    }
    position += 1
    var bytes: [UInt8] = []
    while position < utf8.count {
      if accept(Character(Unicode.Scalar(quote))) {
        // A doubled quote is one.
        guard position < utf8.count, utf8[position] == quote else {
          return ChartSpec.ColumnName(
            text: String(decoding: bytes, as: UTF8.self),
            span: SourceSpan(offset + start, offset + position))
        }
      }
      bytes.append(utf8[position])
      position += 1
    }
    throw .chart("the quote is not closed", at: SourceSpan(offset + start, offset + utf8.count))
  }

  private func name(_ start: Int, _ end: Int) -> ChartSpec.ColumnName {
    ChartSpec.ColumnName(
      text: String(decoding: utf8[start..<end], as: UTF8.self),
      span: SourceSpan(offset + start, offset + end))
  }

  private mutating func skipBlanks() {
    while position < utf8.count, Self.isBlank(utf8[position]) { position += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
