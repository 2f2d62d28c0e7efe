// Up, Down, Enter and Tab: what they mean for a text and a cursor.
import Testing

@testable import Shell

@Suite struct LineEditorMotionTests {
  init() { #expect(hasUTF8Locale) }

  private func above(_ text: String, _ cursor: Int) -> Int? {
    LineMotion.above(Array(text.unicodeScalars), cursor: cursor, promptWidth: 5)
  }

  private func below(_ text: String, _ cursor: Int) -> Int? {
    LineMotion.below(Array(text.unicodeScalars), cursor: cursor, promptWidth: 5)
  }

  @Test func `the first line has nothing above and the last nothing below`() {
    #expect(above("abc\ndef", 2) == nil)
    #expect(below("abc\ndef", 5) == nil)
    #expect(above("", 0) == nil)
    #expect(below("", 0) == nil)
  }

  @Test func `the column on the screen is kept, the prompt counted`() {
    #expect(below("abc\n0123456789", 2) == 4 + 7)
    #expect(above("abc\n0123456789", 4 + 7) == 2)
  }

  @Test func `a shorter line takes the cursor at its end`() {
    #expect(above("ab\n0123456789", 13) == 2)
    #expect(below("abc\nx\nlong line", 3) == 5)
    #expect(above("\n\n", 2) == 1)
  }

  private func runs(_ text: String, at cursor: Int? = nil) -> Bool {
    LineEditor.runsOnEnter(text, cursor: cursor ?? text.utf8.count) { $0.hasSuffix(";") }
  }

  @Test func `Enter runs a complete statement wherever the cursor stands`() {
    #expect(runs("FROM a;"))
    #expect(runs("FROM a;", at: 2))
    #expect(!runs("FROM a"))
  }

  @Test func `Enter on an empty last line runs what stands above`() {
    #expect(runs("FROM Huế\n"))
    #expect(runs("FROM a\n  "))
    #expect(!runs("FROM a\n", at: 3))
    #expect(!runs("FROM a\n\n|> LIMIT 1", at: 7))
  }

  @Test func `Enter on nothing gives a new prompt`() { #expect(runs("")) }

  private func step(_ texts: [String], typed: String) -> CompletionStep {
    CompletionStep(texts.map { Candidate(text: $0) }, typed: typed)
  }

  @Test func `a unique candidate replaces the word`() {
    #expect(step(["'Đắk Lắk'"], typed: "'dak l") == .insert("'Đắk Lắk'"))
    #expect(step(["name "], typed: "name ") == .nothing)
  }

  @Test func `several candidates extend the word to what they share`() {
    #expect(step(["province_id", "province_name"], typed: "pro") == .insert("province_"))
    #expect(step(["province_id", "province_name"], typed: "province_") == .list)
    #expect(step([], typed: "x") == .nothing)
  }

  @Test func `letters that share bytes but not the letter share nothing`() {
    #expect(CompletionStep.commonPrefix(["Thừa", "Thứ"]) == "Th")
    #expect(step(["Thừa", "Thứ"], typed: "Th") == .list)
  }

  @Test func `a word typed without marks stays while candidates differ early`() {
    #expect(step(["'Hồ Chí Minh'", "'Bình Minh'"], typed: "'minh") == .list)
  }
}
