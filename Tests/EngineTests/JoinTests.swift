import Testing

@testable import Engine

struct JoinTests {
  private let kinds: [JoinPlan.Kind] = [.inner, .left, .right, .full, .semi, .anti]
  private let columns: [(String, DataType)] = [("k", .int64), ("n", .int64)]

  private func join(
    _ kind: JoinPlan.Kind, _ probe: PhysicalPlan, _ build: PhysicalPlan,
    keys: [DataType] = [.int64], residual: BoundExpression? = nil,
    _ algorithm: JoinPlan.Algorithm = .hash
  ) -> PhysicalPlan {
    let keys = keys.enumerated().map { columnAt($0.offset, $0.element) }
    return .join(
      JoinPlan(
        kind: kind, probe: probe, build: build, probeKeys: keys, buildKeys: keys,
        residual: residual, algorithm: algorithm))
  }

  /// Row by row, from the definition.
  private func expected(
    _ kind: JoinPlan.Kind, _ probe: [Row], _ build: [Row], keyCount: Int = 1,
    _ condition: (Row, Row) -> Bool = { _, _ in true }
  ) -> [Row] {
    var result: [Row] = []
    var matched = Set<Int>()
    let byKey = Dictionary(grouping: build.indices) { Array(build[$0].prefix(keyCount)) }
    for row in probe {
      let key = Array(row.prefix(keyCount))
      let candidates = key.contains(.null) ? [] : byKey[key] ?? []
      let matches = candidates.filter { condition(row, build[$0]) }
      matched.formUnion(matches)
      switch kind {
      case .semi: if !matches.isEmpty { result.append(row) }
      case .anti: if matches.isEmpty { result.append(row) }
      case .inner, .right, .left, .full:
        result += matches.map { row + build[$0] }
        if matches.isEmpty && (kind == .left || kind == .full) {
          result.append(row + [.null, .null])
        }
      }
    }
    if kind == .right || kind == .full {
      result += build.indices.filter { !matched.contains($0) }.map { [.null, .null] + build[$0] }
    }
    return result
  }

  private func rows(_ count: Int, keys: Int64, _ seed: UInt64) -> [Row] {
    var numbers = Seeded(seed)
    return (0..<count).map { index in
      [
        index % 13 == 5 ? .null : .int64(Int64.random(in: 0..<keys, using: &numbers)),
        .int64(Int64(index)),
      ]
    }
  }

