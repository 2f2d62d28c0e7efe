/// The types that queries are made of; a decimal of whatever digits.
enum Kind: CaseIterable {
  case integer, float, decimal, text, date, timestamp, bool, ratio

  static let plain: [Kind] = [.integer, .float, .decimal, .text, .date, .timestamp, .bool]
}

/// An expression as text around operands, so that any part can be put in place of another.
struct Node {
  let kind: Kind
  /// One more than operands.
  let words: [String]
  var operands: [Node]
  /// A ratio that knows its parts.
  var isPoolable = false

  init(_ kind: Kind, _ words: [String], _ operands: [Node]) {
    precondition(words.count == operands.count + 1)
    self.kind = kind
    self.words = words
    self.operands = operands
  }

  init(_ kind: Kind, _ text: String) { self.init(kind, [text], []) }

  /// `pattern` with `$` for each operand.
  init(_ kind: Kind, _ pattern: String, _ operands: Node...) {
    let words = pattern.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    self.init(kind, words, operands)
  }

  var sql: String {
    var text = words[0]
    for (operand, word) in zip(operands, words.dropFirst()) { text += operand.sql + word }
    return text
  }

  /// Smaller expressions of the same kind: parts of it, plain constants, and itself with one
  /// operand made smaller.
  var smaller: [Node] {
    var all = operands.filter { $0.kind == kind }
    if !operands.isEmpty { all += Self.constants(kind) }
    for (index, operand) in operands.enumerated() {
      for replacement in operand.smaller {
        var changed = self
        changed.operands[index] = replacement
        all.append(changed)
      }
    }
    return all
  }

  private static func constants(_ kind: Kind) -> [Node] {
    switch kind {
    case .integer: [Node(kind, "1"), Node(kind, "NULL")]
    case .float: [Node(kind, "1e0")]
    case .decimal: [Node(kind, "1.5")]
    case .text: [Node(kind, "'a'")]
    case .date: [Node(kind, "DATE '2024-01-31'")]
    case .timestamp: [Node(kind, "TIMESTAMP '2024-01-31 00:00:00'")]
    case .bool: [Node(kind, "TRUE"), Node(kind, "FALSE")]
    case .ratio: []
    }
  }
}

/// A column that a stage can name.
struct NamedColumn {
  let name: String
  let kind: Kind
  /// Of a ratio that knows its parts.
  var isPoolable = false

  var node: Node { Node(kind, name) }
}
