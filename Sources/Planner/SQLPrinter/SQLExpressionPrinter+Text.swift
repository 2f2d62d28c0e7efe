import Engine
import Language

struct SQLLike {
  let operand: BoundExpression
  let pattern: BoundExpression
  let escape: Character?
  let ignoresCase: Bool
  let origin: Origin

  init(
    _ operand: BoundExpression, _ pattern: BoundExpression, _ escape: Character?,
    _ ignoresCase: Bool, _ origin: Origin
  ) {
    self.operand = operand
    self.pattern = pattern
    self.escape = escape
    self.ignoresCase = ignoresCase
    self.origin = origin
  }
}

extension SQLExpressionPrinter {
  /// A function of texts that a pattern alone does not say; nil where it does.
  func textCall(
    _ name: String, _ arguments: [BoundExpression], _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String? {
    switch name {
    case "CONCAT": return "(\(try texts(arguments, columns).joined(separator: " || ")))"
    case "TRIM", "LTRIM", "RTRIM":
      return try trimmed(side: String(name.dropLast(4)).lowercased(), arguments, columns)
    case "REPLACE" where dialect == .sqlite && (arguments[2].foldedValue ?? .null).isNull:
      // Where there is nothing to replace, SQLite does not look at a NULL replacement.
      let replacement = try text(arguments[2], columns)
      let call = try self.call("replace", arguments, columns)
      return "CASE WHEN \(replacement) IS NOT NULL THEN \(call) END"
    case "LOWER" where dialect == .postgres, "UPPER" where dialect == .postgres:
      // Case follows the locale of the database, which may know ASCII letters alone.
      let text = try text(arguments[0], columns)
      return "(\(name.lowercased())(\(text) COLLATE \"und-x-icu\") COLLATE \"C\")"
    case "SUBSTR": return try part(of: arguments, columns)
    case "LEFT" where dialect != .sqlite, "RIGHT" where dialect != .sqlite, "REPEAT", "SPLIT_PART":
      if dialect == .sqlite { throw unsupported(name, origin) }
      return try counted(name, arguments, columns)
    case "LPAD", "RPAD":
      if dialect == .sqlite { throw unsupported(name, origin) }
      let blank = BoundExpression.constant(.string(" "), .string)
      return try counted(name, arguments.count > 2 ? arguments : arguments + [blank], columns)
    case "CHR":
      if dialect == .spark { throw unsupported(name, origin) }
      let code = try text(arguments[0], columns)
      let call = dialect == .sqlite ? "char(\(code))" : "chr(CAST(\(code) AS INTEGER))"
      return "CASE WHEN \(code) = 0 THEN '' WHEN \(code) <> 0 THEN \(call) END"
    case "NORMALIZE": return try normalized(arguments, origin, columns)
    case "REGEXP_EXTRACT": return try firstMatch(arguments, origin, columns)
    default: return nil
    }
  }

  /// Counts of characters are INT32 there.
  private func counted(
    _ name: String, _ arguments: [BoundExpression], _ columns: Columns
  ) throws(Diagnostic) -> String {
    var all: [String] = []
    for argument in arguments { all.append(try count(argument, columns)) }
    return "\(name.lowercased())(\(all.joined(separator: ", ")))"
  }

  private func count(
    _ argument: BoundExpression, _ columns: Columns
  ) throws(Diagnostic) -> String {
    if argument.type != .int64 || dialect == .sqlite { return try text(argument, columns) }
    if case .int64(let number)? = argument.foldedValue, abs(number) < Int32.max {
      return "\(number)"
    }
    return "CAST(\(try text(argument, columns)) AS INTEGER)"
  }

  private func part(
    of arguments: [BoundExpression], _ columns: Columns
  ) throws(Diagnostic) -> String {
    let text = try self.text(arguments[0], columns)
    var start = try count(arguments[1], columns)
    var length = arguments.count > 2 ? try count(arguments[2], columns) : nil
    let constant =
      if case .int64(let start)? = arguments[1].foldedValue { start } else { Int64?.none }
    if dialect == .postgres, constant.map({ $0 < 0 }) ?? true {
      // What is counted from the end elsewhere lies before the text there.
      start = "CASE WHEN \(start) < 0 THEN length(\(text)) + \(start) + 1 ELSE \(start) END"
    }
    if dialect == .spark, constant.map({ $0 == 0 }) ?? true {
      // Position 0 is the first character there.
      length = length.map { "(\($0) - CASE WHEN \(start) = 0 THEN 1 ELSE 0 END)" }
    }
    return "substr(\(([text, start] + (length.map { [$0] } ?? [])).joined(separator: ", ")))"
  }

  private func normalized(
    _ arguments: [BoundExpression], _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    var form = "NFC"
    if arguments.count > 1, case .string(let name)? = arguments[1].foldedValue { form = name }
    let text = try self.text(arguments[0], columns)
    switch dialect {
    case .postgres: return "normalize(\(text), \(form.uppercased()))"
    case .duckdb where form.uppercased() == "NFC": return "nfc_normalize(\(text))"
    default: throw unsupported("NORMALIZE to \(form)", origin)
    }
  }

  private func firstMatch(
    _ arguments: [BoundExpression], _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    guard dialect == .duckdb else { throw unsupported("REGEXP_EXTRACT", origin) }
    guard case .string(let pattern)? = arguments[1].foldedValue, !pattern.contains("(") else {
      throw unsupported("REGEXP_EXTRACT of a group", origin)
    }
    // Where nothing matches it would be empty.
    let all = try texts(arguments, columns).joined(separator: ", ")
    return "CASE WHEN regexp_matches(\(all)) THEN regexp_extract(\(all)) END"
  }

  /// All that Unicode calls white space, which TRIM takes away where no characters are given.
  static let whiteSpace = String(
    String.UnicodeScalarView(
      (UInt32(0x9)...0x3000).compactMap(Unicode.Scalar.init).filter(\.properties.isWhitespace)))

  func like(_ like: SQLLike, _ columns: Columns) throws(Diagnostic) -> String {
    var text = try self.text(like.operand, columns)
    if dialect == .sqlite { return try glob(like, text, columns) }
    var pattern = try self.text(like.pattern, columns)
    let word = like.ignoresCase ? "ILIKE" : "LIKE"
    var suffix = ""
    if let escape = like.escape {
      suffix = " ESCAPE \(try string(String(escape)))"
    } else if dialect == .postgres {
      suffix = " ESCAPE ''"
    } else if dialect == .spark {
      pattern = "replace(\(pattern), '\\\\', '\\\\\\\\')"
    }
    if like.ignoresCase, dialect == .postgres {
      text += " COLLATE \"und-x-icu\""
      pattern += " COLLATE \"und-x-icu\""
    }
    return "(\(text) \(word) \(pattern)\(suffix))"
  }

  /// LIKE minds no case in SQLite, GLOB does.
  private func glob(
    _ like: SQLLike, _ text: String, _ columns: Columns
  ) throws(Diagnostic) -> String {
    if like.ignoresCase { throw unsupported("ILIKE", like.origin) }
    if case .constant(.string(let pattern), _) = like.pattern {
      return "(\(text) GLOB \(try string(globPattern(pattern, like)))" + ")"
    }
    if like.escape != nil { throw unsupported("LIKE … ESCAPE of a pattern column", like.origin) }
    var pattern = try self.text(like.pattern, columns)
    for (old, new) in [("[", "[[]"), ("*", "[*]"), ("?", "[?]"), ("%", "*"), ("_", "?")] {
      pattern = "replace(\(pattern), '\(old)', '\(new)')"
    }
    return "(\(text) GLOB \(pattern))"
  }

  private func globPattern(_ pattern: String, _ like: SQLLike) throws(Diagnostic) -> String {
    var glob = ""
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      if !isEscaped, let escape = like.escape, escape.unicodeScalars.first == scalar {
        isEscaped = true
        continue
      }
      switch scalar {
      case "%" where !isEscaped: glob += "*"
      case "_" where !isEscaped: glob += "?"
      case "[", "*", "?": glob += "[\(scalar)]"
      default: glob.unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    if isEscaped { throw unsupported("a pattern that ends with its escape", like.origin) }
    return glob
  }

  /// `side`: `l` or `r` for one end, empty for both.
  func trimmed(
    side: String, _ arguments: [BoundExpression], _ columns: Columns
  ) throws(Diagnostic) -> String {
    let text = try self.text(arguments[0], columns)
    let characters =
      arguments.count > 1
      ? try self.text(arguments[1], columns) : try string(Self.whiteSpace)
    if dialect == .spark {
      let word = side == "l" ? "LEADING" : side == "r" ? "TRAILING" : "BOTH"
      return "trim(\(word) \(characters) FROM \(text))"
    }
    let name = side.isEmpty && dialect == .postgres ? "btrim" : "\(side)trim"
    return "\(name)(\(text), \(characters))"
  }
}
