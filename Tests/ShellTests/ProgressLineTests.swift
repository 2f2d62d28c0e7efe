import Engine
import Testing

@testable import Shell

@Suite struct ProgressLineTests {
  @Test func `what is not known is not said`() {
    #expect(ProgressLine.text(seconds: 2.19, ScanProgress()) == "2.1 s · Ctrl-C stops")
  }

  @Test func `a load tells bytes, share and rows`() {
    let work = ScanProgress()
    work.beginLoad("big.csv", byteCount: 3 << 20)
    work.addLoaded(bytes: 3 << 19, rows: 20_000)
    #expect(
      ProgressLine.text(seconds: 0.5, work)
        == "0.5 s · 1.5 of 3.0 MB (50 %) · 20 000 rows read · Ctrl-C stops")
    #expect(
      ProgressLine.text(seconds: 0.5, work, isUTF8: false)
        == "0.5 s, 1.5 of 3.0 MB (50 %), 20 000 rows read, Ctrl-C stops")
  }
}

@Suite struct SyntaxColorTests {
  private func marked(_ text: String, _ cursor: Int) -> [Int] {
    SyntaxColors.runs(text, cursor: cursor).filter { $0.sgr == "7" }.map(\.range.lowerBound)
  }

  @Test func `the parenthesis under the cursor goes before the one behind it`() {
    #expect(marked("f(g())", 1) == [1, 5])
    #expect(marked("f(g())", 3) == [3, 4])
    #expect(marked("f(g())", 6) == [1, 5])
    #expect(marked("f(g())", 0) == [])
  }

  @Test func `a parenthesis in a text is none`() {
    #expect(marked("f('(')", 6) == [1, 5])
  }

  @Test func `an unknown command is red as soon as no command begins so`() {
    #expect(SyntaxColors.runs(".tab", cursor: 4) == [StyleRun(range: 0..<4, sgr: "36")])
    #expect(SyntaxColors.runs(".tabx y", cursor: 4) == [StyleRun(range: 0..<5, sgr: "31")])
  }
}

@Suite struct ContinuationTests {
  @Test func `the newest statement that begins so goes on`() {
    let history = History(file: nil)
    #expect(history.continuation(of: "S") == nil)
    history.append("SELECT 1;")
    history.append("SELECT 'Huế';")
    #expect(history.continuation(of: "SELECT ") == "'Huế';")
    #expect(history.continuation(of: "SELECT 1") == ";")
    #expect(history.continuation(of: "SELECT 1;") == nil)
    #expect(history.continuation(of: " ") == nil)
  }
}
