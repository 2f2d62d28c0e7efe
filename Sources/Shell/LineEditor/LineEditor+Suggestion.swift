// Behind the cursor stands, dim, how the newest statement that begins like this one goes on.
import CEditLine

extension LineEditor {
  /// Shows the suggestion in the rest of the cursor's row; the cursor stays.
  func suggest(after text: String, at column: Int) {
    let free = columns - column - 1
    guard free > 0, let rest = history.continuation(of: text) else { return }
    let shown = Self.firstLine(of: rest, width: free)
    guard !shown.isEmpty else { return }
    write("\u{1B}7\u{1B}[2m\(shown)\u{1B}[0m\u{1B}8")
    showsSuggestion = true
  }

  /// Before any key acts: libedit knows nothing of what stands there.
  func hideSuggestion() {
    guard showsSuggestion else { return }
    write("\u{1B}[K")
    showsSuggestion = false
  }

  func moveRight() -> UInt8 {
    let (all, cursor) = scalars()
    if cursor < all.count {
      _ = el_cursor(handle, 1)
      return UInt8(CC_CURSOR)
    }
    // Asked again: keys that came in one go were not painted one by one.
    guard request.usesColor, request.purpose == .statement, understandsSequences,
      let rest = history.continuation(of: text().text)
    else { return UInt8(CC_ERROR) }
    return el_insertstr(handle, rest) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
  }

  private static func firstLine(of text: String, width: Int) -> String {
    let line = text.prefix { $0 != "\n" }
    let isWhole = line.endIndex == text.endIndex
    var shown = String(line) + (isWhole ? "" : " …")
    while displayWidth(shown) > width { shown.removeLast() }
    return shown
  }
}

extension History {
  /// How the newest statement that begins with `text` goes on.
  func continuation(of text: String) -> String? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    let start = Array(text.utf8)
    let found = entries.last { entry in
      entry.utf8.count > start.count && entry.utf8.starts(with: start)
    }
    return found.map { composed(String(decoding: $0.utf8.dropFirst(start.count), as: UTF8.self)) }
  }
}
