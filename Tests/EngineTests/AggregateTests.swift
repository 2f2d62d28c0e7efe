import Testing

@testable import Engine

struct AggregateTests {
  private func aggregate(
    _ input: PhysicalPlan, keys: [BoundExpression] = [], _ calls: [AggregateCall],
    _ strategy: GroupStrategy = .hash
  ) -> PhysicalPlan {
    .aggregate(input, keys: keys.map { GroupKey($0) }, aggregates: calls, strategy: strategy)
  }

  private func one(
    _ name: String, _ type: DataType, _ values: [Value], isDistinct: Bool = false
  ) throws -> Value {
    let input = try scan([("x", type)], values.map { [$0] })
    let plan = aggregate(input, [try call(name, [columnAt(0, type)], isDistinct: isDistinct)])
    let rows = try run(plan)
    #expect(rows.count == 1)
    return rows[0][0]
  }

  @Test(arguments: edgeCounts)
  func `count and sum of a column`(count: Int) throws {
    let input = try scan([("n", .int64)], (0..<count).map { [.int64(Int64($0) - 5)] })
    let plan = aggregate(input, [try call("COUNT"), try call("SUM", [columnAt(0)])])
    let sum = (0..<count).reduce(0) { $0 + $1 - 5 }
    #expect(try run(plan) == [[.int64(Int64(count)), count == 0 ? .null : .int64(Int64(sum))]])
  }

  @Test(arguments: edgeCounts)
  func `groups come in the order in which they were first seen`(count: Int) throws {
    let input = try scan([("n", .int64)], (0..<count).map { [.int64(Int64($0 * 7 % 100))] })
    let rows = try run(aggregate(input, keys: [columnAt(0)], [try call("COUNT")]))
    let keys = (0..<min(count, 100)).map { $0 * 7 % 100 }
    #expect(rows.map { $0[0] } == keys.map { .int64(Int64($0)) })
    #expect(rows.reduce(0) { if case .int64(let n) = $1[1] { $0 + Int(n) } else { $0 } } == count)
  }

