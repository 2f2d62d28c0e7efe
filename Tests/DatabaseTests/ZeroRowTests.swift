import Language
import Testing

@testable import Database

@Suite struct ZeroRowTests {
  private let session = Session()

  private func stages(_ text: String) throws -> [String] {
    let source = SourceText(text)
    guard case .query(let query)? = try Parser.parseStatement(source) else { return [] }
    return query.prefixes(in: source).map(\.text)
  }

  private func diagnosis(_ text: String) throws -> ZeroRows? {
    let source = SourceText(text)
    let statement = try #require(try Parser.parseStatement(source))
    #expect(try session.ask(text).isEmpty)
    return session.diagnoseZeroRows(of: statement, in: source)
  }

  @Test func `stages stand on one line each`() throws {
    #expect(
      try stages("FROM provinces AS p\n|> WHERE name =\n   'Ha Noi'\n|> SELECT name -- all\n")
        == ["FROM provinces AS p", "|> WHERE name = 'Ha Noi'", "|> SELECT name"])
    #expect(
      try stages("FROM a JOIN b AS c ON a.x = c.x |> LIMIT 1")
        == ["FROM a JOIN b AS c ON a.x = c.x", "|> LIMIT 1"])
  }

  @Test func `clauses stand in the order of evaluation`() throws {
    #expect(
      try stages(
        "SELECT region, COUNT(*) AS n FROM provinces WHERE code > '5' GROUP BY region "
          + "HAVING COUNT(*) > 99 ORDER BY n LIMIT 3 |> WHERE n > 1")
        == [
          "FROM provinces", "WHERE code > '5'", "GROUP BY region", "HAVING COUNT(*) > 99",
          "LIMIT 3", "|> WHERE n > 1",
        ])
  }

  @Test func `a set operation is one stage`() throws {
    #expect(
      try stages("SELECT 1 AS n UNION ALL\nSELECT 2 |> WHERE n > 2")
        == ["SELECT 1 AS n UNION ALL SELECT 2", "|> WHERE n > 2"])
  }

  @Test func `a query over the last result has no diagnosis`() throws {
    try session.ask("FROM provinces")
    #expect(try diagnosis("FROM _ |> WHERE name = 'Ha Noi'") == nil)
  }

  @Test func `the first empty stage and the nearest value are named`() throws {
    let found = try #require(try diagnosis("FROM provinces |> WHERE name = 'Ha Noi' |> LIMIT 3"))
    #expect(found.stages.map(\.text) == ["FROM provinces", "|> WHERE name = 'Ha Noi'"])
    #expect(found.stages.map(\.rowCount) == [34, 0])
    #expect(found.hint == "no value of provinces.name equals 'Ha Noi'; nearest: 'Hà Nội'")
  }

  @Test func `a SELECT is diagnosed by its clauses`() throws {
    let found = try #require(
      try diagnosis("SELECT name FROM provinces WHERE region = 'dong nam bo' AND kind = 'tỉnh'"))
    #expect(found.stages.map(\.rowCount) == [34, 0])
    #expect(
      found.hint == "no value of provinces.region equals 'dong nam bo'; nearest: 'Đông Nam Bộ'")
  }

  @Test func `a list is looked through for the literal that nothing equals`() throws {
    let found = try #require(
      try diagnosis("FROM provinces |> WHERE kind IN ('thanh pho') AND code < '50'"))
    #expect(found.hint == "no value of provinces.kind equals 'thanh pho'; nearest: 'thành phố'")
  }

  @Test func `values that are there give no hint`() throws {
    let found = try #require(
      try diagnosis("FROM provinces |> WHERE name = 'Huế' AND kind = 'tỉnh'"))
    #expect(found.hint == nil)
  }

  @Test func `behind other stages the column has no table`() throws {
    let found = try #require(
      try diagnosis("FROM provinces |> EXTEND name AS n |> WHERE n = 'Hue'"))
    #expect(found.hint == "no value of n equals 'Hue'; nearest: 'Huế'")
  }

  @Test func `a query with rows has no diagnosis`() throws {
    let source = SourceText("FROM provinces")
    let statement = try #require(try Parser.parseStatement(source))
    #expect(session.diagnoseZeroRows(of: statement, in: source) == nil)
  }
}
