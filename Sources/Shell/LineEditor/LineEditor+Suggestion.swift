// Behind the cursor stands, dim, how the newest statement that begins like this one goes on.
import CEditLine

extension LineEditor {
  func moveRight() -> UInt8 {
    let (all, cursor) = scalars()
    if cursor < all.count {
      _ = el_cursor(handle, 1)
      return UInt8(CC_CURSOR)
    }
    // Asked again: keys that came in one go were not painted one by one.
    guard request.usesColor, request.purpose == .statement,
      let rest = history.continuation(of: text().text)
    else { return refused() }
    return el_insertstr(handle, rest) == 0 ? UInt8(CC_REFRESH) : refused()
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
