// Ctrl-R: the prompt becomes the pattern, the text becomes what was found.
import CEditLine

extension LineEditor {
  private struct Search {
    var history: HistorySearch
    var pattern = ""
    var match: HistorySearch.Match?
    var isFailing = false

    mutating func find(upTo last: Int) {
      let found = history.find(pattern, upTo: last)
      isFailing = found == nil && !pattern.isEmpty
      if let found { match = found }
    }
  }

  func searchHistory() -> UInt8 {
    guard request.purpose == .statement else { return refused() }
    let original = scalars()
    let entries = history.entries
    var search = Search(history: HistorySearch(entries))
    isSearching = true
    show(search, original: original)
    while searchStep(&search, newest: entries.count - 1) { show(search, original: original) }
    isSearching = false
    if search.match == nil { restore(original) }
    setPrompt(request.prompt)
    return UInt8(CC_REFRESH)
  }

  /// Takes one key; false when the search is over.
  private func searchStep(_ search: inout Search, newest: Int) -> Bool {
    switch nextInput() {
    case .key("\u{12}"):
      search.find(upTo: (search.match?.index ?? newest + 1) - 1)
    case .key("\u{7F}"), .key("\u{8}"):
      if !search.pattern.isEmpty { search.pattern.removeLast() }
      search.match = nil
      search.find(upTo: newest)
    case .key("\u{7}"), .interrupted:
      search.match = nil
      return false
    case .key(let scalar) where scalar.value >= 0x20 && scalar.value != 0x9B:
      search.pattern.unicodeScalars.append(scalar)
      search.find(upTo: search.match?.index ?? newest)
    case .key(let scalar):
      queue.insert(scalar, at: 0)  // any other key takes the match and acts on it
      return false
    case .paste(let text):
      search.pattern += text.prefix { $0 != "\n" }
      search.find(upTo: search.match?.index ?? newest)
    case .endOfFile, .failed:
      return false  // the next read says it again
    }
    return true
  }

  private func show(_ search: Search, original: (all: [Unicode.Scalar], cursor: Int)) {
    setPrompt("\(search.isFailing ? "no match" : "search") '\(search.pattern)': ")
    if let match = search.match {
      replaceText(with: search.history.entry(match), cursor: match.offset)
    } else {
      restore(original)
    }
  }

  private func restore(_ original: (all: [Unicode.Scalar], cursor: Int)) {
    replaceText(with: String(String.UnicodeScalarView(original.all)), cursor: original.cursor)
  }
}
