import Testing

@testable import Language

@Suite struct SyntaxRunTests {
  private func runs(_ text: String) -> [String] {
    SyntaxRuns.runs(in: text).map { run in
      let bytes = Array(text.utf8)[run.span.start..<run.span.end]
      return "\(run.kind) \(String(decoding: bytes, as: UTF8.self))"
    }
  }

  @Test func `each kind of word has its run`() {
    #expect(
      runs("FROM t |> WHERE f(a) = 'x' AND b < @p -- c") == [
        "keyword FROM", "pipe |>", "keyword WHERE", "function f", "openParenthesis (",
        "closeParenthesis )", "string 'x'", "keyword AND", "parameter @p", "comment -- c",
      ])
  }

  @Test func `a word that may be a name is a keyword where it opens a stage or is written large`() {
    #expect(
      runs("FROM t |> rename name AS n") == [
        "keyword FROM", "pipe |>", "keyword rename", "keyword AS",
      ])
    #expect(runs("copy t TO 'f'").first == "keyword copy")
    #expect(runs("SELECT t.ORDER").last == "keyword SELECT")
  }

  @Test(arguments: [
    "'half", "\"half", "/* half", "a ^ b", "1abc", "", ";;", "\u{0}", "SELECT 'a\n'b",
  ])
  func `text that cannot be read has runs too`(_ text: String) {
    for run in SyntaxRuns.runs(in: text) {
      #expect(run.span.start < run.span.end && run.span.end <= text.utf8.count)
    }
  }

  @Test func `an open string is one already`() {
    #expect(runs("SELECT 'half") == ["keyword SELECT", "string 'half"])
    #expect(
      runs("SELECT 1; SELECT 2 /* on").suffix(3) == ["keyword SELECT", "number 2", "comment /* on"])
  }
}
