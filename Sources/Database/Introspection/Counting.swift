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
    guard case .query(let bound) = try Rooms.bind(.query(counting), self, parameters) else {
      preconditionFailure("a query bound to something else")
    }
    let result = try execute(bound)
    guard let chunk = result.chunks.first(where: { $0.rowCount > 0 }),
      case .int64(let count) = chunk[0].value(0)
    else { preconditionFailure("COUNT gave no row") }
    return Int(count)
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

extension Vector {
  /// One value, for what the shell says beside results.
  func value(_ row: Int) -> Value {
    guard isValid(row) else { return .null }
    if layout == .f64 { return .float64(pointer(Double.self)[row]) }
    let integer = integer(row)
    switch type {
    case .null, .float64: return .null
    case .bool: return .bool(integer != 0)
    case .int64: return .int64(Int64(integer))
    case .decimal(_, let scale): return .decimal(unscaled: integer, scale: scale)
    case .string: return .string(dictionary!.string(Int(integer)))
    case .date: return .date(Int32(integer))
    case .ratio: return .ratio(Int64(integer))
    }
  }

  private func integer(_ row: Int) -> Int128 {
    switch layout {
    case .u8: Int128(pointer(UInt8.self)[row])
    case .u16: Int128(pointer(UInt16.self)[row])
    case .i32: Int128(pointer(Int32.self)[row])
    case .i64: Int128(pointer(Int64.self)[row])
    case .i128: pointer(Int128.self)[row]
    case .f64: preconditionFailure("a float is no integer")
    }
  }
}
