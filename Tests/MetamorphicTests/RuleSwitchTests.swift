// Whatever rules are off, a query gives the same rows. More queries by hand:
//
//     TRA_METAMORPHIC_SEED=7 TRA_METAMORPHIC_QUERIES=5000 swift test --filter MetamorphicTests
import Database
import Foundation
import Testing

@testable import Differential

@Suite struct RuleSwitchTests {
  static func setting(_ name: String, or standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
  }

  @Test func `a query gives the same rows whichever rules are off`() throws {
    let seed = Self.setting("TRA_METAMORPHIC_SEED", or: 1)
    let count = Self.setting("TRA_METAMORPHIC_QUERIES", or: 200)
    for round in 0..<(count + 99) / 100 {
      var random = SeededRandom(seed: UInt64(seed + round))
      let tables = RandomTables(&random, for: .duckdb).tables
      let asking = try Asking(tables)
      var generator = Generator(
        seed: UInt64(seed + round) ^ 0x5EED, tables: tables, dialect: .duckdb)
      for _ in 0..<min(100, count - round * 100) {
        check(generator.query(), usesPipes: generator.random.oneIn(2), asking)
      }
    }
  }

  private func check(_ tree: QueryTree, usesPipes: Bool, _ asking: Asking) {
    let text = usesPipes ? tree.pipes : tree.selects
    guard case .rows(let names, let rows) = asking.ask(text) else { return }
    let keys = tree.finalOrder.map(\.node.sql).prefix { names.contains($0) }
      .compactMap { names.firstIndex(of: $0) }
    for off in RuleSwitches.names.map({ [$0] }) + [RuleSwitches.names] {
      // A rule may spare a query the rows that fail; it may not add any.
      guard case .rows(_, let others) = asking.ask(text, without: off) else { continue }
      let name = off.count == 1 ? off[0] : "all rules"
      if rows.asBag != others.asBag {
        Issue.record("other rows without \(name): \(text)\n\(rows)\n\(others)")
      } else if rows.map({ row in keys.map { row[$0] } })
        != others.map({ row in keys.map { row[$0] } })
      {
        Issue.record("another order without \(name): \(text)")
      }
    }
  }
}
