/// All stages, in the order in which help shows them.
public enum StageList {
  public static let all: [StageHelp] = [
    WhereStage.help, SelectStage.help, ExtendStage.help, SetStage.help, DropStage.help,
    RenameStage.help, AggregateStage.help, OrderByStage.help, LimitStage.help, DistinctStage.help,
    JoinStage.help, SetOperationStage.help, PivotStage.help, UnpivotStage.help, AsStage.help,
    WithStage.help, AssertStage.help, DescribeStage.help,
  ]

  /// What may follow `|>`, as a user types it.
  public static let verbs = [
    "WHERE", "SELECT", "EXTEND", "SET", "DROP", "RENAME", "AGGREGATE", "ORDER BY", "LIMIT",
    "OFFSET", "DISTINCT", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "CROSS JOIN",
    "SEMI JOIN", "ANTI JOIN", "UNION", "INTERSECT", "EXCEPT", "PIVOT", "UNPIVOT", "AS", "WITH",
    "ASSERT", "DESCRIBE",
  ]

  /// `ODER BY` is a slip in one word of two.
  static let firstWords = verbs.map { verb in String(verb.prefix { $0 != " " }) }
}

extension Parser {
  /// `"|>" stage`
  mutating func stage() throws(Diagnostic) -> PipeStage {
    try expect(.pipe, "'|>'")
    switch token.keyword {
    case .select: return .select(try SelectStage(&self))
    case .extend: return .extend(try ExtendStage(&self))
    case .set: return .set(try SetStage(&self))
    case .drop: return .drop(try DropStage(&self))
    case .rename: return .rename(try RenameStage(&self))
    case .as: return .alias(try AsStage(&self))
    case .where: return .filter(try WhereStage(&self))
    case .aggregate: return .aggregate(try AggregateStage(&self))
    case .distinct: return .distinct(try DistinctStage(&self))
    case .order: return .orderBy(try OrderByStage(&self))
    case .limit, .offset: return .limit(try LimitStage(&self))
    case .join, .inner, .left, .right, .full, .cross, .semi, .anti, .natural:
      return .join(try JoinStage(&self))
    case .union, .intersect, .except: return .setOperation(try SetOperationStage(&self))
    case .pivot: return .pivot(try PivotStage(&self))
    case .unpivot: return .unpivot(try UnpivotStage(&self))
    case .assert: return .assert(try AssertStage(&self))
    case .describe: return .describe(try DescribeStage(&self))
    case .with: return .with(try WithStage(&self))
    default: throw unknownStage()
    }
  }

  private func unknownStage() -> Diagnostic {
    let start = previous.start
    switch token.keyword {
    case .group: return .groupByStage(token.span)
    case .having, .qualify: return .havingStage(text(token), token.span)
    case .from: return .fromStage(SourceSpan(start, token.end))
    default: break
    }
    let expected = "a pipe operator such as WHERE, SELECT, AGGREGATE"
    guard token.kind == .word else { return unexpected(expected) }
    let near = nearest(text(token), in: StageList.firstWords)
    return .unknownStage(text(token), token.span, expected: expected, near: near)
  }
}

extension PipeStage {
  func write(into sql: inout SQLText) {
    switch self {
    case .select(let stage): stage.write(into: &sql)
    case .extend(let stage): stage.write(into: &sql)
    case .set(let stage): stage.write(into: &sql)
    case .drop(let stage): stage.write(into: &sql)
    case .rename(let stage): stage.write(into: &sql)
    case .alias(let stage): stage.write(into: &sql)
    case .filter(let stage): stage.write(into: &sql)
    case .aggregate(let stage): stage.write(into: &sql)
    case .distinct(let stage): stage.write(into: &sql)
    case .orderBy(let stage): stage.write(into: &sql)
    case .limit(let stage): stage.write(into: &sql)
    case .join(let stage): stage.write(into: &sql)
    case .setOperation(let stage): stage.write(into: &sql)
    case .pivot(let stage): stage.write(into: &sql)
    case .unpivot(let stage): stage.write(into: &sql)
    case .assert(let stage): stage.write(into: &sql)
    case .describe(let stage): stage.write(into: &sql)
    case .with(let stage): stage.write(into: &sql)
    }
  }

  public var span: SourceSpan {
    switch self {
    case .select(let stage): stage.span
    case .extend(let stage): stage.span
    case .set(let stage): stage.span
    case .drop(let stage): stage.span
    case .rename(let stage): stage.span
    case .alias(let stage): stage.span
    case .filter(let stage): stage.span
    case .aggregate(let stage): stage.span
    case .distinct(let stage): stage.span
    case .orderBy(let stage): stage.span
    case .limit(let stage): stage.span
    case .join(let stage): stage.span
    case .setOperation(let stage): stage.span
    case .pivot(let stage): stage.span
    case .unpivot(let stage): stage.span
    case .assert(let stage): stage.span
    case .describe(let stage): stage.span
    case .with(let stage): stage.span
    }
  }
}
