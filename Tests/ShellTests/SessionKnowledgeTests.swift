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
    #expect(Set(candidates(text)) == ["region", "n"])
  }

  @Test func `columns of an alias are its own`() {
    let text = "FROM provinces AS p |> JOIN services AS s ON TRUE |> WHERE s.minis"
    #expect(candidates(text) == ["ministry_id", "ministry_id_2025"])
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
