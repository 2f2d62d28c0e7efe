// Any condition cuts rows in three: those for which it is TRUE, FALSE and NULL. Together they are
// all rows (Rigger & Su, "Finding Bugs in Database Systems via Query Partitioning", OOPSLA 2020).
import Testing

@testable import Differential

@Suite struct PartitionTests {
  private static let count = RuleSwitchTests.setting("TRA_METAMORPHIC_QUERIES", or: 200)

  /// Rows of each part, one behind the other; nil where a part fails.
  private func rows(_ queries: [String], _ asking: Asking) -> [[String]]? {
    var all: [[String]] = []
    for query in queries {
      guard case .rows(_, let rows) = asking.ask(query) else { return nil }
      all += rows
    }
    return all
  }

  private func conditions(
    _ seed: Int, check: (String, RandomTables.Table, RandomTables.Table, Asking) -> Void
  ) throws {
    for round in 0..<(Self.count + 49) / 50 {
      var random = SeededRandom(seed: UInt64(seed + round))
      let tables = RandomTables(&random, for: .duckdb).tables.filter { $0.rows.count < 100 }
      let asking = try Asking(tables)
      var generator = Generator(
        seed: UInt64(seed + round) ^ 0xC07, tables: tables, dialect: .duckdb)
      for _ in 0..<50 {
        let (left, right) = (random.pick(tables), random.pick(tables))
        generator.scopes = [left.named]
        check(generator.expression(.bool, 3).sql, left, right, asking)
      }
    }
  }

  private static func parts(_ condition: String) -> [String] {
    ["(\(condition))", "NOT (\(condition))", "(\(condition)) IS NULL"]
  }

  @Test func `WHERE cuts the rows of a table in three`() throws {
    try conditions(RuleSwitchTests.setting("TRA_METAMORPHIC_SEED", or: 1)) {
      condition, table, _, asking in
      let parts = Self.parts(condition).map { "FROM \(table.name) |> WHERE \($0)" }
      guard let cut = rows(parts, asking), let whole = rows(["FROM \(table.name)"], asking) else {
        return
      }
      #expect(cut.asBag == whole.asBag, "\(condition) of \(table.name)")
    }
  }

  @Test func `ON cuts pairs in three, HAVING cuts no group that it counts`() throws {
    try conditions(RuleSwitchTests.setting("TRA_METAMORPHIC_SEED", or: 1) + 1_000) {
      condition, table, other, asking in
      let pairs = "(SELECT COUNT(*) AS pairs FROM \(other.name)) AS o"
      let sides = "SELECT * FROM \(table.name) CROSS JOIN \(pairs)"
      let parts = Self.parts(condition).map {
        "SELECT * FROM \(table.name) JOIN \(pairs) ON \($0)"
      }
      if let cut = rows(parts, asking), let whole = rows([sides], asking) {
        #expect(cut.asBag == whole.asBag, "ON \(condition) of \(table.name)")
      }
      let counts = Self.parts(condition).map {
        "SELECT COUNT(*) AS n FROM \(table.name) HAVING COUNT_IF(\($0)) >= 0"
      }
      if let groups = rows(counts, asking),
        let whole = rows(
          ["SELECT COUNT(*) AS n FROM \(table.name)"], asking)
      {
        #expect(groups == [whole[0], whole[0], whole[0]], "HAVING \(condition) of \(table.name)")
      }
    }
  }
}
