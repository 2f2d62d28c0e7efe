extension Generator {
  /// An expression of at most so many levels.
  mutating func expression(_ kind: Kind, _ depth: Int) -> Node {
    if depth <= 0 || random.oneIn(4) { return random.oneIn(4) ? constant(kind) : column(kind) }
    if random.oneIn(9) { return choice(kind, depth - 1) }
    if subqueriesAllowed, random.oneIn(16), let query = scalarQuery(kind) { return query }
    switch kind {
    case .integer: return integer(depth - 1)
    case .float: return float(depth - 1)
    case .decimal: return decimal(depth - 1)
    case .text: return text(depth - 1)
    case .date: return date(depth - 1)
    case .timestamp: return timestamp(depth - 1)
    case .bool: return bool(depth - 1)
    case .ratio: return column(.ratio)
    }
  }

  /// A column of the kind, or of an outer query, or a constant where there is none.
  mutating func column(_ kind: Kind) -> Node {
    var candidates = scope.filter { $0.kind == kind }
    if scopes.count > 1, seesOuter, candidates.isEmpty || random.oneIn(3) {
      candidates += scopes[scopes.count - 2].filter { $0.kind == kind }
    }
    guard let column = candidates.randomElement(using: &random) else { return constant(kind) }
    return column.node
  }

  mutating func constant(_ kind: Kind) -> Node {
    if random.oneIn(12), kind != .ratio { return Node(kind, "CAST(NULL AS \(kind.type))") }
    switch kind {
    case .integer: return Node(kind, "\(random.below(9) - 2)".parenthesisedSign)
    case .float:
      return Node(kind, random.pick(["0e0", "1e0", "2.5e0", "(-3.25e0)", "0.125e0", "1e3"]))
    case .decimal:
      return Node(kind, random.pick(["0.5", "1.25", "(-2.5)", "10.0", "0.05", "(45%)", "3.333"]))
    case .text:
      let text = random.pick(RandomValues.texts)
      return Node(kind, text.contains("'") ? "'x''y'" : "'\(text)'")
    case .date: return Node(kind, "DATE '\(random.pick(RandomValues.dates))'")
    case .timestamp: return Node(kind, "TIMESTAMP '\(random.pick(RandomValues.times))'")
    case .bool: return Node(kind, random.pick(["TRUE", "FALSE"]))
    case .ratio: return Node(kind, "CAST('45%' AS RATIO)")
    }
  }

  private mutating func choice(_ kind: Kind, _ depth: Int) -> Node {
    guard kind != .ratio else { return column(kind) }
    switch random.below(6) {
    case 0:
      return Node(
        kind, "CASE WHEN $ THEN $ ELSE $ END", expression(.bool, depth), expression(kind, depth),
        expression(kind, depth))
    case 1:
      let subject = random.pick([Kind.integer, .text])
      return Node(
        kind, "CASE $ WHEN $ THEN $ WHEN $ THEN $ END", expression(subject, depth),
        constant(subject), expression(kind, depth), expression(subject, depth),
        expression(kind, depth))
    case 2: return Node(kind, "COALESCE($, $)", expression(kind, depth), expression(kind, depth))
    case 3: return Node(kind, "NULLIF($, $)", expression(kind, depth), expression(kind, depth))
    case 4:
      return Node(
        kind, "IF($, $, $)", expression(.bool, depth), expression(kind, depth),
        expression(kind, depth))
    default:
      guard kind != .bool else { return expression(kind, depth) }
      let name = random.pick(["GREATEST", "LEAST"])
      return Node(
        kind, "\(name)($, $, $)", expression(kind, depth), expression(kind, depth), column(kind))
    }
  }

  private mutating func integer(_ depth: Int) -> Node {
    switch random.below(23) {
    case 0...5:
      let op = random.pick(["+", "-", "*", "DIV", "%", "&", "|", "//"])
      return Node(
        .integer, "($ \(op) $)", expression(.integer, depth), expression(.integer, depth))
    case 6: return Node(.integer, "(-$)", expression(.integer, depth))
    case 7: return Node(.integer, "ABS($)", expression(.integer, depth))
    case 8: return Node(.integer, "LENGTH($)", expression(.text, depth))
    case 9: return Node(.integer, "STRPOS($, $)", expression(.text, depth), expression(.text, 0))
    case 10, 11: return part(depth)
    case 12: return Node(.integer, "($ - $)", expression(.date, depth), expression(.date, depth))
    case 13: return Node(.integer, "SIGN($)", expression(.integer, depth))
    case 14: return Node(.integer, "CAST($ AS INT64)", expression(.bool, depth))
    case 15: return Node(.integer, "CAST($ AS INT64)", expression(.decimal, depth))
    case 16: return Node(.integer, "CAST($ AS INT64)", column(.float))
    case 17: return Node(.integer, "ROUND($, -1)", expression(.integer, depth))
    case 18: return Node(.integer, "($ DIV $)", column(.decimal), expression(.decimal, 0))
    case 19:
      return Node(
        .integer, "\(random.pick(["MOD", "DIV"]))($, $)", expression(.integer, depth),
        column(.integer))
    case 20 where isSayable():
      return Node(.integer, "TRY_CAST($ AS INT64)", expression(.text, depth))
    case 21: return Node(.integer, "ASCII($)", expression(.text, depth))
    case 22: return Node(.integer, "($ \(random.pick(["<<", ">>"])) 3)", column(.integer))
    default: return Node(.integer, "(~$)", expression(.integer, depth))
    }
  }

  private mutating func float(_ depth: Int) -> Node {
    switch random.below(13) {
    case 0, 1:
      let op = random.pick(["+", "-", "*"])
      return Node(.float, "($ \(op) $)", expression(.float, depth), expression(.float, depth))
    case 2: return Node(.float, "($ / $)", expression(.float, depth), expression(.float, depth))
    case 3, 4:
      return Node(.float, "($ / $)", expression(.integer, depth), expression(.integer, depth))
    case 5:
      let name = random.pick(["ROUND($)", "FLOOR($)", "CEIL($)", "TRUNC($)", "ROUND($, 1)"])
      return Node(.float, name, column(.float))
    case 6: return Node(.float, "SQRT(ABS($))", expression(.float, depth))
    case 7: return Node(.float, "CAST($ AS FLOAT64)", expression(.integer, depth))
    case 8:
      return Node(.float, "SAFE_DIVIDE($, $)", expression(.integer, depth), expression(.float, 0))
    case 9:
      let name = random.pick([
        "LN(ABS($) + 1e0)", "EXP(LEAST($, 5e0))", "POW($, 2)", "LOG10(ABS($) + 1e0)",
      ])
      return Node(.float, name, column(.float))
    case 10: return Node(.float, "($ % $)", column(.float), constant(.float))
    case 11: return Node(.float, "CAST($ AS FLOAT64)", expression(.decimal, depth))
    default: return Node(.float, "ABS($)", expression(.float, depth))
    }
  }

  private mutating func decimal(_ depth: Int) -> Node {
    switch random.below(11) {
    case 0, 1:
      let op = random.pick(["+", "-"])
      return Node(.decimal, "($ \(op) $)", expression(.decimal, depth), expression(.decimal, depth))
    case 2: return Node(.decimal, "($ * $)", expression(.decimal, 0), expression(.decimal, 0))
    case 3: return Node(.decimal, "($ / $)", column(.decimal), constant(.decimal))
    case 4: return Node(.decimal, "($ % $)", column(.decimal), constant(.decimal))
    case 5:
      let name = random.pick([
        "ROUND($)", "FLOOR($)", "CEIL($)", "TRUNC($)", "ROUND($, 1)", "TRUNC($, 1)", "ABS($)",
      ])
      return Node(.decimal, name, expression(.decimal, depth))
    case 6: return Node(.decimal, "CAST($ AS DECIMAL(20, 2))", expression(.integer, depth))
    case 7: return Node(.decimal, "CAST($ AS DECIMAL(30, 1))", expression(.decimal, depth))
    case 8: return Node(.decimal, "($ + $)", expression(.integer, depth), expression(.decimal, 0))
    case 9: return Node(.decimal, "($ * 2)", column(.ratio))
    default: return Node(.decimal, "(-$)", expression(.decimal, depth))
    }
  }

  private mutating func text(_ depth: Int) -> Node {
    switch random.below(12) {
    case 0, 1: return Node(.text, "($ || $)", expression(.text, depth), expression(.text, depth))
    case 2, 3:
      let start = random.below(9) - 4
      let length = random.oneIn(2) ? ", \(random.below(5))" : ""
      return Node(.text, "SUBSTR($, \(start)\(length))", expression(.text, depth))
    case 4:
      return Node(
        .text, "\(random.pick(["LEFT", "RIGHT"]))($, \(random.below(4)))",
        expression(.text, depth))
    case 5:
      return Node(
        .text, "REPLACE($, $, $)", expression(.text, depth), constant(.text), constant(.text))
    case 6:
      let names = ["TRIM", "LTRIM", "RTRIM"] + (isSayable() ? ["UPPER", "LOWER", "REVERSE"] : [])
      return Node(.text, "\(random.pick(names))($)", column(.text))
    case 7:
      let pads = ["LPAD($, 4, '*')", "RPAD($, 3)", "REPEAT($, 2)", "SPLIT_PART($, ' ', 2)"]
      return isSayable()
        ? Node(.text, random.pick(pads), expression(.text, depth)) : column(.text)
    case 8, 9:
      let kind = random.pick([Kind.integer, .date, .bool, .decimal, .timestamp])
      return Node(.text, "CAST($ AS STRING)", expression(kind, depth))
    case 10: return Node(.text, "TRIM($, 'a ')", expression(.text, depth))
    default:
      return Node(
        .text, "CONCAT($, $, $)", expression(.text, depth), constant(.text), column(.text))
    }
  }
}

extension Kind {
  /// As CAST names it.
  var type: String {
    switch self {
    case .integer: "INT64"
    case .float: "FLOAT64"
    case .decimal: "DECIMAL(10,2)"
    case .text: "STRING"
    case .date: "DATE"
    case .bool: "BOOL"
    case .ratio: "RATIO"
    case .timestamp: "TIMESTAMP"
    }
  }
}

extension String {
  /// `(-2)`: a sign behind an operator would read as a comment.
  fileprivate var parenthesisedSign: String { hasPrefix("-") ? "(\(self))" : self }
}
