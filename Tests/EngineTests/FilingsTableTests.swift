import Testing

@testable import Engine

@Suite struct FilingsTableTests {
  @Test func `the generator gives the numbers that its author published`() {
    var random = SplitMix(seed: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `a seed stands for its rows`() throws {
    let rows = try texts(seed: 7)
    #expect(try texts(seed: 7) == rows)
    #expect(try texts(seed: 8) != rows)
    #expect(rows.count == 100)
  }

  @Test func `a place without people files nothing`() throws {
    #expect(try texts(seed: 1).allSatisfy { !$0.contains("nobody") })
  }

  private func texts(seed: Int64) throws -> [String] {
    var filings = FilingsTable(
      provinces: [
        .init(name: "few", population: 10), .init(name: "nobody", population: 0),
        .init(name: "many", population: 90),
      ], services: ["a", "b"], seed: seed)
    let table = try filings.table(rows: 100)
    return table.rowGroups.flatMap { group in
      (0..<group.rowCount).map { row in
        group.segments.map { "\($0.vector.value(at: row))" }.joined(separator: "|")
      }
    }
  }
}
