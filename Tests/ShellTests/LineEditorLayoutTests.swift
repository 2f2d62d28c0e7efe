// Rows and columns of the edited text, and what is painted there.
import Testing

@testable import Shell

@Suite struct LineEditorLayoutTests {
  init() { #expect(hasUTF8Locale) }

  private func layout(_ text: String, prompt: Int = 5, columns: Int = 10) -> LineLayout {
    LineLayout(Array(text.unicodeScalars), promptWidth: prompt, columns: columns)
  }

  private func places(_ text: String, prompt: Int = 5, columns: Int = 10) -> [[Int]] {
    layout(text, prompt: prompt, columns: columns).places.map { [$0.row, $0.column] }
  }

  @Test func `text stands behind the prompt and wraps at the edge`() {
    #expect(places("abcdef") == [[0, 5], [0, 6], [0, 7], [0, 8], [0, 9], [1, 0], [1, 1]])
  }

  @Test func `a row that is full leaves the cursor on the next one`() {
    #expect(places("abcde").last == [1, 0])
  }

  @Test func `a newline opens a row without a prompt`() {
    #expect(places("a\nb") == [[0, 5], [0, 6], [1, 0], [1, 1]])
  }

  @Test func `a tab goes to the next multiple of eight`() {
    #expect(places("a\tb", columns: 40).last == [0, 9])
  }

  @Test func `a wide character is not split by the edge`() {
    #expect(places("abcd字") == [[0, 5], [0, 6], [0, 7], [0, 8], [1, 0], [1, 2]])
  }

  @Test func `a combining mark takes no cell`() {
    let places = layout("e\u{302}x").places
    #expect(places[1].width == 0)
    #expect(places[2].column == 6)
  }

  @Test func `controls take the cells of their picture`() {
    #expect(places("\u{1}x", columns: 40).last == [0, 8])
  }

  @Test func `a prompt wider than the screen pushes the text down`() {
    #expect(places("a", prompt: 23) == [[2, 3], [2, 4]])
  }

  @Test func `an empty text has one place`() { #expect(places("") == [[0, 5]]) }

  @Test func `painting returns to the cursor and writes each row where it stands`() {
    let scalars = Array("abcdefg".unicodeScalars)
    let paint = LinePainter.paint(scalars, layout: layout("abcdefg"), cursor: 7, runs: [])
    #expect(
      paint
        == "\u{1B}7\u{1B}8\u{1B}[1A\u{1B}[6G\u{1B}[0mabcde\u{1B}8\u{1B}[1G\u{1B}[0mfg"
        + "\u{1B}[0m\u{1B}8")
  }

  @Test func `colours begin and end at their letters`() {
    let text = "ế FROM x"
    let paint = LinePainter.paint(
      Array(text.unicodeScalars), layout: layout(text, columns: 40), cursor: 0,
      runs: [StyleRun(range: 4..<8, sgr: "1;34")])
    #expect(paint.contains("\u{1B}[0mế "))
    #expect(paint.contains("\u{1B}[0;1;34mFROM\u{1B}8"))
    #expect(paint.contains("\u{1B}[0m x"))
  }

  @Test func `a mark is painted with its letter`() {
    let text = "q\u{302}z"
    let paint = LinePainter.paint(
      Array(text.unicodeScalars), layout: layout(text, columns: 40), cursor: 0, runs: [])
    #expect(paint.contains(text))
  }
}
