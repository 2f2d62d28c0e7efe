import Differential
import Engine
import Testing

@Suite struct DifferentialTests {
  @Test(.enabled(if: SQLDialect.sqlite.engine != nil, "there is no sqlite3 here"))
  func `random queries give in SQLite what they give here`() throws {
    var campaign = Campaign(try #require(SQLDialect.sqlite.engine))
    campaign.run(seed: 1, count: 400, stopAfter: 3)
    #expect(campaign.differences.map(\.text) == [])
  }
}
