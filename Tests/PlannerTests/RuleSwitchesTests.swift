import Foundation
import TestSupport
import Testing

@testable import Planner

@Suite struct RuleSwitchesTests {
  @Test func `docs list the rules in their order`() throws {
    let page = try String(contentsOfFile: "\(packageRoot)/docs/plans.md", encoding: .utf8)
    let listed = page.matches(of: #/\n\| `([a-z-]+)` \|/#).map { String($0.1) }
    #expect(listed.filter { $0.contains("-") } == RuleSwitches.names)
  }

  @Test func `a rule that is off changes no plan, the others do`() throws {
    let text = "FROM u |> WHERE a > 1 + 1 |> SELECT c"
    #expect(try plan(text)[0].contains("a > 2"))
    #expect(try plan(text, off: ["constant-folding"])[0].contains("a > 1 + 1"))
    #expect(try plan(text, off: RuleSwitches.names) == ["filter a > 1 + 1", "  scan u"])
  }
}
