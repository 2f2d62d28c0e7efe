/// Which rules run. All do, unless someone looks for the one that is at fault.
public struct RuleSwitches: Sendable {
  /// Names out of `names`.
  public var off: [String]

  public init(off: [String] = []) { self.off = off }

  /// All rules, in the order in which they run: of unnesting, of the optimizer, of lowering.
  public static let names =
    SubqueryUnnesting.ruleNames + Optimizer.rules.map { $0.name } + PhysicalPlanner.ruleNames

  /// For the SQL of other engines: what the stored rows say now, and what is only said again, has
  /// no place in it.
  public static let printing = RuleSwitches(off: [EmptyRelations.name, ImpliedConditions.name])

  func allows(_ name: String) -> Bool { !off.contains(name) }
}
