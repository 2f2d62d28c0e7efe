import Testing

@testable import Language

@Suite struct LexerTests {
  private func kinds(_ text: String) -> [Token.Kind] {
    Lexer.statement(in: SourceText(text), from: 0).tokens.map(\.kind)
  }

  private func lexicalError(_ text: String) -> Diagnostic? {
    Lexer.statement(in: SourceText(text), from: 0).error
  }

  @Test func `a pipe is read before two bars before one bar`() {
    #expect(kinds("a|>b||c|d") == [.word, .pipe, .word, .concatenate, .word, .bitOr, .word, .end])
    #expect(kinds("||>") == [.concatenate, .greater, .end])
  }

  @Test func `the longest operator wins`() {
    #expect(
      kinds("<=> <= <> << < >= >> > == = !=") == [
        .same, .lessOrEqual, .notEqual, .shiftLeft, .less, .greaterOrEqual, .shiftRight, .greater,
        .equal, .equal, .notEqual, .end,
      ])
    #expect(
      kinds("// / :: ~ % ?") == [
        .doubleSlash, .slash, .doubleColon, .tilde, .percent, .question, .end,
      ])
  }

  @Test func `comments are blanks`() {
    #expect(kinds("1 -- x\n2 # y\n/* ; ' */ 3") == [.integer, .integer, .integer, .end])
    #expect(kinds("/**/ /* /* */ 1") == [.integer, .end])
    #expect(kinds("-- only") == [.end])
  }

  @Test func `an unclosed comment is an error at its opening`() {
    let error = lexicalError("SELECT 1 /* x")
    #expect(error?.code == .unclosedComment)
    #expect(error?.span == SourceSpan(9, 11))
  }

  @Test func `an unclosed string or name is an error at its opening`() {
    #expect(lexicalError("SELECT 'abc")?.span == SourceSpan(7, 8))
    #expect(lexicalError("SELECT 'abc")?.code == .unclosedString)
    #expect(lexicalError("SELECT E'abc\\'")?.code == .unclosedString)
    #expect(lexicalError("SELECT \"abc")?.code == .unclosedIdentifier)
    #expect(lexicalError("SELECT `abc")?.code == .unclosedIdentifier)
  }

  @Test func `invalid UTF-8 is an error with its byte offset in words, strings and comments`() {
    for (bytes, offset) in [
      ([UInt8(ascii: "a"), 0xFF], 1), ([0x27, 0x61, 0xC3, 0x27], 2), ([0x2D, 0x2D, 0xA0], 2),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x31, 0xC3], 1), ([0xC0, 0x80], 0),
    ] as [([UInt8], Int)] {
      let error = Lexer.statement(in: SourceText(name: "", utf8: bytes), from: 0).error
      #expect(error?.message == "the text is not valid UTF-8 at byte \(offset)", "\(bytes)")
      #expect(error?.span?.start == offset)
    }
  }

  @Test func `a NUL byte is an error at its place`() {
    #expect(lexicalError("SELECT \0")?.span == SourceSpan(7, 8))
    #expect(lexicalError("SELECT 'a\0'")?.span == SourceSpan(9, 10))
    #expect(lexicalError("SELECT \0")?.code == .nulByte)
  }

  @Test func `words of any script are identifiers`() throws {
    #expect(try printed("FROM tỉnh_thành") == "FROM tỉnh_thành")
    #expect(try printed("FROM Đắk |> SELECT 数") == "FROM Đắk |> SELECT 数")
  }

  @Test func `names and strings are brought to NFC`() throws {
    let decomposed = "Đa\u{306}\u{301}k"
    let text = try printed("FROM \(decomposed) |> WHERE a = '\(decomposed)'")
    #expect(Array(text.utf8) == Array("FROM Đắk |> WHERE a = 'Đắk'".utf8))
  }

  @Test func `a doubled quote stands for itself`() throws {
    #expect(try printed("SELECT 'it''s', ''''") == "SELECT 'it''s', ''''")
    #expect(try printed("SELECT \"a\"\"b\", `a``b`") == "SELECT \"a\"\"b\", \"a`b\"")
  }

  @Test func `plain strings are raw and E strings have escapes`() throws {
    #expect(try printed("SELECT 'a\\n'") == "SELECT 'a\\n'")
    #expect(try printed("SELECT E'a\\tb\\'c''d\\x41\\u0110'") == "SELECT 'a\tb''c''dAĐ'")
    #expect(message("SELECT E'a\\qb'") == "unknown escape '\\q' @ \\q")
    #expect(message("SELECT E'đ\\u12'") == "unknown escape '\\u12' @ \\u12")
    #expect(message("SELECT E'\\x00'") == "unknown escape '\\x00' @ \\x00")
  }

  @Test func `characters outside the language are named`() {
    #expect(message("SELECT $1") == "unexpected character '$' @ $")
    #expect(message("SELECT 2 ^ 3") == "there is no operator '^' @ ^")
    #expect(message("SELECT \u{200B}1") == "invisible character U+200B @ \u{200B}")
    #expect(message("SELECT \u{1}") == "control character '\\u{1}' @ \u{1}")
    #expect(message("SELECT ‘a’") == "'‘' is a typographic quote @ ‘")
    #expect(message("SELECT @") == "a parameter needs a name behind '@' @ @")
    #expect(message("SELECT \"\"") == "a quoted name cannot be empty @ \"\"")
  }

  @Test func `a no-break space is a blank`() throws {
    #expect(try printed("FROM\u{A0}t\u{3000}|> LIMIT 1") == "FROM t |> LIMIT 1")
  }

  @Test func `keywords are found whatever their case`() {
    for keyword in Keyword.allCases {
      for text in [keyword.rawValue, keyword.rawValue.lowercased()] {
        let tokens = Lexer.statement(in: SourceText(text), from: 0).tokens
        #expect(tokens.first?.keyword == keyword)
      }
    }
  }
}
