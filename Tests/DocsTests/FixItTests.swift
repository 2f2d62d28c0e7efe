import Database
import Language
import Testing

/// A fix-it is a promise: its text, pasted back, runs.
@Suite struct FixItTests {
  static let mistakes = [
    "FROM performance |> AGGREGATE AVG(petition_on_time_rate) AS r GROUP BY region",
    "FROM performance |> AGGREGATE SUM(petition_on_time_rate) AS r",
    "FROM performance |> AGGREGATE AVG(petition_on_time_rate) FILTER (WHERE dossiers > 100) AS r",
    "FROM rates |> AGGREGATE AVG(rate) AS r GROUP BY place",
    "FROM rates |> AGGREGATE SUM(rate) FILTER (WHERE scope = 'province') AS r",
    "SELECT AVG(petition_on_time_rate) FROM performance",
    "SELECT 45% - 3",
    "SELECT 45% - 2% AS x",
    "FROM provinces WHERE name = 'Huế'",
    "FROM provinces ORDER BY name",
    "FROM provinces LIMIT 3",
    "FROM provinces SELECT name",
    "FROM provinces |> GROUP BY region",
    "FROM provinces |> AGGREGATE COUNT(*) AS n GROUP BY region |> HAVING n > 3",
    "FROM provinces |> SELECT COUNT(*)",
    "FROM provinces |> EXTEND SUM(population) AS p",
    "FROM provinces |> SELECT nme",
    "FROM provinces |> WHRE name = 'Huế'",
    "SELECT LENGHT('a')",
    "SELECT ‘a’",
    "SELECT 'a' AS 'b'",
    "SELECT 1, FROM provinces",
  ]

  @Test(arguments: mistakes)
  func `a fix-it, pasted back, runs`(_ mistake: String) throws {
    let source = SourceText(mistake)
    let error = try #require(diagnostic(of: source), "'\(mistake)' is no mistake")
    guard let fixIt = error.fixIt else { return }
    let mended = SourceText(fixIt.applied(to: source))
    #expect(
      diagnostic(of: mended)?.message == nil, "\(String(decoding: mended.utf8, as: UTF8.self))")
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 6])
  func `rates and percentages have a fix-it`(_ index: Int) {
    #expect(diagnostic(of: SourceText(Self.mistakes[index]))?.fixIt != nil)
  }

  private func diagnostic(of source: SourceText) -> Diagnostic? {
    do throws(Diagnostic) {
      guard let statement = try Parser.parseStatement(source) else { return nil }
      _ = try Session().run(statement, in: source)
      return nil
    } catch {
      return error
    }
  }
}
