import Database
import Foundation
import Testing

/// The records again without rules of the planner: no answer may rest on one.
///
/// All rules together are off in every run; each one alone with TRA_EACH_RULE=1.
@Suite struct RuleSwitchTests {
  static let off: [[String]] =
    ProcessInfo.processInfo.environment["TRA_EACH_RULE"] == nil
    ? [RuleSwitches.names] : RuleSwitches.names.map { [$0] } + [RuleSwitches.names]

  @Test(arguments: SQLLogicTests.names, off)
  func `each record gives the same without rules`(_ name: String, _ off: [String]) throws {
    let runner = SQLLogicRunner(without: off)
    for record in try SQLLogicTests.file(name).records {
      guard let difference = try runner.run(record) else { continue }
      let rules = off.count == 1 ? off[0] : "rules"
      Issue.record("\(name):\(record.line) without \(rules): \(difference)")
    }
  }
}