  @Test(arguments: [(0, 0), (0, 3), (3, 0), (1, 1), (2_048, 10), (2_049, 300), (100, 2_049)])
  func `each kind follows its definition`(probeCount: Int, buildCount: Int) throws {
    let probe = rows(probeCount, keys: 150, 1)
    let build = rows(buildCount, keys: 150, 2)
    let (left, right) = (try scan(columns, probe), try scan(columns, build))
    for kind in kinds {
      let wanted = expected(kind, probe, build)
      #expect(try run(join(kind, left, right)) == wanted, "\(kind)")
      #expect(
        try run(join(kind, left, right, .array(low: 0, high: 149))) == wanted, "\(kind) by array")
    }
  }

  @Test func `a condition in ON decides which pairs match`() throws {
    let probe = rows(900, keys: 30, 3)
    let build = rows(120, keys: 30, 4)
    let (left, right) = (try scan(columns, probe), try scan(columns, build))
    // Half of the pairs, and for a third of the keys none.
    let residual = BoundExpression.and(
      .compare(.less, columnAt(1), columnAt(3)), .compare(.less, columnAt(0), constant(20)))
    func holds(_ left: Row, _ right: Row) -> Bool {
      guard case .int64(let k) = left[0], case .int64(let a) = left[1],
        case .int64(let b) = right[1]
      else { return false }
      return a < b && k < 20
    }
    for kind in kinds {
      #expect(
        try run(join(kind, left, right, residual: residual))
          == expected(kind, probe, build, holds), "\(kind)")
    }
  }

  @Test func `without keys every pair is asked`() throws {
    let probe = rows(70, keys: 50, 5)
    let build = rows(60, keys: 50, 6)
    let (left, right) = (try scan(columns, probe), try scan(columns, build))
    let residual = BoundExpression.compare(.less, columnAt(1), columnAt(3))
    func holds(_ left: Row, _ right: Row) -> Bool {
      guard case .int64(let a) = left[1], case .int64(let b) = right[1] else { return false }
      return a < b
    }
    for kind in kinds {
      #expect(
        try run(join(kind, left, right, keys: [], residual: residual, .nestedLoop))
          == expected(kind, probe, build, keyCount: 0, holds), "\(kind)")
      #expect(
        try run(join(kind, left, right, keys: [], .nestedLoop))
          == expected(kind, probe, build, keyCount: 0), "\(kind)")
    }
  }

  @Test func `one key with many rows multiplies in bounded chunks`() throws {
    let probe: [Row] = (0..<3).map { [.int64(1), .int64($0)] }
    let build: [Row] = (0..<5_000).map { [.int64($0 % 2), .int64($0)] }
    let plan = join(.inner, try scan(columns, probe), try scan(columns, build))
    #expect(try run(plan) == expected(.inner, probe, build))
    for chunk in try Scheduler.collect(plan, ExecutionContext()) {
      #expect(chunk.rowCount <= Chunk.capacity)
    }
  }

  @Test func `text keys match by the text, whatever the dictionaries`() throws {
    let types: [(String, DataType)] = [("t", .string), ("n", .int64)]
    let probe: [Row] = ["a", "Đ", nil, "c", "a", ""].enumerated().map {
      [$0.element.map { .string($0) } ?? .null, .int64(Int64($0.offset))]
    }
    let build: [Row] = ["", "a", "Đ", nil, "a", "x"].enumerated().map {
      [$0.element.map { .string($0) } ?? .null, .int64(Int64($0.offset) * 10)]
    }
    let left = try scan(types, probe)
    let half = try scan(types, Array(build[..<3]))
    let rest = try scan(types, Array(build[3...]))
    for kind in kinds {
      let wanted = expected(kind, probe, build)
      #expect(try run(join(kind, left, try scan(types, build), keys: [.string])) == wanted)
      #expect(try run(join(kind, left, .unionAll([half, rest]), keys: [.string])) == wanted)
      #expect(
        try run(join(kind, .unionAll([left, left]), .unionAll([half, rest]), keys: [.string]))
          == expected(kind, probe + probe, build))
    }
  }

  @Test func `several keys, text among them`() throws {
    let types: [(String, DataType)] = [("t", .string), ("k", .int64)]
    var numbers = Seeded(8)
    func some(_ count: Int) -> [Row] {
      (0..<count).map { _ in
        let text = ["a", "b", "c", "d"].randomElement(using: &numbers)!
        let number = [Int64.min, -1, 0, 1, .max].randomElement(using: &numbers)!
        return [
          numbers.next() % 9 == 0 ? .null : .string(text),
          numbers.next() % 9 == 0 ? .null : .int64(number),
        ]
      }
    }
    let (probe, build) = (some(300), some(40))
    for kind in kinds {
      #expect(
        try run(join(kind, scan(types, probe), scan(types, build), keys: [.string, .int64]))
          == expected(kind, probe, build, keyCount: 2), "\(kind)")
    }
  }

  @Test func `unmatched rows of a full join pass the stages after it`() throws {
    let left = try scan(columns, [[.int64(1), .int64(1)]])
    let right = try scan(columns, [[.int64(2), .int64(2)], [.int64(1), .int64(3)]])
    let both = join(.full, left, right)
    let plan = PhysicalPlan.filter(both, .isNull(columnAt(0)))
    #expect(try run(plan) == [[.null, .null, .int64(2), .int64(2)]])
    let limited = PhysicalPlan.limit(both, count: 1, skip: 1)
    #expect(try run(limited) == [[.null, .null, .int64(2), .int64(2)]])
    let count = PhysicalPlan.aggregate(
      both, keys: [], aggregates: [try call("COUNT")], strategy: .hash)
    #expect(try run(count) == [[.int64(2)]])
    #expect(try run(.unionAll([both, both])).count == 4)
  }

  @Test func `an array join whose keys leave the range still finds them`() throws {
    let rows: [Row] = [[.int64(5), .int64(0)], [.int64(500), .int64(1)]]
    let plan = try scan(columns, rows)
    #expect(try run(join(.inner, plan, plan, .array(low: 0, high: 9))).count == 2)
  }

  @Test func `cancelling ends a join that multiplies`() throws {
    let rows: [Row] = (0..<3_000).map { [.int64(1), .int64($0)] }
    let plan = join(.inner, try scan(columns, rows), try scan(columns, rows))
    let cancellation = Cancellation()
    var seen = 0
    do {
      try Scheduler.run(plan, ExecutionContext(cancellation: cancellation)) {
        (chunk) throws(EngineFault) in
        seen += 1
        if seen == 3 { cancellation.cancel() }
      }
      Issue.record("not cancelled")
    } catch {
      #expect(error.kind == .cancelled)
    }
    #expect(seen == 3)
  }

  @Test func `a build side over the budget is a fault`() throws {
    let plan = try scan(columns, (0..<50_000).map { [.int64($0), .int64($0)] })
    let memory = MemoryBudget(limit: 100_000)
    let error = fault(join(.semi, plan, plan), ExecutionContext(memory: memory))
    #expect(error?.kind == .memoryLimit(bytes: 100_000))
    #expect(memory.usedBytes == 0)
  }

  @Test func `a join counts the rows of its sides and their pairs`() throws {
    let one: [Row] = (0..<10).map { [.int64($0), .int64(0)] }
    let many: [Row] = (0..<6_000).map { [.int64($0 % 20), .int64($0)] }
    func counts(_ kind: JoinPlan.Kind, _ probe: [Row], _ build: [Row]) throws -> JoinCounts? {
      let keys = [columnAt(0)]
      let context = ExecutionContext()
      _ = try run(
        .join(
          JoinPlan(
            kind: kind, probe: try scan(columns, probe), build: try scan(columns, build),
            probeKeys: keys, buildKeys: keys, residual: nil, algorithm: .hash, id: 4)), context)
      return context.joinCounts(4)
    }
    for kind in [JoinPlan.Kind.inner, .left, .full] {
      #expect(
        try counts(kind, one, many) == JoinCounts(pairs: 3_000, probeRows: 10, buildRows: 3_000))
      #expect(
        try counts(kind, many, one) == JoinCounts(pairs: 3_000, probeRows: 3_000, buildRows: 10))
    }
    #expect(ExecutionContext().joinCounts(4) == nil)
  }

  @Test func `many rows find a small table by number and by text`() throws {
    let types: [(String, DataType)] = [("k", .string), ("n", .int64)]
    let units: [Row] = (0..<34).map { [.string("unit \($0)"), .int64($0)] }
    let facts: [Row] = (0..<131_073).map { [.string("unit \($0 % 40)"), .int64($0)] }
    for kind in [JoinPlan.Kind.inner, .left] {
      let plan = join(kind, try scan(types, facts), try scan(types, units), keys: [.string])
      let rows = try run(
        .aggregate(
          plan, keys: [GroupKey(columnAt(3))],
          aggregates: [try call("COUNT"), try call("COUNT", [columnAt(2, .string)])],
          strategy: .hash))
      #expect(rows.count == (kind == .left ? 35 : 34))
      #expect(rows[1] == [.int64(1), .int64(3_277), .int64(3_277)])
      if kind == .left { #expect(rows[34] == [.null, .int64(19_656), .int64(0)]) }
    }
  }
}
