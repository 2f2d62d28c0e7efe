import Testing

@testable import Database

@Suite struct ShippedDataTests {
  private let session = Session()

  @Test(arguments: [
    ("province_units", 97), ("province_changes", 57), ("province_aliases", 1009),
    ("ministries", 26), ("ministry_aliases", 211), ("services", 53), ("countries", 13),
    ("indicators", 121), ("rates", 494), ("figures", 3700), ("provinces", 34),
    ("provinces_63", 63), ("performance", 34), ("egdi", 132),
  ]) func `a shipped table has its rows`(table: String, rows: Int) throws {
    #expect(try session.count("FROM \(table) |> AGGREGATE COUNT(*) AS n") == rows)
  }

  @Test(arguments: [
    ("province_units", "province_id"), ("provinces", "code"), ("provinces", "province_id"),
    ("provinces_63", "code"), ("services", "id"), ("services", "list, number"),
    ("ministries", "id"), ("countries", "id"), ("indicators", "id"),
    ("province_changes", "date, code"),
    ("performance", "province_id"), ("egdi", "place, year"),
    ("rates", "indicator, scope, place_id, period"),
    ("figures", "indicator, scope, place_id, period"),
  ]) func `a key is unique`(table: String, key: String) throws {
    let repeated = try session.ask(
      "FROM \(table) |> AGGREGATE COUNT(*) AS n GROUP BY \(key) |> WHERE n > 1")
    #expect(repeated.isEmpty)
  }

  @Test(arguments: [
    ("rates", "indicator", "TRUE", "indicators", "id"),
    ("figures", "indicator", "TRUE", "indicators", "id"),
    ("rates", "place_id", "scope = 'province'", "province_units", "province_id"),
    ("figures", "place_id", "scope = 'province'", "province_units", "province_id"),
    ("rates", "place_id", "scope = 'ministry'", "ministries", "id"),
    ("figures", "place_id", "scope = 'ministry'", "ministries", "id"),
    ("figures", "place_id", "scope = 'world'", "countries", "id"),
    ("services", "ministry_id", "ministry_id IS NOT NULL", "ministries", "id"),
    ("services", "ministry_id_2025", "ministry_id_2025 IS NOT NULL", "ministries", "id"),
    ("province_units", "successor_id", "successor_id IS NOT NULL", "province_units", "province_id"),
    ("ministries", "successor_id", "successor_id IS NOT NULL", "ministries", "id"),
    ("province_aliases", "province_id", "TRUE", "province_units", "province_id"),
    ("ministry_aliases", "ministry_id", "TRUE", "ministries", "id"),
  ]) func `a reference holds`(
    table: String, column: String, condition: String, target: String, key: String
  ) throws {
    let missing = try session.ask(
      """
      FROM \(table) |> WHERE \(condition) |> SELECT \(column) AS reference
      |> LEFT JOIN (FROM \(target) |> SELECT \(key) AS target) AS t ON reference = target
      |> WHERE target IS NULL
      """)
    #expect(missing.isEmpty)
  }

  @Test(arguments: ["rates", "figures"])
  func `a join on province_id never multiplies rows`(table: String) throws {
    let alone = try session.count(
      "FROM \(table) |> WHERE scope = 'province' |> AGGREGATE COUNT(*) AS n")
    let joined = try session.count(
      """
      FROM \(table) |> WHERE scope = 'province'
      |> JOIN province_units AS u ON place_id = u.province_id |> AGGREGATE COUNT(*) AS n
      """)
    #expect(alone == joined)
  }

  @Test func `place and region of a rate are those of its province`() throws {
    let other = try session.ask(
      """
      FROM rates |> WHERE scope = 'province'
      |> JOIN province_units AS u ON place_id = u.province_id
      |> WHERE place <> u.name OR rates.region <> u.region
      """)
    #expect(other.isEmpty)
  }

  @Test func `a code alone is no key of a province`() throws {
    let reused = try session.ask(
      """
      FROM provinces_63 |> JOIN provinces AS p USING (code)
      |> WHERE provinces_63.name <> p.name |> SELECT code |> ORDER BY code
      """)
    // 46 stayed the same province: Thừa Thiên Huế became Huế.
    #expect(reused.map { $0[0] } == ["15", "24", "44", "46", "52", "80", "82", "91"])
  }

  @Test(arguments: ["rates", "figures"])
  func `a figure has one of four states, a day and a source`(table: String) throws {
    let other = try session.ask(
      """
      FROM \(table)
      |> WHERE status NOT IN ('actual', 'approx', 'derived', 'target')
           OR source = '' OR EXTRACT(YEAR FROM as_of) NOT BETWEEN 2000 AND 2045
      """)
    #expect(other.isEmpty)
  }

  @Test func `rates are fractions and agree with their counts`() throws {
    let wrong = try session.ask(
      """
      FROM rates |> WHERE rate < 0 OR rate > 1 OR numerator > denominator
        OR ABS(rate - numerator / denominator) > 0.0001
      """)
    #expect(wrong.isEmpty)
  }

  @Test func `a name that is not confirmed says so`() throws {
    let official = try session.ask(
      "FROM services |> WHERE list = 'QD422' AND name_status NOT IN ('candidate', 'placeholder')")
    #expect(official.isEmpty)
  }

  @Test func `the index is the mean of its three parts`() throws {
    // Weights of 2008 and 2010 as published; Campuchia 2008 is the one known exception.
    let wrong = try session.ask(
      """
      FROM egdi
      |> EXTEND IF(year IN (2008, 2010), 0.34 * osi + 0.33 * hci + 0.33 * tii,
           (osi + hci + tii) / 3) AS computed
      |> WHERE ABS(computed - egdi) > 0.0001
      |> SELECT place, year
      """)
    #expect(wrong == [["Campuchia", "2008"]])
  }

  @Test func `performance pools as the counts do`() throws {
    // Computed over the file in another engine.
    let rows = try session.ask(
      """
      FROM performance
      |> AGGREGATE SUM(petitions) AS petitions, RATE(petition_on_time_rate) AS pooled,
           AVG_UNWEIGHTED(petition_on_time_rate) AS plain GROUP BY region
      |> ORDER BY pooled
      """)
    #expect(
      rows == [
        ["Đồng bằng sông Hồng", "7250", "0.3114482759", "0.4103475226"],
        ["Duyên hải Nam Trung Bộ và Tây Nguyên", "2820", "0.3929078014", "0.3932891898"],
        ["Đông Nam Bộ", "7309", "0.4588863046", "0.5373482023"],
        ["Đồng bằng sông Cửu Long", "1253", "0.4716679968", "0.426634246"],
        ["Trung du và miền núi phía Bắc", "1348", "0.4821958457", "0.3854918718"],
        ["Bắc Trung Bộ", "1419", "0.488372093", "0.4373293354"],
      ])
  }

  @Test func `every row of performance has all its rates`() throws {
    let columns = try #require(session.columns(ofTable: "performance"))
    let rates = columns.filter { $0.type == .ratio }.map(\.name)
    #expect(rates.count == 9)
    for rate in rates {
      #expect(try session.ask("FROM performance |> WHERE \(rate) IS NULL").isEmpty)
      #expect(try session.ask("FROM performance |> AGGREGATE RATE(\(rate)) AS r").count == 1)
    }
  }
}
