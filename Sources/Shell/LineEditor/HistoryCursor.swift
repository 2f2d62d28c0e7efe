// Up and Down through the history; what was changed on the way is kept until the line is accepted.

struct HistoryCursor {
  private let entries: [String]
  /// `entries.count` is the statement being typed.
  private var index: Int
  private var drafts: [Int: String] = [:]

  init(_ entries: [String]) {
    self.entries = entries
    index = entries.count
  }

  /// - Parameter text: what stands in the editor now.
  /// - Returns: the text to show; nil at the end of the history.
  mutating func older(than text: String) -> String? { move(by: -1, leaving: text) }

  mutating func newer(than text: String) -> String? { move(by: 1, leaving: text) }

  private mutating func move(by step: Int, leaving text: String) -> String? {
    let target = index + step
    guard (0...entries.count).contains(target) else { return nil }
    drafts[index] = text
    index = target
    return drafts[index] ?? (index < entries.count ? entries[index] : "")
  }
}