  @Test func `nulls are one group, in the array too`() throws {
    let rows: [Row] = [[.null], [.int64(3)], [.null], [.int64(2)]]
    let input = try scan([("n", .int64)], rows)
    let calls = [try call("COUNT"), try call("COUNT", [columnAt(0)])]
    let hash = try run(aggregate(input, keys: [columnAt(0)], calls))
    #expect(
      hash == [
        [.null, .int64(2), .int64(0)], [.int64(3), .int64(1), .int64(1)],
        [.int64(2), .int64(1), .int64(1)],
      ])
    let array = try run(
      aggregate(input, keys: [columnAt(0)], calls, .array([.integers(low: 2, high: 3)])))
    #expect(array == [hash[0], hash[2], hash[1]])
  }

  @Test func `nan equals itself and the zeros are one`() throws {
    let values: [Double] = [.nan, 0.0, -0.0, -.nan, 1.5, .nan]
    let input = try scan([("x", .float64)], values.map { [.float64($0)] })
    let rows = try run(aggregate(input, keys: [columnAt(0, .float64)], [try call("COUNT")]))
    #expect(rows.map { $0[1] } == [.int64(3), .int64(2), .int64(1)])
  }

  @Test func `text of two dictionaries groups by the text`() throws {
    let first = try scan([("t", .string)], [[.string("a")], [.string("b")], [.null]])
    let second = try scan([("t", .string)], [[.string("b")], [.string("c")], [.null]])
    let plan = aggregate(
      .unionAll([first, second, first]), keys: [columnAt(0, .string)], [try call("COUNT")])
    #expect(
      try run(plan) == [
        [.string("a"), .int64(2)], [.string("b"), .int64(3)], [.null, .int64(3)],
        [.string("c"), .int64(1)],
      ])
  }

  @Test func `keys that outgrow their packed form keep their groups`() throws {
    var numbers = Seeded(1)
    let values: [Int64] = (0..<20_000).map { step in
      let bits = step * 64 / 20_000
      let value = Int64(bitPattern: numbers.next() & ((1 << UInt64(bits)) &- 1))
      return step % 3 == 0 ? ~value : value
    }
    let rows: [Row] = values.map { [.int64($0), .int64(1), .string("x\($0 % 5)")] }
    let input = try scan([("a", .int64), ("b", .int64), ("c", .string)], rows)
    let plan = aggregate(
      input, keys: [columnAt(0), columnAt(1), columnAt(2, .string)], [try call("COUNT")])
    var counts: [Row: Int64] = [:]
    for row in rows { counts[row, default: 0] += 1 }
    let result = try run(plan)
    #expect(result.count == counts.count)
    for row in result { #expect(row[3] == .int64(counts[Array(row[..<3])] ?? -1)) }
  }

  @Test func `wide decimals are keys`() throws {
    let type = DataType.decimal(precision: 38, scale: 2)
    let big = Int128(Int64.max) * 1_000
    let rows: [Row] = [big, -big, big, -1, 0, -1].map { [.decimal(unscaled: $0, scale: 2)] }
    let plan = aggregate(
      try scan([("d", type)], rows), keys: [columnAt(0, type)], [try call("COUNT")])
    #expect(try run(plan).map { $0[1] } == [.int64(2), .int64(1), .int64(2), .int64(1)])
    #expect(try run(plan).map { $0[0] } == [rows[0][0], rows[1][0], rows[3][0], rows[4][0]])
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `array and hash give the same groups`(seed: UInt64) throws {
    var numbers = Seeded(seed)
    let texts = ["Hà Nội", "Đà Nẵng", "Huế", "An Giang"]
    let rows: [Row] = (0..<30_000).map { _ in
      let text = texts.randomElement(using: &numbers)!
      let amount = Int64.random(in: -1_000_000...1_000_000, using: &numbers)
      return [
        Int.random(in: 0..<9, using: &numbers) == 0 ? .null : .string(text),
        Int.random(in: 0..<9, using: &numbers) == 0
          ? .null : .int64(Int64.random(in: -4...3, using: &numbers)),
        Int.random(in: 0..<9, using: &numbers) == 0 ? .null : .int64(amount),
      ]
    }
    let table = try makeTable([("t", .string), ("k", .int64), ("v", .int64)], rows)
    let dictionary = try #require(table.dictionaries[0])
    let calls = try ["COUNT", "SUM", "AVG", "MIN", "MAX"].map { try call($0, [columnAt(2)]) }
    let keys = [columnAt(0, .string), columnAt(1)]
    let hash = try run(aggregate(scan(table), keys: keys, calls))
    let array = try run(
      aggregate(
        scan(table), keys: keys, calls,
        .array([.codes(dictionary), .integers(low: -4, high: 3)])))
    #expect(hash.count == 45)
    #expect(Set(hash) == Set(array))
    #expect(array.count == hash.count)
  }

  @Test func `no rows and no keys give one row`() throws {
    let input = try scan([("n", .int64)], [])
    let calls = try ["COUNT", "SUM", "AVG", "MIN", "MAX", "ANY_VALUE"].map {
      try call($0, [columnAt(0)])
    }
    #expect(
      try run(aggregate(input, calls)) == [[.int64(0), .null, .null, .null, .null, .null]])
    #expect(try run(aggregate(input, keys: [columnAt(0)], calls)).isEmpty)
  }

  @Test func `no aggregates make it distinct`() throws {
    let rows: [Row] = [1, 2, 1, 3, 2].map { [.int64($0)] }
    let plan = aggregate(try scan([("n", .int64)], rows), keys: [columnAt(0)], [])
    #expect(try run(plan) == [1, 2, 3].map { [.int64($0)] })
  }

  @Test func `a sum may leave 64 bits on the way but not at its end`() throws {
    let max = Value.int64(.max)
    #expect(try one("SUM", .int64, [max, max, .int64(-.max)]) == max)
    #expect(try one("SUM", .int64, [.int64(.min), max, .int64(1)]) == .int64(0))
    #expect(try one("SUM", .int64, [.int64(.min)]) == .int64(.min))
    let plan = aggregate(
      try scan([("n", .int64)], [[max], [.int64(1)]]), [try call("SUM", [columnAt(0)])])
    let error = fault(plan)
    #expect(error?.kind == .overflow(.int64))
    #expect(error?.origin == 7)
  }

  @Test func `a decimal sum may leave 128 bits on the way`() throws {
    let type = DataType.decimal(precision: 38, scale: 0)
    let big = widePowersOfTen[38] - 1
    let up = Value.decimal(unscaled: big, scale: 0)
    let down = Value.decimal(unscaled: -big, scale: 0)
    #expect(try one("SUM", type, [up, up, up, down, down]) == up)
    let plan = aggregate(
      try scan([("d", type)], [[up], [up]]), [try call("SUM", [columnAt(0, type)])])
    #expect(fault(plan)?.kind == .overflow(type))
  }

  @Test func `means are exact where the input is`() throws {
    let type = DataType.decimal(precision: 5, scale: 1)
    let values: [Value] = [10, 10, 11].map { .decimal(unscaled: $0, scale: 1) }
    #expect(try one("AVG", type, values) == .decimal(unscaled: 103_333, scale: 5))
    #expect(
      try one("AVG", type, [.decimal(unscaled: -5, scale: 1), .null])
        == .decimal(unscaled: -50_000, scale: 5))
    #expect(try one("AVG", .int64, [.int64(1), .int64(2), .null]) == .float64(1.5))
    #expect(try one("AVG", .float64, [.float64(1), .float64(2)]) == .float64(1.5))
    #expect(
      try one("AVG_UNWEIGHTED", .ratio, [.ratio(1), .ratio(2)]) == .ratio(2))
  }

  @Test func `lowest and highest of each type`() throws {
    #expect(try one("MIN", .int64, [.int64(3), .null, .int64(-2)]) == .int64(-2))
    #expect(try one("MAX", .int64, [.int64(.min), .null]) == .int64(.min))
    #expect(try one("MAX", .float64, [.float64(1), .float64(.nan)]) != .float64(1))
    #expect(try one("MIN", .float64, [.float64(1), .float64(.nan)]) == .float64(1))
    #expect(try one("MIN", .float64, [.float64(-1), .float64(-2), .float64(0)]) == .float64(-2))
    #expect(try one("MIN", .string, [.string("b"), .string("ab"), .string("a")]) == .string("a"))
    #expect(try one("MAX", .string, [.string("Đ"), .string("z"), .null]) == .string("Đ"))
    #expect(try one("MAX", .date, [.date(3), .date(9)]) == .date(9))
    #expect(try one("MIN", .bool, [.bool(true), .bool(false)]) == .bool(false))
    #expect(try one("MAX", .ratio, [.ratio(5), .ratio(4)]) == .ratio(5))
    let wide = DataType.decimal(precision: 30, scale: 0)
    let big = Value.decimal(unscaled: widePowersOfTen[25], scale: 0)
    #expect(try one("MAX", wide, [.decimal(unscaled: 1, scale: 0), big, .null]) == big)
  }

  @Test func `truths are counted and joined`() throws {
    let values: [Value] = [.bool(true), .null, .bool(false), .bool(true)]
    #expect(try one("COUNT_IF", .bool, values) == .int64(2))
    #expect(try one("LOGICAL_AND", .bool, values) == .bool(false))
    #expect(try one("LOGICAL_OR", .bool, values) == .bool(true))
    #expect(try one("LOGICAL_AND", .bool, [.null]) == .null)
    #expect(try one("ANY_VALUE", .string, [.null, .string("x"), .string("y")]) == .string("x"))
  }

  @Test func `distinct counts and sums each value once`() throws {
    let values: [Value] = [1, 2, 1, 3, 2].map { .int64($0) } + [.null, .null]
    #expect(try one("COUNT", .int64, values, isDistinct: true) == .int64(3))
    #expect(try one("SUM", .int64, values, isDistinct: true) == .int64(6))
    #expect(
      try one("COUNT", .string, [.string("a"), .string("a"), .null], isDistinct: true)
        == .int64(1))
  }

  @Test func `a filter decides which rows an aggregate sees`() throws {
    let rows: [Row] = (0..<5_000).map { [.int64(Int64($0 % 10)), .int64(Int64($0))] }
    let small = BoundExpression.compare(.less, columnAt(1), constant(100))
    let plan = aggregate(
      try scan([("k", .int64), ("v", .int64)], rows), keys: [columnAt(0)],
      [try call("COUNT", filter: small), try call("COUNT")])
    #expect(try run(plan) == (0..<10).map { [.int64($0), .int64(10), .int64(500)] })
  }

  @Test func `float sums have the same bits at every cut into chunks`() throws {
    var numbers = Seeded(9)
    let rows: [Row] = (0..<300_000).map { _ in
      [.float64(Double.random(in: -1...1, using: &numbers))]
    }
    let table = try makeTable([("x", .float64)], rows)
    let sum = try call("SUM", [columnAt(0, .float64)])
    let straight = try run(aggregate(scan(table), [sum]))
    // Three morsels, three lanes: each lane starts from zero.
    let lanes = stride(from: 0, to: rows.count, by: RowGroup.capacity).map { start in
      rows[start..<min(start + RowGroup.capacity, rows.count)].reduce(0.0) {
        if case .float64(let x) = $1[0] { $0 + x } else { $0 }
      }
    }
    #expect(straight == [[.float64(lanes.reduce(0, +))]])
  }

  @Test func `groups over the budget are a fault`() throws {
    let input = try scan([("n", .int64)], (0..<100_000).map { [.int64(Int64($0))] })
    let memory = MemoryBudget(limit: 200_000)
    let context = ExecutionContext(memory: memory)
    let plan = aggregate(input, keys: [columnAt(0)], [try call("COUNT")])
    #expect(fault(plan, context)?.kind == .memoryLimit(bytes: 200_000))
    #expect(memory.usedBytes == 0)
  }
}
