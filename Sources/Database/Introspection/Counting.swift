import Engine
import Language
import Planner

extension Session {
  /// How many rows the query gives; nothing of it is kept.
  func rowCount(of query: Query) throws(Diagnostic) -> Int {
    let count = Expression(
      .call(FunctionCall(name: Identifier("COUNT", span: query.span), isStar: true)),
      span: query.span)
    let counting = query.selecting([.expression(count, alias: nil)])
    let result = try execute(bound(counting))
    guard let chunk = result.chunks.first(where: { $0.rowCount > 0 }),
      case .int64(let count) = chunk[0].value(at: 0)
    else { preconditionFailure("COUNT gave no row") }
    return Int(count)
  }
}

extension Session {
  /// For queries that the program asks for its own needs: no text holds their spans.
  func bound(_ query: Query) throws(Diagnostic) -> BoundQuery {
    try binder(SourceText("")).bind(query: query)
  }

  func binder(_ source: SourceText) -> Binder {
    let binder = Binder(catalog: self, parameters: parameters, source: source, clock: clock)
    binder.switches = settings.rules
    return binder
  }
}

extension Query {
  /// `SELECT items FROM (self)`
  func selecting(_ items: [SelectItem], groupBy: GroupBy? = nil) -> Query {
    let select = Select(
      isDistinct: false, items: items, from: .query(self, nil, span), filter: nil,
      groupBy: groupBy, having: nil, qualify: nil, span: span)
    return Query(
      with: [], body: .set(.select(select), orderBy: [], limit: nil), stages: [], span: span)
  }
}
