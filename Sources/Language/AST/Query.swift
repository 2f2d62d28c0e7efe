/// A query: an optional WITH, a body, and the pipe stages after it.
public struct Query: Sendable {
  public let with: [CommonTable]
  public let body: QueryBody
  public let stages: [PipeStage]
  public let span: SourceSpan

  public init(with: [CommonTable], body: QueryBody, stages: [PipeStage], span: SourceSpan) {
    self.with = with
    self.body = body
    self.stages = stages
    self.span = span
  }
}

public struct CommonTable: Sendable {
  public let name: Identifier
  public let columns: [Identifier]
  public let query: Query

  public init(name: Identifier, columns: [Identifier], query: Query) {
    self.name = name
    self.columns = columns
    self.query = query
  }
}

public indirect enum QueryBody: Sendable {
  /// `FROM …` alone; only stages may follow.
  case from(Relation)
  case set(SetExpression, orderBy: [OrderItem], limit: LimitClause?)
}

public indirect enum SetExpression: Sendable {
  case select(Select)
  case values([[Expression]], SourceSpan)
  case table(ObjectName)
  case query(Query, alias: Identifier?)
  case operation(SetOperator, SetExpression, SetExpression, SourceSpan)
}

/// `UNION`, `INTERSECT` or `EXCEPT` with its quantifier; DISTINCT where the text has none.
public struct SetOperator: Sendable {
  public enum Kind: String, Sendable {
    case union = "UNION"
    case intersect = "INTERSECT"
    case except = "EXCEPT"
  }

  public let kind: Kind
  public let isAll: Bool
  public let isByName: Bool

  public init(_ kind: Kind, isAll: Bool, isByName: Bool) {
    self.kind = kind
    self.isAll = isAll
    self.isByName = isByName
  }
}

/// The SELECT form, without ORDER BY and LIMIT, which belong to the query body.
public struct Select: Sendable {
  public let isDistinct: Bool
  public let items: [SelectItem]
  public let from: Relation?
  public let filter: Expression?
  public let groupBy: GroupBy?
  public let having: Expression?
  public let qualify: Expression?
  public let span: SourceSpan

  public init(
    isDistinct: Bool, items: [SelectItem], from: Relation?, filter: Expression?,
    groupBy: GroupBy?, having: Expression?, qualify: Expression?, span: SourceSpan
  ) {
    self.isDistinct = isDistinct
    self.items = items
    self.from = from
    self.filter = filter
    self.groupBy = groupBy
    self.having = having
    self.qualify = qualify
    self.span = span
  }
}

public enum SelectItem: Sendable {
  case expression(Expression, alias: Identifier?)
  /// `*` or `qualifier.*`, with EXCEPT and REPLACE.
  case star(
    qualifier: ObjectName?, except: [Identifier], replace: [(Expression, Identifier)], SourceSpan)
}

public enum GroupBy: Sendable {
  case all(SourceSpan)
  case items([GroupItem], SourceSpan)
}

public enum GroupItem: Sendable {
  case expression(Expression)
  /// `()`
  case empty(SourceSpan)
  case rollup([Expression], SourceSpan)
  case cube([Expression], SourceSpan)
  case groupingSets([[Expression]], SourceSpan)
}

public struct OrderItem: Sendable {
  public enum Nulls: Sendable {
    case first, last
  }

  public let expression: Expression
  public let collation: Identifier?
  public let isDescending: Bool
  public let nulls: Nulls?

  public init(_ expression: Expression, collation: Identifier?, isDescending: Bool, nulls: Nulls?) {
    self.expression = expression
    self.collation = collation
    self.isDescending = isDescending
    self.nulls = nulls
  }
}

/// `LIMIT count [OFFSET skip]`; `count` is nil for `LIMIT ALL` and for a bare OFFSET.
public struct LimitClause: Sendable {
  public let count: Expression?
  public let skip: Expression?
  public let span: SourceSpan

  public init(count: Expression?, skip: Expression?, span: SourceSpan) {
    self.count = count
    self.skip = skip
    self.span = span
  }
}

public struct Alias: Sendable {
  public let name: Identifier
  public let columns: [Identifier]

  public init(name: Identifier, columns: [Identifier] = []) {
    self.name = name
    self.columns = columns
  }
}

/// What may stand after FROM or JOIN.
public indirect enum Relation: Sendable {
  case table(ObjectName, Alias?)
  /// `'data.csv'` with its options.
  case file(FileReference, Alias?)
  case function(FunctionCall, Alias?, SourceSpan)
  case query(Query, Alias?, SourceSpan)
  case join(Join)
}

public struct FileReference: Sendable {
  public let path: String
  public let options: [FileOption]
  public let span: SourceSpan

  public init(path: String, options: [FileOption], span: SourceSpan) {
    self.path = path
    self.options = options
    self.span = span
  }
}

/// `HEADER true`, `DELIM ';'` …; `value` is nil where only the name stands.
public struct FileOption: Sendable {
  public let name: Identifier
  public let value: Literal?
  public let span: SourceSpan

  public init(name: Identifier, value: Literal?, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}

public enum JoinKind: String, Sendable {
  case inner = "JOIN"
  case left = "LEFT JOIN"
  case right = "RIGHT JOIN"
  case full = "FULL JOIN"
  case cross = "CROSS JOIN"
  case semi = "SEMI JOIN"
  case anti = "ANTI JOIN"
}

public enum JoinCondition: Sendable {
  /// CROSS JOIN and the comma.
  case none
  case on(Expression)
  case using([Identifier])
}

public struct Join: Sendable {
  public let kind: JoinKind
  public let left: Relation
  public let right: Relation
  public let condition: JoinCondition
  public let span: SourceSpan

  public init(
    kind: JoinKind, left: Relation, right: Relation, condition: JoinCondition, span: SourceSpan
  ) {
    self.kind = kind
    self.left = left
    self.right = right
    self.condition = condition
    self.span = span
  }
}
