import Testing

@testable import Database

/// The figures of the meeting of 2025-02-06, each by the query that answers it.
@Suite struct SeedFigureTests {
  private let session = Session()

  @Test func `the rank rose from 86 to 71 of 193`() throws {
    let rows = try session.ask(
      """
      FROM egdi |> WHERE place = 'Việt Nam' AND year >= 2022
      |> SELECT year, rank, countries, egdi, level |> ORDER BY year
      """)
    #expect(
      rows == [
        ["2022", "86", "193", "0.6787", "Cao"], ["2024", "71", "193", "0.77092", "Rất cao"],
      ])
  }

  @Test func `the very high level came first in 2024`() throws {
    let first = try session.count(
      """
      FROM egdi |> WHERE place = 'Việt Nam' AND level = 'Rất cao'
      |> AGGREGATE MIN(year) AS first_time
      """)
    #expect(first == 2024)
  }

  @Test func `about 0.2 percent are left on 2G`() throws {
    let rows = try session.ask(
      """
      FROM rates |> WHERE indicator = '2g_subscriber_share' |> SELECT period, rate, status, note
      """)
    #expect(rows == [["2024", "0.002", "approx", "khoảng 0,2%"]])
  }

  @Test func `full online filing went from 18 to 45 percent`() throws {
    let rows = try session.ask(
      """
      FROM rates
      |> WHERE indicator = 'full_online_filing_rate' AND scope = 'national'
           AND period IN ('2023', '2024')
      |> SELECT period, rate, status |> ORDER BY period
      """)
    #expect(rows == [["2023", "0.18", "derived"], ["2024", "0.45", "actual"]])
  }

  @Test func `that is 2.5 times`() throws {
    let rows = try session.ask(
      """
      FROM rates |> WHERE indicator = 'full_online_filing_rate' AND scope = 'national'
      |> AGGREGATE MAX(rate) FILTER (WHERE period = '2024')
           / MAX(rate) FILTER (WHERE period = '2023') AS times
      """)
    #expect(rows == [["2.5"]])
  }

  @Test func `the data store connects 63 of 63 provinces and 17 of 21 ministries`() throws {
    let rows = try session.ask(
      """
      FROM rates |> WHERE indicator = 'datastore_connection'
      |> SELECT place, numerator, denominator, rate |> ORDER BY numerator DESC
      """)
    #expect(
      rows == [
        ["Các địa phương", "63", "63", "1"], ["Các bộ, ngành", "17", "21", "0.8095238095"],
      ])
  }

  @Test func `VNeID is the sole account everywhere`() throws {
    let rows = try session.ask(
      "FROM rates |> WHERE indicator = 'vneid_sole_account' |> SELECT place, rate |> ORDER BY place"
    )
    #expect(rows == [["Các bộ, ngành", "1"], ["Các địa phương", "1"]])
  }

  @Test func `localities digitised 67.06 percent, ministries 60.98`() throws {
    let rows = try session.ask(
      """
      FROM rates |> WHERE indicator = 'digitisation_rate' AND period = '2024-12-10'
      |> SELECT place, rate |> ORDER BY rate DESC
      """)
    #expect(rows == [["Các địa phương", "0.6706"], ["Các bộ, ngành", "0.6098"]])
  }

  @Test func `the lists hold 25 confirmed and 28 unconfirmed services`() throws {
    let rows = try session.ask(
      """
      FROM services
      |> AGGREGATE COUNT(*) AS n, COUNT_IF(name_status = 'confirmed') AS confirmed
         GROUP AND ORDER BY list
      """)
    #expect(rows == [["DA06", "25", "25"], ["QD422", "28", "0"]])
  }

  @Test func `An Giang aims at 53 services and names no number for digital enterprises`() throws {
    let rows = try session.ask(
      """
      FROM figures |> WHERE place_id = '63-89' AND status = 'target'
      |> SELECT indicator, period, value |> ORDER BY indicator
      """)
    #expect(
      rows == [
        ["digital_enterprises", "2025", "NULL"], ["essential_services_target", "2025", "53"],
        ["essential_services_target_da06", "2025", "25"],
        ["essential_services_target_qd422", "2025", "28"],
      ])
  }

  @Test func `two more of its goals have no number`() throws {
    let rows = try session.ask(
      """
      FROM rates |> WHERE place_id = '63-89' AND status = 'target'
      |> SELECT indicator, period, rate, note |> ORDER BY indicator
      """)
    let note = "tỉnh phấn đấu; bài không nêu con số"
    #expect(
      rows == [
        ["adult_online_service_use", "2025", "NULL", note],
        ["iz_enterprise_platform_use", "2025", "NULL", note],
      ])
  }
}
