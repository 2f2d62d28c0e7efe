/// What a text that a user is typing still waits for.
public enum PendingState: Sendable, Equatable {
  /// The next statement may begin.
  case none
  /// A statement has begun and lacks its `;`.
  case statement
  case string, identifier, parentheses, comment
}

extension StatementSplitter {
  /// What `text` waits for at its end.
  public static func pendingState(_ text: String) -> PendingState {
    var scanner = StatementScanner()
    for (index, byte) in text.utf8.enumerated() {
      if scanner.step(byte, at: index) != nil { scanner.reset() }
    }
    switch scanner.mode {
    case .string, .escapedString, .escape: return .string
    case .quotedWord: return .identifier
    case .blockComment, .blockStar: return .comment
    case .command: return .none
    case .code, .dash, .slash, .lineComment, .escapedQuote:
      if scanner.depth > 0 { return .parentheses }
      return scanner.start == nil ? .none : .statement
    }
  }

  /// Whether Enter runs `text`: it holds a statement or command, and all of it is complete.
  public static func isComplete(_ text: String) -> Bool {
    var scanner = StatementScanner()
    var count = 0
    for (index, byte) in text.utf8.enumerated() where scanner.step(byte, at: index) != nil {
      scanner.reset()
      count += 1
    }
    if scanner.mode == .command { return true }
    let isOpen = scanner.mode == .blockComment || scanner.mode == .blockStar
    return count > 0 && scanner.start == nil && !isOpen
  }
}
