import Engine
import Language

extension Binder {
  /// More rows would be made only to be read once: a file or a join serves better.
  private static let longestRange: Int64 = 1_000_000
  /// A row takes about 30 bytes.
  private static let mostFilings: Int64 = 10_000_000

  func tableFunction(
    _ call: FunctionCall, _ alias: Alias?, _ span: SourceSpan
  ) throws(Diagnostic) -> BoundRelation {
    guard let function = TableFunction(rawValue: call.name.name.uppercased()) else {
      throw .unknownTableFunction(call.name)
    }
    if call.isAggregateForm || call.over != nil { throw .notAnAggregate(call.name) }
    guard function.argumentCounts ~= call.arguments.count else {
      throw .tableArgumentCount(function, given: call.arguments.count, span)
    }
    var numbers: [Int64] = []
    for argument in call.arguments { numbers.append(try wholeNumber(argument, function)) }
    switch function {
    case .range: return try range(numbers, call, alias, span)
    case .filings: return try filings(numbers, call, alias, span)
    }
  }

  private func range(
    _ numbers: [Int64], _ call: FunctionCall, _ alias: Alias?, _ span: SourceSpan
  ) throws(Diagnostic) -> BoundRelation {
    let step = numbers.count > 2 ? numbers[2] : 1
    if step == 0 { throw .rangeStep(call.arguments[2].span) }
    guard let values = Self.range(from: numbers[0], to: numbers[1], step: step) else {
      throw .rangeTooLong(Self.longestRange, span)
    }
    return try named(scan(Self.table(values)), alias, default: "range")
  }

  private func filings(
    _ numbers: [Int64], _ call: FunctionCall, _ alias: Alias?, _ span: SourceSpan
  ) throws(Diagnostic) -> BoundRelation {
    guard 0...Self.mostFilings ~= numbers[0] else {
      throw .filingsCount(Self.mostFilings, call.arguments[0].span)
    }
    guard let table = try catalog.filings(rows: Int(numbers[0]), seed: numbers[1]) else {
      throw .unknownTableFunction(call.name)
    }
    let name = call.name.name.lowercased()
    tableNames.append((table, name))
    return try named(scan(table), alias, default: name)
  }

  private func wholeNumber(
    _ argument: Expression, _ function: TableFunction
  ) throws(Diagnostic) -> Int64 {
    let bound = try expression(argument, .empty, .noColumns(function.rawValue))
    guard case .int64(let number)? = try coerced(bound, to: .int64).foldedValue else {
      throw .tableArgument(function, argument.span)
    }
    return number
  }

  /// Without `end`; nil where it is too long.
  private static func range(from start: Int64, to end: Int64, step: Int64) -> [Int64]? {
    let distance = Int128(end) - Int128(start)
    if distance == 0 || (distance > 0) != (step > 0) { return [] }
    let count = (distance.magnitude - 1) / UInt128(step.magnitude) + 1
    guard count <= UInt128(longestRange) else { return nil }
    // The product alone may overflow; the sum lies between start and end, so wrapping gives it.
    return (0..<Int64(count)).map { start &+ $0 &* step }
  }

  /// Named as Spark names the column.
  private static func table(_ values: [Int64]) throws(Diagnostic) -> Table {
    let builder = TableBuilder(
      schema: TableSchema(columns: [.init(name: "id", type: .int64, kind: .stored(0))]))
    for value in values {
      builder.columns[0].append(value)
      builder.endRow()
    }
    do throws(EngineFault) {
      return try builder.finish()
    } catch {
      preconditionFailure("a range of numbers: \(error)")
    }
  }
}
