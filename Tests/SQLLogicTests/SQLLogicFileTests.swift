import Testing

@Suite struct SQLLogicFileTests {
  private func records(_ text: String) throws -> [SQLLogicFile.Kind] {
    try SQLLogicFile(name: "t.slt", text: text).records.map(\.kind)
  }

  @Test func `statements, queries and directives are told apart`() throws {
    let text = """
      # id: div0, ovf
      statement ok
      CREATE TABLE t (a INT64)

      statement error unknown column 'b'
      SELECT b
      FROM t

      warns division
      query IT rowsort label-1
      SELECT 1, ''
      ----
      1 (empty)
      2 NULL

      param p x y
      """
    let file = try SQLLogicFile(name: "t.slt", text: text)
    #expect(file.citations == ["div0", "ovf"])
    #expect(file.records.map(\.line) == [2, 5, 10, 16])
    #expect(
      file.records.map(\.kind) == [
        .run(sql: "CREATE TABLE t (a INT64)", .ok, warning: nil),
        .run(
          sql: "SELECT b\nFROM t", .error(containing: "unknown column 'b'"), warning: nil),
        .run(
          sql: "SELECT 1, ''",
          .rows(types: "IT", .rowsort, ["1 (empty)", "2 NULL"]), warning: "division"),
        .parameter(name: "p", text: "x y"),
      ])
  }

  @Test func `files hold their lines, with escapes`() throws {
    let text = "file a.csv\n\\u{FEFF}x\\r\n\n----\ncontent b.csv\n1\n----\n"
    #expect(
      try records(text) == [
        .writeFile(name: "a.csv", ["\u{FEFF}x\r", ""]), .checkFile(name: "b.csv", ["1"]),
      ])
  }

  @Test func `skipped records and those behind halt are left out`() throws {
    let text = """
      skipif tra
      statement ok
      A

      onlyif sqlite
      statement ok
      B

      statement ok
      C

      halt

      statement ok
      D
      """
    #expect(try records(text) == [.run(sql: "C", .ok, warning: nil)])
  }

  @Test(arguments: [
    "statement maybe\nSELECT 1\n", "query X\nSELECT 1\n----\n1\n", "query I\nSELECT 1\n",
    "select 1\n", "statement ok\n\n", "query I\nSELECT\n\n1\n----\n1\n", "warns x\n",
  ])
  func `a malformed file is refused`(_ text: String) {
    #expect(throws: SQLLogicError.self) { try records(text) }
  }
}
