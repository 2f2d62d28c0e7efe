// Ctrl-R finds what was meant without its marks.
import Testing

@testable import Shell

@Suite struct LineEditorSearchTests {
  private func found(_ pattern: String, in entries: [String], upTo last: Int = .max) -> [Int]? {
    var search = HistorySearch(entries)
    return search.find(pattern, upTo: last).map { [$0.index, $0.offset] }
  }

  @Test(arguments: [
    ("thua thien", "Thừa Thiên"), ("duong", "đường"), ("dak", "Đắk"), ("ĐẮK", "đắk"),
    ("hue", "Hue\u{302}\u{301}"), ("Huế", "hue"), ("quynh", "Quỳnh"),
  ])
  func `letters match without case and marks`(pattern: String, text: String) {
    #expect(found(pattern, in: ["x " + text]) == [0, 2])
  }

  @Test func `the newest match comes first and the next is older`() {
    let entries = ["FROM a", "FROM b", "FROM c"]
    #expect(found("from", in: entries) == [2, 0])
    #expect(found("from", in: entries, upTo: 1) == [1, 0])
    #expect(found("from", in: entries, upTo: -1) == nil)
  }

  @Test func `an empty pattern or no history finds nothing`() {
    #expect(found("", in: ["a"]) == nil)
    #expect(found("a", in: []) == nil)
    #expect(found("longer than all", in: ["a"]) == nil)
  }

  @Test func `characters of other scripts fold to themselves`() {
    #expect(foldedLetter("字") == "字")
    #expect(foldedLetter("Ж") == "ж")
    #expect(foldedLetter("_") == "_")
    #expect(foldedLetter("Ơ") == "o")
    #expect(foldedLetter("ự") == "u")
  }
}
