// The list that Tab shows.
import Testing

@testable import Shell

@Suite struct LineEditorListingTests {
  init() { #expect(hasUTF8Locale) }

  private func candidates(_ texts: [String], group: String = "") -> [Candidate] {
    texts.map { Candidate(text: $0, group: group) }
  }

  @Test func `columns are read downwards`() {
    #expect(
      CandidateList.lines(candidates(["a", "b", "c", "d", "e"]), columns: 9, rows: 9)
        == ["a  c  e", "b  d"])
  }

  @Test func `groups stand under their headings`() {
    let all = candidates(["name", "code"], group: "columns") + candidates(["'a'"], group: "values")
    #expect(
      CandidateList.lines(all, columns: 40, rows: 9)
        == ["columns", "  name  code", "values", "  'a'"])
  }

  @Test func `wide and marked letters are aligned by their cells`() {
    #expect(
      CandidateList.lines(candidates(["字字", "Huế", "e\u{302}", "x"]), columns: 11, rows: 9)
        == ["字字  e\u{302}", "Huế   x"])
  }

  @Test func `a list that is too long says how many are missing`() {
    let all = candidates((0..<100).map { "name\($0)" }, group: "columns")
    let lines = CandidateList.lines(all, columns: 20, rows: 5)
    #expect(
      lines
        == ["columns", "  name0  name3", "  name1  name4", "  name2  name5", "… and 94 more"])
  }

  @Test(arguments: [1, 2, 3, 7, 24]) func `a list never takes more rows than it may`(rows: Int) {
    let all =
      candidates((0..<30).map { "a\($0)" }, group: "columns")
      + candidates((0..<300).map { "b\($0)" }, group: "values")
    for columns in [2, 10, 80] {
      let lines = CandidateList.lines(all, columns: columns, rows: rows)
      #expect(lines.count <= rows)
      #expect(lines.last?.hasSuffix("more") == true)
    }
  }

  @Test func `a text wider than the screen is cut`() {
    let lines = CandidateList.lines(
      candidates([String(repeating: "ắ", count: 50)]), columns: 20, rows: 5)
    #expect(lines == [String(repeating: "ắ", count: 18) + "…"])
  }

  @Test func `nothing gives no lines`() {
    #expect(CandidateList.lines([], columns: 80, rows: 10).isEmpty)
  }
}
