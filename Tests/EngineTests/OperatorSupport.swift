import Testing

@testable import Engine

/// Tables, plans and answers as plain values, for tests of operators.
typealias Row = [Value]

/// Row counts at which chunks and row groups end.
let edgeCounts = [0, 1, 2_048, 2_049, 131_073]

func makeTable(_ columns: [(String, DataType)], _ rows: [Row]) throws -> Table {
  let schema = TableSchema(
    columns: columns.enumerated().map { position, column in
      TableSchema.Column(name: column.0, type: column.1, kind: .stored(position))
    })
  let builder = TableBuilder(schema: schema)
  for row in rows {
    for (column, value) in zip(builder.columns, row) { column.append(value) }
    builder.endRow()
  }
  return try builder.finish()
}

func scan(_ table: Table, pruning: [ZoneFilter] = []) -> PhysicalPlan {
  .scan(table, columns: Array(table.schema.columns.indices), pruning: pruning)
}

func scan(_ columns: [(String, DataType)], _ rows: [Row]) throws -> PhysicalPlan {
  scan(try makeTable(columns, rows))
}

func run(_ plan: PhysicalPlan, _ context: ExecutionContext = ExecutionContext()) throws -> [Row] {
  var rows: [Row] = []
  for chunk in try Scheduler.collect(plan, context) {
    #expect(chunk.rowCount > 0)
    for row in 0..<chunk.rowCount { rows.append(chunk.vectors.map { $0.value(at: row) }) }
  }
  return rows
}

/// The fault that the plan ends with.
func fault(
  _ plan: PhysicalPlan, _ context: ExecutionContext = ExecutionContext()
) -> EngineFault? {
  do {
    _ = try Scheduler.collect(plan, context)
    return nil
  } catch {
    return error
  }
}

func call(
  _ name: String, _ arguments: [BoundExpression] = [], isDistinct: Bool = false,
  filter: BoundExpression? = nil, origin: Origin = 7
) throws -> AggregateCall {
  let function = try #require(FunctionRegistry.aggregate(named: name))
  let resolution = try #require(function.resolve(arguments.map(\.type)))
  return AggregateCall(
    function: function, arguments: arguments, isDistinct: isDistinct, filter: filter,
    type: resolution.result, origin: origin)
}

func columnAt(_ position: Int, _ type: DataType = .int64) -> BoundExpression {
  .column(position, type)
}

func constant(_ value: Int64) -> BoundExpression { .constant(.int64(value), .int64) }

/// Numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
