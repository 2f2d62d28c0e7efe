import Testing

@testable import Engine

/// Scan, values, filter, project, limit, UNION ALL.
struct OperatorStreamTests {
  private func numbers(_ count: Int) throws -> PhysicalPlan {
    try scan([("n", .int64)], (0..<count).map { [.int64(Int64($0))] })
  }

  @Test(arguments: edgeCounts)
  func `a scan gives the table's rows in order`(count: Int) throws {
    let rows = try run(numbers(count))
    #expect(rows == (0..<count).map { [.int64(Int64($0))] })
  }

  @Test func `a scan without columns still has rows`() throws {
    let table = try makeTable([("n", .int64)], [[.int64(1)], [.int64(2)]])
    #expect(try run(.scan(table, columns: [], pruning: [])) == [[], []])
  }

  @Test func `a zone filter skips row groups that lie outside`() throws {
    let table = try makeTable([("n", .int64)], (0..<300_000).map { [.int64(Int64($0))] })
    let rows = try run(
      scan(table, pruning: [ZoneFilter(column: 0, low: 140_000, high: 140_000)]))
    #expect(rows.count == RowGroup.capacity)
    #expect(rows.contains([.int64(140_000)]))
  }

  @Test(arguments: edgeCounts)
  func `a filter keeps the rows for which the condition is true`(count: Int) throws {
    let condition = BoundExpression.compare(.less, columnAt(0), constant(1_000))
    let rows = try run(.filter(numbers(count), condition))
    #expect(rows.count == min(count, 1_000))
  }

  @Test func `a filter that keeps nothing gives no rows`() throws {
    let condition = BoundExpression.compare(.less, columnAt(0), constant(0))
    #expect(try run(.filter(numbers(5_000), condition)).isEmpty)
  }

  @Test(arguments: [(0, 0), (1, 0), (2_048, 1), (5, 2_047), (5, 4_998), (9_999, 0), (5, 9_999)])
  func `a limit gives the rows after those it skips`(count: Int, skip: Int) throws {
    let rows = try run(.limit(numbers(5_000), count: count, skip: skip))
    #expect(rows == (0..<5_000).dropFirst(skip).prefix(count).map { [.int64(Int64($0))] })
  }

  @Test func `a limit without a count only skips`() throws {
    #expect(try run(.limit(numbers(10), count: nil, skip: 8)) == [[.int64(8)], [.int64(9)]])
  }

  @Test func `a limit ends its source early`() throws {
    // The second row group would fail: the sum of its rows overflows.
    let big = Value.int64(.max)
    let rows: [Row] = (0..<140_000).map { [$0 < RowGroup.capacity ? .int64(1) : big] }
    let plus = BoundExpression.arithmetic(.add, columnAt(0), columnAt(0), type: .int64, 3)
    let plan = PhysicalPlan.project(try scan([("n", .int64)], rows), [plus])
    #expect(try run(.limit(plan, count: 2, skip: 0)) == [[.int64(2)], [.int64(2)]])
    #expect(fault(plan)?.kind == .overflow(.int64))
  }

  @Test func `union all gives the rows of each input in turn`() throws {
    let one = PhysicalPlan.values([[constant(1)]], types: [.int64])
    let none = PhysicalPlan.values([], types: [.int64])
    let cut = PhysicalPlan.limit(try numbers(5), count: 2, skip: 1)
    let plan = PhysicalPlan.unionAll([.unionAll([one, none]), cut, one])
    #expect(try run(plan) == [1, 1, 2, 1].map { [.int64($0)] })
  }

  @Test func `values mix constants, nulls and expressions`() throws {
    let sum = BoundExpression.compare(.less, constant(1), constant(2))
    let plan = PhysicalPlan.values(
      [[constant(1), sum], [.constant(.null, .null), .constant(.bool(false), .bool)]],
      types: [.int64, .bool])
    #expect(try run(plan) == [[.int64(1), .bool(true)], [.null, .bool(false)]])
  }

  @Test func `five thousand stages need no stack of their own`() throws {
    var plan = try numbers(3_000)
    for _ in 0..<2_500 {
      plan = .project(plan, [columnAt(0)])
      plan = .filter(plan, .compare(.less, columnAt(0), constant(2_999)))
    }
    #expect(try run(plan).count == 2_999)
  }

  @Test func `five thousand sorts and unions need no stack of their own`() throws {
    let row = PhysicalPlan.values([[constant(1)]], types: [.int64])
    var plan = row
    for index in 0..<5_000 {
      plan =
        index % 2 == 0
        ? .unionAll([plan, row])
        : .sort(plan, [SortKey(columnAt(0), isDescending: false, nullsFirst: true)])
    }
    #expect(try run(.limit(plan, count: nil, skip: 2_400)).count == 101)
  }

  @Test func `cancelling ends the statement`() throws {
    let cancellation = Cancellation()
    let context = ExecutionContext(cancellation: cancellation)
    var seen = 0
    do {
      try Scheduler.run(numbers(300_000), context) { (chunk) throws(EngineFault) in
        seen += chunk.rowCount
        cancellation.cancel()
      }
      Issue.record("not cancelled")
    } catch {
      #expect((error as? EngineFault)?.kind == .cancelled)
    }
    #expect(seen == Chunk.capacity)
  }

  @Test func `a result over the budget is a fault and the charge is given back`() throws {
    let memory = MemoryBudget(limit: 100_000)
    let context = ExecutionContext(memory: memory)
    #expect(fault(try numbers(131_073), context)?.kind == .memoryLimit(bytes: 100_000))
    #expect(memory.usedBytes == 0)
  }
}
