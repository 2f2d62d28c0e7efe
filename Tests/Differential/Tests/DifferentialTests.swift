import Differential
import Testing

@Suite struct DifferentialTests {
  @Test(.enabled(if: SQLite() != nil, "there is no sqlite3 here"))
  func `random queries give in SQLite what they give here`() throws {
    var campaign = Campaign(try #require(SQLite()))
    campaign.run(seed: 1, count: 400, stopAfter: 3)
    #expect(campaign.differences.map(\.text) == [])
  }
}
