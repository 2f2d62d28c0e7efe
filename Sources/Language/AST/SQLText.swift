/// Query text in the making: keywords upper, single spaces, names quoted where they must be.
/// What the parser read and this printed reads back as the same tree.
public struct SQLText {
  private(set) var text = ""
  private var needsSpace = false

  mutating func word(_ word: String) {
    if needsSpace { text += " " }
    text += word
    needsSpace = true
  }

  mutating func keywords(_ keywords: Keyword...) {
    for keyword in keywords { word(keyword.rawValue) }
  }

  mutating func name(_ identifier: Identifier) { word(Self.name(identifier.name)) }

  mutating func name(_ name: ObjectName) {
    word(name.parts.map { Self.name($0.name) }.joined(separator: "."))
  }

  /// - Parameter glued: directly behind a function's name.
  mutating func parenthesized(glued: Bool = false, _ content: (inout SQLText) -> Void) {
    if needsSpace, !glued { text += " " }
    text += "("
    needsSpace = false
    content(&self)
    text += ")"
    needsSpace = true
  }

  /// A sign directly before its operand.
  mutating func sign(_ sign: String, before operand: Expression) {
    word(sign)
    if case .unary(let next, _) = operand.kind, next != .not { return }
    needsSpace = false
  }

  mutating func list<Item>(_ items: [Item], _ write: (inout SQLText, Item) -> Void) {
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      write(&self, item)
    }
  }

  mutating func list(_ items: [Expression]) { list(items) { $1.write(into: &$0) } }
  mutating func list(_ items: [Identifier]) { list(items) { $0.name($1) } }

  mutating func alias(_ alias: Identifier?) {
    guard let alias else { return }
    keywords(.as)
    name(alias)
  }

  mutating func string(_ value: String) { word(Self.quoted(value, "'")) }

  mutating func comment(_ comment: String?) {
    guard let comment else { return }
    keywords(.comment)
    string(comment)
  }
}

extension SQLText {
  /// A name, in quotes where it would not be read back as the same name.
  public static func name(_ name: String) -> String { isPlain(name) ? name : quoted(name) }

  static func quoted(_ text: String, _ quote: Character = "\"") -> String {
    let parts = text.split(separator: quote, omittingEmptySubsequences: false)
    return "\(quote)\(parts.joined(separator: "\(quote)\(quote)"))\(quote)"
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, !Lexer.isDigit(first) else { return false }
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return name.unicodeScalars.allSatisfy { Lexer.continuesWord($0) }
    }
    guard name.utf8.allSatisfy(Lexer.isWordByte) else { return false }
    switch Keyword(rawValue: name.uppercased()) {
    case nil: return true
    case .currentDate: return false
    case .some(let keyword): return !keyword.isReserved
    }
  }

  /// A function's name in lower case. Words that the grammar takes for itself before `(` are
  /// quoted, LEFT and RIGHT are not.
  static func function(_ name: String) -> String {
    switch Keyword(rawValue: name.uppercased()) {
    case .left, .right: name.lowercased()
    case .extract, .tryCast, .safeCast, .rollup, .cube, .values: quoted(name.lowercased())
    case .currentDate: name.lowercased()
    default: Self.name(name.lowercased())
    }
  }
}
