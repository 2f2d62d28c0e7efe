import Engine
import Language

/// `-- param NAME TYPE [in TABLE.COLUMN] [default VALUE]`
public struct ReportParameter: Sendable {
  /// A column whose values are the only ones allowed.
  public struct Choices: Sendable, Equatable {
    public let table: String
    public let column: String
  }

  public let name: String
  public let type: DataType
  public let choices: Choices?
  /// The literal as written; nil where a value must be given.
  public let defaultText: String?
  /// Of the whole line, in the report's text.
  public let span: SourceSpan

  /// `year=INT64`, in brackets where it may be left out.
  public var usage: String {
    defaultText == nil ? "-p \(name)=\(type)" : "[-p \(name)=\(type)]"
  }
}

extension ReportParameter {
  init(_ line: HeaderLine) throws(Diagnostic) {
    var words = HeaderWords(line)
    guard let name = words.next(), name.text.isParameterName, let type = words.type() else {
      throw .malformed(.param, at: line.span)
    }
    self.name = name.text
    self.type = try Self.type(type)
    choices = words.accept("in") ? try Self.choices(words.next(), line) : nil
    defaultText = words.accept("default") ? try Self.literal(words.rest(), line) : nil
    guard words.isAtEnd else { throw .malformed(.param, at: line.span) }
    span = line.span
  }

  private static func choices(
    _ word: HeaderWords.Word?, _ line: HeaderLine
  ) throws(Diagnostic) -> Choices {
    guard let parts = word?.text.split(separator: ".", omittingEmptySubsequences: false),
      parts.count >= 2, parts.allSatisfy({ !$0.isEmpty })
    else { throw .malformed(.param, at: line.span) }
    return Choices(
      table: parts.dropLast().joined(separator: "."), column: String(parts[parts.count - 1]))
  }

  private static func literal(
    _ word: HeaderWords.Word?, _ line: HeaderLine
  ) throws(Diagnostic) -> String {
    guard let word else { throw .malformed(.param, at: line.span) }
    // Whatever is wrong with it, the header's own words say it better.
    guard let value = try? Parser.parseExpression(SourceText(word.text)), value.isLiteral else {
      throw .defaultNoLiteral(word.text, at: word.span)
    }
    return word.text
  }

  private static func type(_ word: HeaderWords.Word) throws(Diagnostic) -> DataType {
    let cast = try? Parser.parseExpression(SourceText("CAST(NULL AS \(word.text))"))
    guard case .cast(_, let name, _) = cast?.kind, let type = DataType(parameter: name) else {
      throw .unknownParameterType(word.text, at: word.span)
    }
    return type
  }
}

extension Expression {
  fileprivate var isLiteral: Bool {
    switch kind {
    case .literal: true
    case .unary(.minus, let operand), .unary(.plus, let operand): operand.isLiteral
    default: false
    }
  }
}

extension DataType {
  fileprivate init?(parameter name: TypeName) {
    switch name.kind {
    case .bool: self = .bool
    case .int64: self = .int64
    case .float64: self = .float64
    case .string: self = .string
    case .date: self = .date
    case .ratio: self = .ratio
    case .timestamp: self = .timestamp
    case .decimal(let precision, let scale):
      let digits = precision ?? 38
      let fraction = scale ?? (precision == nil ? 9 : 0)
      guard (1...38).contains(digits), (0...digits).contains(fraction) else { return nil }
      self = .decimal(precision: digits, scale: fraction)
    }
  }
}

extension String {
  /// What may follow `@`.
  fileprivate var isParameterName: Bool {
    guard let first = unicodeScalars.first, first == "_" || first.properties.isAlphabetic else {
      return false
    }
    return unicodeScalars.allSatisfy {
      $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }
}
