import Language

/// The beginning of a query, up to and with one stage or clause; itself a query.
struct QueryPrefix {
  let query: Query
  /// The stage's text on one line.
  let text: String
  /// Where the stage is a WHERE.
  let condition: Expression?
}

extension Query {
  /// The query cut after each stage, or, in the SELECT form, after each clause in the order of
  /// evaluation.
  func prefixes(in source: SourceText) -> [QueryPrefix] {
    var prefixes = bodyPrefixes(in: source)
    for (index, stage) in stages.enumerated() {
      let query = Query(
        with: with, body: body, stages: Array(stages[...index]), span: span)
      prefixes.append(
        QueryPrefix(
          query: query, text: "|> " + source.line(stage.span), condition: stage.condition))
    }
    return prefixes
  }

  private func bodyPrefixes(in source: SourceText) -> [QueryPrefix] {
    switch body {
    case .from(let relation):
      let query = Query(with: with, body: body, stages: [], span: relation.span)
      return [
        QueryPrefix(query: query, text: "FROM " + source.line(relation.span), condition: nil)
      ]
    case .set(.select(let select), let orderBy, let limit):
      return clausePrefixes(select, in: source)
        + endPrefixes(select, orderBy, limit, in: source)
    case .set:
      let query = Query(with: with, body: body, stages: [], span: span)
      return [QueryPrefix(query: query, text: bodyText(in: source), condition: nil)]
    }
  }

  /// From the start of the query to the `|>` of its first stage.
  private func bodyText(in source: SourceText) -> String {
    guard let stage = stages.first else { return source.line(span) }
    let words = source.line(SourceSpan(span.start, stage.span.start)).split(separator: " ")
    return words.last == "|>"
      ? words.dropLast().joined(separator: " ") : words.joined(separator: " ")
  }

  private func clausePrefixes(_ select: Select, in source: SourceText) -> [QueryPrefix] {
    guard let from = select.from else { return [] }
    var prefixes = [
      QueryPrefix(
        query: reading(Query(with: [], body: .from(from), stages: [], span: from.span)),
        text: "FROM " + source.line(from.span), condition: nil)
    ]
    if let filter = select.filter {
      let rows = Select(
        isDistinct: false, items: [.allColumns(filter.span)], from: from, filter: filter,
        groupBy: nil, having: nil, qualify: nil, span: select.span)
      prefixes.append(
        QueryPrefix(
          query: reading(Query(rows)), text: "WHERE " + source.line(filter.span),
          condition: filter))
    }
    if select.having != nil || select.qualify != nil {
      let grouped = Select(
        isDistinct: false, items: select.items, from: from, filter: select.filter,
        groupBy: select.groupBy, having: nil, qualify: nil, span: select.span)
      let text = select.groupBy.map { source.line($0.span) } ?? "SELECT …"
      prefixes.append(QueryPrefix(query: reading(Query(grouped)), text: text, condition: nil))
    }
    return prefixes
  }

  /// HAVING or QUALIFY, the SELECT list, and what follows it.
  private func endPrefixes(
    _ select: Select, _ orderBy: [OrderItem], _ limit: LimitClause?, in source: SourceText
  ) -> [QueryPrefix] {
    let last =
      select.qualify.map { "QUALIFY " + source.line($0.span) }
      ?? select.having.map { "HAVING " + source.line($0.span) } ?? "SELECT …"
    var prefixes = [QueryPrefix(query: reading(Query(select)), text: last, condition: nil)]
    if let limit {
      let whole = Query(
        with: with, body: .set(.select(select), orderBy: orderBy, limit: limit), stages: [],
        span: span)
      prefixes.append(
        QueryPrefix(query: whole, text: source.line(limit.span), condition: nil))
    }
    return prefixes
  }

  /// The same query with our WITH before it.
  private func reading(_ query: Query) -> Query {
    Query(with: with, body: query.body, stages: query.stages, span: query.span)
  }

  private init(_ select: Select) {
    self.init(
      with: [], body: .set(.select(select), orderBy: [], limit: nil), stages: [],
      span: select.span)
  }
}

extension SelectItem {
  static func allColumns(_ span: SourceSpan) -> SelectItem {
    .star(qualifier: nil, except: [], replace: [], span)
  }
}

extension PipeStage {
  fileprivate var condition: Expression? {
    if case .filter(let stage) = self { stage.condition } else { nil }
  }
}

extension GroupBy {
  fileprivate var span: SourceSpan {
    switch self {
    case .all(let span), .items(_, let span): span
    }
  }
}

extension Relation {
  /// The relation's own text, without FROM.
  var span: SourceSpan {
    switch self {
    case .table(let name, let alias): name.span.union(alias)
    case .file(let file, let alias): file.span.union(alias)
    case .function(_, let alias, let span), .query(_, let alias, let span): span.union(alias)
    case .join(let join): join.left.span.union(join.span)
    }
  }
}

extension SourceSpan {
  fileprivate func union(_ alias: Alias?) -> SourceSpan {
    guard let alias else { return self }
    return union((alias.columns.last ?? alias.name).span)
  }
}

extension SourceText {
  /// The text under `span` on one line.
  func line(_ span: SourceSpan) -> String {
    text(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
