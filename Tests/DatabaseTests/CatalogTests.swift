import Language
import Testing

@testable import Database

@Suite struct CatalogTests {
  private let session = Session()

  @Test func `a query without a table reads none`() throws {
    #expect(try session.ask("SELECT 1 AS n") == [["1"]])
    #expect(session.database.loadedTables.isEmpty)
  }

  @Test func `a shipped table is read when it is first named`() throws {
    try session.ask("FROM provinces |> LIMIT 1")
    #expect(session.database.loadedTables == ["province_units"])
    try session.ask("FROM provinces_63 |> LIMIT 1")
    #expect(session.database.loadedTables == ["province_units"])
  }

  @Test func `a user's table shadows the shipped one`() throws {
    try session.ask("CREATE TABLE Provinces AS SELECT 1 AS n")
    #expect(try session.ask("FROM provinces") == [["1"]])
    #expect(try session.count("FROM tra.provinces |> AGGREGATE COUNT(*) AS n") == 34)
    try session.ask("DROP TABLE provinces")
    #expect(try session.count("FROM provinces |> AGGREGATE COUNT(*) AS n") == 34)
  }

  @Test func `a shadowing view can be made of what it shadows`() throws {
    try session.ask("CREATE VIEW provinces AS FROM tra.provinces |> LIMIT 3")
    #expect(try session.count("FROM provinces |> AGGREGATE COUNT(*) AS n") == 3)
  }

  @Test func `a view of itself is an error, not a crash`() throws {
    let error = session.refusal("CREATE VIEW provinces AS FROM provinces |> LIMIT 3")
    #expect(error?.message == "the view 'provinces' would be made of itself")
    #expect(error?.help == ["tra.provinces names the shipped one"])
    try session.ask("CREATE VIEW a AS SELECT 1 AS n; CREATE VIEW b AS FROM a JOIN a AS c USING (n)")
    #expect(session.refusal("CREATE OR REPLACE VIEW a AS FROM b")?.code == .recursiveView)
    #expect(try session.ask("FROM b") == [["1"]])
  }

  @Test func `a shipped view keeps to the shipped tables`() throws {
    try session.ask("CREATE TABLE rates AS SELECT 1 AS n")
    #expect(try session.count("FROM performance |> AGGREGATE COUNT(*) AS n") == 34)
  }

  @Test func `the last result is a table until the next query`() throws {
    try session.ask("SELECT 1 AS n UNION ALL SELECT 2")
    #expect(try session.ask("FROM _ |> AGGREGATE SUM(n) AS s") == [["3"]])
    #expect(try session.ask("FROM _") == [["3"]])
  }

  @Test func `the last result keeps the parts of its ratios`() throws {
    let pooled = try session.ask("FROM performance |> AGGREGATE RATE(petition_on_time_rate) AS r")
    try session.ask("FROM performance |> SELECT region, petition_on_time_rate AS r")
    #expect(try session.ask("FROM _ |> AGGREGATE RATE(r) AS r") == pooled)
  }

  @Test func `an unknown table suggests a shipped one`() {
    let error = session.refusal("FROM provincs")
    #expect(error?.message == "unknown table 'provincs'")
    #expect(error?.help.joined().contains("'provinces'") == true)
  }

  @Test func `tables are listed with their rows, featured ones first`() throws {
    try session.ask("CREATE TABLE mine AS SELECT 1 AS n")
    let tables = try session.tables()
    #expect(
      tables.prefix(7).map(\.name) == [
        "mine", "provinces", "services", "rates", "figures", "performance", "egdi",
      ])
    #expect(tables.prefix(7).map(\.rowCount) == [1, 34, 53, 494, 3700, 34, 132])
    #expect(tables.dropFirst().allSatisfy { $0.comment != nil && $0.isShipped })
    #expect(tables.count == 15)
    #expect(
      session.moreTableNames == [
        "countries", "indicators", "ministries", "province_units", "provinces_63",
      ])
  }

  @Test func `columns of what is being typed are known`() throws {
    let columns = try #require(
      session.columns(ofQueryText: "FROM services |> SELECT id, LENGTH(name) AS n"))
    #expect(columns.map(\.name) == ["id", "n"])
    #expect(columns.map(\.type) == [.string, .int64])
    #expect(session.columns(ofQueryText: "FROM nowhere") == nil)
    #expect(session.columns(ofQueryText: "FROM services |> WHERE") == nil)
  }

  @Test func `values of a column come with their counts`() throws {
    let values = try session.values(table: "services", column: "list")
    #expect(values.map(\.value) == ["QD422", "DA06"])
    #expect(values.map(\.count) == [28, 25])
    #expect(throws: Diagnostic.self) { try session.values(table: "services", column: "x") }
  }

  @Test func `counted values follow a change`() throws {
    try session.ask("CREATE TABLE t (c STRING); INSERT INTO t VALUES ('a')")
    #expect(try session.values(table: "t", column: "c").map(\.count) == [1])
    try session.ask("INSERT INTO t VALUES ('a'), (NULL)")
    #expect(try session.values(table: "t", column: "c").map(\.count) == [2])
  }
}
