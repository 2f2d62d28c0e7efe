import Testing

@testable import Language

@Suite struct SplitterTests {
  /// Pieces as `line:column text`, whichever source they share.
  private func pieces(_ bytes: [UInt8], chunk: Int) -> [String] {
    var splitter = StatementSplitter(name: "s.sql")
    var found: [StatementSplitter.Piece] = []
    var index = 0
    while index < bytes.count {
      found += splitter.feed(Array(bytes[index..<min(index + chunk, bytes.count)]))
      index += chunk
    }
    found += splitter.finish()
    return found.map(text)
  }

  private func text(_ piece: StatementSplitter.Piece) -> String {
    switch piece {
    case .statement(let source, let span): place(source, span) + " " + source.text(span)
    case .command(let source, let span): place(source, span) + " command " + source.text(span)
    case .failure(let error, let source): place(source, error.span!) + " error " + error.message
    }
  }

  private func place(_ source: SourceText, _ span: SourceSpan) -> String {
    let place = SourcePlace(span, in: source)
    return "\(place.lineNumber):\(place.column)"
  }

  private func pieces(_ text: String) -> [String] { pieces(Array(text.utf8), chunk: 1 << 20) }

  private static let script = """
    \u{FEFF}#!/usr/bin/env tra -f
    -- a comment; with 'quotes
    FROM t; FROM u |> WHERE a = 'x;y''z' /* ; */ AND "b;" = `c;`;
    .mode csv\r
      .print it's; here
    SELECT E'it\\'s;', e'a''b;', name'c;',
      (1 - 2) / 3 -- ;
    ;
    ;;
    /* multi
    .not a command
    line */ FROM "Đắk;" ; .5
    \\dt
    """ as String

  @Test func `statements and commands come with their line and column`() {
    #expect(
      pieces(Self.script) == [
        "3:1 FROM t",
        "3:9 FROM u |> WHERE a = 'x;y''z' /* ; */ AND \"b;\" = `c;`",
        "4:1 command .mode csv",
        "5:3 command .print it's; here",
        "6:1 SELECT E'it\\'s;', e'a''b;', name'c;',\n  (1 - 2) / 3 -- ;\n",
        "12:9 FROM \"Đắk;\" ",
        "12:23 .5\n\\dt",
      ])
  }

  @Test func `any chunk size gives the same pieces`() {
    let bytes = Array(Self.script.utf8)
    let whole = pieces(bytes, chunk: bytes.count)
    for chunk in 1...9 { #expect(pieces(bytes, chunk: chunk) == whole, "chunk of \(chunk)") }
  }

  @Test func `a statement comes out with its semicolon`() {
    var splitter = StatementSplitter(name: "")
    #expect(splitter.feed(Array("FROM t".utf8)).isEmpty)
    #expect(splitter.feed(Array(";".utf8)).count == 1)
    #expect(splitter.feed(Array("\n.mode csv".utf8)).isEmpty)
    #expect(splitter.feed(Array("\n".utf8)).count == 1)
    #expect(splitter.finish().isEmpty)
  }

  @Test func `the source of a statement parses from its span`() throws {
    var splitter = StatementSplitter(name: "s.sql")
    let found = splitter.feed(Array("SELECT 1; SELECT 2 +; SELECT 3;\n".utf8))
    #expect(found.count == 3)
    guard case .statement(let source, let span) = found[1] else { return }
    var parser = Parser(source, from: span.start)
    #expect(throws: Diagnostic.self) { try parser.statement() }
    do throws(Diagnostic) { _ = try parser.statement() } catch {
      let text = DiagnosticRenderer(.script) { _ in 1 }.render(error, in: source)
      #expect(text.hasPrefix("tra: s.sql:1:21: error: expected an expression, found ';'"))
    }
  }

  @Test func `nothing and comments only give no piece`() {
    #expect(pieces("").isEmpty)
    #expect(pieces(" \n-- x\n;;\n/* y */").isEmpty)
    #expect(pieces("\u{FEFF}").isEmpty)
    #expect(pieces("\u{FEFF}FROM t") == ["1:1 FROM t"])
  }

  @Test func `an unclosed comment between statements fails at its opening`() {
    #expect(
      pieces("FROM t;\n  /* x\n y") == [
        "1:1 FROM t", "2:3 error the comment that begins here is not closed",
      ])
  }

  @Test func `an unclosed string is part of the last statement`() {
    #expect(pieces("FROM t; SELECT 'a; FROM u;\n") == ["1:1 FROM t", "1:9 SELECT 'a; FROM u;\n"])
  }

  @Test func `unreadable bytes fail with their offset in the file`() {
    let bytes: [UInt8] = Array("\u{FEFF}FROM t;\n-- ".utf8) + [0xFF] + Array("\nFROM u;".utf8)
    for chunk in [1, 5, 100] {
      #expect(
        pieces(bytes, chunk: chunk) == [
          "1:1 FROM t", "2:4 error the text is not valid UTF-8 at byte 14",
        ])
    }
    #expect(
      pieces(Array("FROM t;\nSELECT '\0';".utf8), chunk: 3) == [
        "1:1 FROM t", "2:9 error the text holds a NUL byte",
      ])
  }

  private func count(_ text: String, chunk: Int) -> Int {
    var splitter = StatementSplitter(name: "")
    let bytes = Array(text.utf8)
    var count = 0
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      count += splitter.feed(Array(bytes[start..<min(start + chunk, bytes.count)])).count
    }
    return count + splitter.finish().count
  }

  @Test func `long lines and long statements are split in one pass`() {
    let line = String(repeating: "INSERT INTO t VALUES (1, 'a;b'); ", count: 5_000)
    #expect(count(line, chunk: 65_536) == 5_000)
    let long = "INSERT INTO t VALUES " + String(repeating: "(1, 2),\n", count: 10_000) + "(3, 4);"
    #expect(count(long, chunk: 4_096) == 1)
    #expect(count(String(repeating: long, count: 3), chunk: 1_000) == 3)
  }

  @Test(arguments: [
    ("FROM t;", true), ("FROM t", false), ("FROM t; -- x", true), ("FROM t; FROM u", false),
    ("SELECT ';", false), ("", false), ("-- x;", false), (".mode csv", true),
    ("FROM t; /* x", false),
    ("SELECT 'a;b';", true), ("SELECT \"a;", false),
  ])
  func `Enter runs what is complete`(text: String, isComplete: Bool) {
    #expect(StatementSplitter.isComplete(text) == isComplete)
  }

  @Test(
    arguments: [
      ("", .none), ("FROM t", .statement), ("FROM t;", .none), ("SELECT 'a", .string),
      ("SELECT E'a\\'", .string), ("SELECT (1", .parentheses), ("SELECT (1)", .statement),
      ("SELECT /* x", .comment), ("SELECT \"x", .identifier), ("SELECT 1 -- (", .statement),
      ("SELECT 'it''s'", .statement),
    ] as [(String, PendingState)])
  func `a continuation prompt knows what is open`(text: String, state: PendingState) {
    #expect(StatementSplitter.pendingState(text) == state)
  }
}
