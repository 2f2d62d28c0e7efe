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
  /// All that Unicode calls white space, which TRIM takes away where no characters are given.
  static let whiteSpace = String(
    String.UnicodeScalarView(
      (UInt32(0x9)...0x3000).compactMap(Unicode.Scalar.init).filter(\.properties.isWhitespace)))

  func like(_ like: SQLLike, _ columns: Columns) throws(Diagnostic) -> String {
    let text = try self.text(like.operand, columns)
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
