import Engine
import Language

/// How large a statement may become. Plans are walked by recursion, so their depth is bounded, and
/// WITH and views are written out where they are named, so a short text may stand for a huge plan.
struct BindingLimits {
  /// Of one query.
  static let stages = 5_000
  /// Queries in each other, those of WITH and of views included.
  static let levels = 200
  /// Queries and stages of a whole statement, where the thread's stack has room for as many.
  static let total = 10_000
  /// So many fit in any stack.
  private static let smallTotal = 500
  /// What the walk through one stage of a plan takes in a debug build, with a reserve.
  private static let stackBytes = 8_192
  /// Each level may double the plan below it.
  static let correlatedLevels = 8

  /// Of a whole statement, UNION ALL aside: an EXCEPT ALL becomes ten nodes of the plan.
  static let comparisons = 200

  private var comparisonCount = 0
  private var level = 0
  private var count = 0

  mutating func enter(_ query: Query) throws(Diagnostic) {
    guard query.stages.count <= Self.stages else {
      throw .overLimit("more than \(Self.stages) stages in one query")
    }
    guard level < Self.levels else {
      throw .overLimit("queries of WITH and views nest deeper than \(Self.levels) levels")
    }
    level += 1
    count += 1 + query.stages.count
    if count <= Self.smallTotal { return }
    let limit = min(Self.total, max(Self.smallTotal, ThreadStack.byteCount / Self.stackBytes))
    guard count <= limit else {
      throw .overLimit("more than \(limit) queries and stages, with those of WITH and views")
    }
  }

  mutating func compare() throws(Diagnostic) {
    comparisonCount += 1
    guard comparisonCount <= Self.comparisons else {
      throw .overLimit("more than \(Self.comparisons) UNION, INTERSECT and EXCEPT in one statement")
    }
  }

  mutating func leave() { level -= 1 }
}

extension Diagnostic {
  fileprivate static func overLimit(_ what: String) -> Diagnostic {
    Diagnostic(
      code: .nestedTooDeep, message: what, span: nil,
      help: ["keep an intermediate result: CREATE TABLE … AS"])
  }

  static func correlatedTooDeep(_ limit: Int, _ span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      code: .nestedTooDeep,
      message: "subqueries that read an outer query nest deeper than \(limit) levels", span: span)
  }
}
