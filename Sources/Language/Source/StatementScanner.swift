/// Where statements begin and end, byte by byte and without looking back: the part of the lexer's
/// rules that a `;` depends on.
struct StatementScanner {
  enum Mode: Equatable {
    case code, lineComment, blockComment
    /// A `*` that may close a block comment.
    case blockStar
    /// A `-` or `/` that may open a comment.
    case dash, slash
    case string
    case quotedWord(UInt8)
    /// `E'…'`, behind its backslash, and behind a quote that may be the first of two.
    case escapedString, escape, escapedQuote
    case command
  }

  enum Event {
    case statement, command
  }

  private(set) var mode = Mode.code
  /// Where the pending statement or command begins.
  private(set) var start: Int?
  /// Where the open string, quoted name or comment begins.
  private(set) var opening = 0
  /// The last closing quote; directly before another one it is half of a doubled quote.
  private var closed: (mode: Mode, index: Int)?
  /// Open parentheses of the pending statement.
  private(set) var depth = 0
  private var isAtLineStart = true
  /// Length of the word that the last bytes form, and whether its last byte is `e` or `E`.
  private var wordLength = 0
  private var endsInE = false

  /// Takes the next byte; says whether it ended a statement (`;`) or a command (the line's end).
  mutating func step(_ byte: UInt8, at index: Int) -> Event? {
    switch mode {
    case .code: return code(byte, at: index)
    case .dash: return afterSign(byte, opens: UInt8(ascii: "-"), .lineComment, at: index)
    case .slash: return afterSign(byte, opens: UInt8(ascii: "*"), .blockComment, at: index)
    case .command:
      guard byte == UInt8(ascii: "\n") else { return nil }
      mode = .code
      isAtLineStart = true
      return .command
    case .lineComment:
      if byte == UInt8(ascii: "\n") {
        mode = .code
        isAtLineStart = true
      }
    case .blockComment, .blockStar:
      if byte == UInt8(ascii: "*") {
        mode = .blockStar
      } else {
        mode = mode == .blockStar && byte == UInt8(ascii: "/") ? .code : .blockComment
      }
    case .string: if byte == UInt8(ascii: "'") { close(at: index) }
    case .quotedWord(let quote): if byte == quote { close(at: index) }
    case .escape: mode = .escapedString
    case .escapedString:
      if byte == UInt8(ascii: "\\") {
        mode = .escape
      } else if byte == UInt8(ascii: "'") {
        mode = .escapedQuote
      }
    case .escapedQuote:
      guard byte == UInt8(ascii: "'") else {
        mode = .code
        return code(byte, at: index)
      }
      mode = .escapedString
    }
    return nil
  }

  /// The pending statement or command was taken.
  mutating func reset() {
    start = nil
    depth = 0
    wordLength = 0
  }

  private mutating func afterSign(
    _ byte: UInt8, opens: UInt8, _ comment: Mode, at index: Int
  ) -> Event? {
    if byte == opens {
      mode = comment
      return nil
    }
    mode = .code
    begin(at: index - 1)
    return code(byte, at: index)
  }

  private mutating func begin(at index: Int) {
    if start == nil { start = index }
    isAtLineStart = false
  }

  private mutating func code(_ byte: UInt8, at index: Int) -> Event? {
    if Lexer.isWordByte(byte) || byte >= 0x80 {
      begin(at: index)
      wordLength += 1
      endsInE = byte | 0x20 == UInt8(ascii: "e")
      return nil
    }
    let isEscape = wordLength == 1 && endsInE
    wordLength = 0
    switch byte {
    case UInt8(ascii: "\n"): isAtLineStart = true
    case 0x20, 0x09...0x0D: break
    case UInt8(ascii: "-"): open(.dash, at: index)
    case UInt8(ascii: "/"): open(.slash, at: index)
    case UInt8(ascii: "#"): open(.lineComment, at: index)
    case UInt8(ascii: ";"):
      isAtLineStart = false
      return start == nil ? nil : .statement
    case UInt8(ascii: ".") where start == nil && isAtLineStart,
      UInt8(ascii: "\\") where start == nil && isAtLineStart:
      begin(at: index)
      mode = .command
    default: symbol(byte, isEscape, at: index)
    }
    return nil
  }

  private mutating func symbol(_ byte: UInt8, _ isEscape: Bool, at index: Int) {
    begin(at: index)
    switch byte {
    case UInt8(ascii: "'"): open(isEscape ? .escapedString : .string, at: index)
    case UInt8(ascii: "\""), UInt8(ascii: "`"): open(.quotedWord(byte), at: index)
    case UInt8(ascii: "("): depth += 1
    case UInt8(ascii: ")"): depth = max(0, depth - 1)
    default: break
    }
  }

  private mutating func open(_ mode: Mode, at index: Int) {
    let isDoubledQuote = closed?.mode == mode && closed?.index == index - 1
    self.mode = mode
    if !isDoubledQuote { opening = index }
  }

  private mutating func close(at index: Int) {
    closed = (mode, index)
    mode = .code
  }
}
