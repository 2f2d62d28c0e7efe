// Rows of the edited text, and what is written to change one picture into another.
import TestSupport
import Testing

@testable import Shell

@Suite struct LineEditorFrameTests {
  init() { #expect(hasUTF8Locale) }

  private func frame(
    _ text: String, cursor: Int? = nil, prompt: String = "tra> ", columns: Int = 10,
    runs: [StyleRun] = [], suggestion: String = ""
  ) -> LineFrame {
    LineFrame(
      prompt: StyledPrompt(text: prompt), text: Array(text.unicodeScalars),
      cursor: cursor ?? text.unicodeScalars.count, runs: runs, suggestion: suggestion,
      columns: columns)
  }

  private func rows(_ text: String, prompt: String = "tra> ", columns: Int = 10) -> [String] {
    frame(text, prompt: prompt, columns: columns).rows.map(\.text)
  }

  private func cursor(_ text: String, at index: Int, columns: Int = 10) -> [Int] {
    let frame = frame(text, cursor: index, columns: columns)
    return [frame.cursorRow, frame.cursorColumn]
  }

  @Test func `text stands behind the prompt and wraps at the edge`() {
    #expect(rows("abcdef") == ["tra> abcde", "f"])
    #expect(frame("abcdef").rows.map(\.wraps) == [true, false])
    #expect(cursor("abcdef", at: 4) == [0, 9])
    #expect(cursor("abcdef", at: 6) == [1, 1])
  }

  @Test func `a row that is full leaves the cursor on the next one`() {
    #expect(rows("abcde") == ["tra> abcde", ""])
    #expect(cursor("abcde", at: 5) == [1, 0])
  }

  @Test func `a newline opens a row without a prompt`() {
    #expect(rows("a\nb") == ["tra> a", "b"])
    #expect(frame("a\nb").rows.map(\.wraps) == [false, false])
    #expect(cursor("a\nb", at: 1) == [0, 6])
    #expect(cursor("a\nb", at: 2) == [1, 0])
  }

  @Test func `a tab goes to the next multiple of eight, at most to the edge`() {
    #expect(rows("a\tb", columns: 40) == ["tra> a  b"])
    #expect(rows("abcd\tb") == ["tra> abcd ", "b"])
  }

  @Test func `a wide character is not split by the edge`() {
    #expect(rows("abcd字x") == ["tra> abcd", "字x"])
    #expect(frame("abcd字x").rows[0].wraps)
    #expect(!frame("abcd字x").rows[0].isFull)
  }

  @Test func `a combining mark takes no cell, also at the edge`() {
    #expect(cursor("e\u{302}x", at: 2) == [0, 6])
    #expect(rows("abcde\u{302}x") == ["tra> abcde\u{302}", "x"])
  }

  @Test func `controls are shown and never sent`() {
    #expect(rows("\u{1B}[2J\u{202E}\u{9B}", columns: 40) == [#"tra> \e[2J\u{202E}\u{9B}"#])
    #expect(cursor("\u{1B}x", at: 1, columns: 40) == [0, 7])
  }

  @Test func `a prompt wider than the screen pushes the text down`() {
    #expect(rows("a", prompt: "search 'x': ", columns: 5) == ["searc", "h 'x'", ": a"])
  }

  @Test func `colours begin and end at their letters and at the edges of rows`() {
    let frame = frame("ế FROM x", runs: [StyleRun(range: 4..<8, sgr: "1;34")])
    #expect(
      frame.rows.map(\.text) == ["tra> ế \u{1B}[0;1;34mFRO\u{1B}[0m", "\u{1B}[0;1;34mM\u{1B}[0m x"])
  }

  @Test func `a suggestion is cut at the end of its row`() {
    let frame = frame("ab", suggestion: "cdefgh")
    #expect(frame.rows.map(\.text) == ["tra> ab\u{1B}[0;2mcd\u{1B}[0m"])
    #expect(frame.cursorColumn == 7)
  }

  @Test func `a screen shows the rows around the cursor and moves them little`() {
    let text = "0\n1\n2\n3\n4\n5"
    var top = 0
    #expect(frame(text).visible(height: 3, top: &top).rows.map(\.text) == ["3", "4", "5"])
    #expect(top == 3)
    #expect(frame(text, cursor: 8).visible(height: 3, top: &top).cursorRow == 1)
    #expect(top == 3)
    let first = frame(text, cursor: 0).visible(height: 3, top: &top)
    #expect(first.rows.map(\.text) == ["tra> 0", "1", "2"])
    #expect(first.cursorRow == 0)
  }

  /// Every change of a random walk, looked at on a screen that knows nothing of frames.
  @Test(arguments: [3, 6, 10, 20])
  func `changes leave on the screen what a fresh drawing would`(_ columns: Int) {
    var random = SplitMix(seed: UInt64(columns))
    var shown = LineFrame()
    var screen = ScreenEmulator(columns: columns, rows: 9)
    screen.feed("before\r\n".utf8)
    var text: [Unicode.Scalar] = []
    var top = 0
    for _ in 0..<600 {
      let place = Int(random.next() % UInt64(text.count + 1))
      if random.next() % 3 == 0, !text.isEmpty {
        text.remove(at: min(place, text.count - 1))
      } else {
        text.insert(
          contentsOf: random.pick(["a", "bc d", "\n", "ế", "字", "\t", "xyzxyz"]), at: place)
      }
      if text.count > 60 { text.removeFirst(30) }
      let cursor = Int(random.next() % UInt64(text.count + 1))
      let whole = LineFrame(
        prompt: StyledPrompt(text: "> "), text: text, cursor: cursor, columns: columns)
      let next = whole.visible(height: 9, top: &top)
      screen.feed(FramePainter.changes(from: shown, to: next).utf8)
      shown = next
      let first = screen.row - next.cursorRow
      let seen = (0..<9).map { row in
        row >= first && row - first < next.rows.count ? trimmed(next.rows[row - first].text) : ""
      }
      #expect(screen.lines.map(trimmed)[max(0, first)...] == seen[max(0, first)...])
      #expect(screen.column == next.cursorColumn)
      #expect(first >= 0)
    }
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick(_ texts: [String]) -> [Unicode.Scalar] {
    Array(texts[Int(next() % UInt64(texts.count))].unicodeScalars)
  }
}
