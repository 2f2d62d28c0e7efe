import Database
import Testing

@testable import Shell

/// Completion against the shipped tables.
struct SessionKnowledgeTests {
  private func candidates(_ text: String) -> [String] {
    let completer = Completer(knowledge: SessionKnowledge(Session()))
    return completer.complete(text, at: text.utf8.count).candidates.map(\.display)
  }

  @Test func `values come with their counts, as the demonstration shows them`() {
    #expect(
      candidates("FROM rates |> WHERE indicator = 'digitis") == [
        "'digitisation_rate_766' 34", "'digitisation_rate' 5",
      ])
  }

  @Test func `a province is found without its marks`() {
    #expect(candidates("FROM provinces |> WHERE name = 'dak") == ["'Đắk Lắk' 1"])
    #expect(candidates("FROM provinces |> WHERE name = 'minh") == ["'Hồ Chí Minh' 1"])
  }

  @Test func `values are those of the rows that are alive`() {
    let south = "FROM provinces |> WHERE region = 'Đông Nam Bộ' |> WHERE name = '"
    #expect(Set(candidates(south)) == ["'Hồ Chí Minh' 1", "'Tây Ninh' 1", "'Đồng Nai' 1"])
  }

  @Test func `dates have values too, NULL is none, and too many are not offered`() {
    let dates = "SELECT DATE '2024-12-31' AS d UNION ALL SELECT NULL |> WHERE d = '2"
    #expect(candidates(dates) == ["'2024-12-31' 1"])
    let many =
      "FROM RANGE(0, 200000) |> SELECT CONCAT('x', CAST(id AS STRING)) AS x |> WHERE x = 'x1"
    #expect(candidates(many) == [])
  }

  @Test func `a query that takes long offers nothing, and its limit is not the session's`() throws {
    let session = Session()
    let slow =
      "FROM RANGE(0, 1000000) AS a |> CROSS JOIN RANGE(0, 1000000) AS b"
      + " |> AGGREGATE MAX(a.id + b.id) AS m |> SELECT CAST(m AS STRING) AS s |> WHERE s = '"
    let completer = Completer(knowledge: SessionKnowledge(session))
    #expect(completer.complete(slow, at: slow.utf8.count).candidates.isEmpty)
    #expect(session.settings.timeout == nil)
  }

  @Test func `new columns are known behind the stage that makes them`() {
    let text = "FROM provinces |> AGGREGATE COUNT(*) AS n GROUP BY region |> ORDER BY "
    #expect(Set(candidates(text)) == ["region STRING", "n INT64"])
  }

  /// Columns of a query with its stages, in order.
  private func names(_ query: String) -> [String] {
    candidates(query + " |> SELECT ").filter { !$0.hasSuffix(".") }
      .map { String($0.prefix { $0 != " " }) }
  }

  @Test func `after each kind of stage its columns are alive and no others`() {
    let two = "FROM provinces |> SELECT code, region"
    #expect(names(two) == ["code", "region"])
    #expect(names(two + " |> EXTEND 1 AS co") == ["code", "region", "co"])
    #expect(names(two + " |> SET code = 1") == ["code", "region"])
    #expect(names(two + " |> DROP code") == ["region"])
    #expect(names(two + " |> RENAME code AS id") == ["id", "region"])
    #expect(names(two + " |> AGGREGATE COUNT(*) AS n GROUP BY region") == ["region", "n"])
    #expect(names(two + " |> ORDER BY code |> LIMIT 3 |> DISTINCT") == ["code", "region"])
    #expect(names(two + " |> UNION ALL (FROM services |> SELECT id, name)") == ["code", "region"])
    #expect(names(two + " |> WITH q AS (FROM rates) |> AS x") == ["code", "region"])
    #expect(
      names(two + " |> EXTEND 1 AS v |> PIVOT (SUM(v) FOR code IN ('01' AS a, '04' AS b))")
        == ["region", "a", "b"])
    #expect(
      names(two + " |> UNPIVOT (value FOR kind IN (code, region))") == ["value", "kind"])
    #expect(names("FROM (FROM provinces |> SELECT code AS c)") == ["c"])
    #expect(names("WITH q AS (FROM provinces |> SELECT code AS c) FROM q") == ["c"])
    #expect(names("FROM RANGE(1, 4)") == ["id"])
  }

  @Test func `what a join brings is alive behind it`() {
    let join = "FROM provinces AS p |> SELECT code |> AS p |> JOIN ministries AS m ON p.code = m.id"
    #expect(candidates(join + " |> WHERE co").first == "code STRING")
    #expect(candidates(join + " |> WHERE m.na") == ["name STRING", "name_en STRING"])
    #expect(candidates(join + " |> WHERE ").suffix(2) == ["p.", "m."])
    #expect(candidates("FROM provinces AS p |> JOIN ministries AS m ON p.cod") == ["code STRING"])
  }

  @Test func `values pass through functions`() {
    #expect(
      candidates("FROM provinces |> WHERE UPPER(region) = 'đồng") == [
        "'ĐỒNG BẰNG SÔNG HỒNG' 6", "'ĐỒNG BẰNG SÔNG CỬU LONG' 5", "'ĐÔNG NAM BỘ' 3",
      ])
    #expect(candidates("FROM provinces |> WHERE FOLD(name) LIKE 'dak") == ["'dak lak' 1"])
    #expect(candidates("FROM provinces |> AGGREGATE COUNT(*) AS n |> WHERE SUM(n) = '").isEmpty)
  }

  @Test func `the ends of numbers and dates follow a comparison`() {
    #expect(candidates("FROM RANGE(1, 8) |> WHERE id < ") == ["id INT64", "1 min", "7 max"])
    let days = "FROM RANGE(0, 3) |> SELECT DATE_ADD(DATE '2024-02-28', id) AS d |> WHERE d > "
    #expect(
      candidates(days) == ["d DATE", "DATE '2024-02-28' min", "DATE '2024-03-01' max"])
  }

  @Test func `a parameter offers the values of what it was compared with`() {
    let knowledge = SessionKnowledge(
      Session(), lastText: { "FROM provinces |> WHERE region = @region" })
    let completer = Completer(knowledge: knowledge)
    func texts(_ line: String) -> [String] {
      completer.complete(line, at: line.utf8.count).candidates.map(\.text)
    }
    #expect(texts(".param set ") == ["region "])
    #expect(texts(".param set region bac") == ["'Bắc Trung Bộ' "])
  }

  @Test func `columns of an alias are its own`() {
    let text = "FROM provinces AS p |> JOIN services AS s ON TRUE |> WHERE s.minis"
    #expect(candidates(text) == ["ministry_id STRING", "ministry_id_2025 STRING"])
  }

  @Test func `tables show their comments`() {
    #expect(candidates("FROM egd").first?.hasPrefix("egdi  ") == true)
  }

  @Test func `what is no query offers nothing and breaks nothing`() {
    #expect(candidates("FROM nothing |> WHERE x = 'a").isEmpty)
    #expect(candidates("FROM 'none.csv' |> WHERE ").isEmpty)
    #expect(candidates("SELECT '").isEmpty)
  }

  @Test func `a report's parameter offers the values of its column`() {
    #expect(candidates(".run scoreboard_2024 ").contains { $0.hasPrefix("place") })
  }
}
