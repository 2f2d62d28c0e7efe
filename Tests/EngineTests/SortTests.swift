import Testing

@testable import Engine

struct SortTests {
  private func key(
    _ position: Int, _ type: DataType = .int64, descending: Bool = false, nullsFirst: Bool? = nil
  ) -> SortKey {
    SortKey(
      columnAt(position, type), isDescending: descending, nullsFirst: nullsFirst ?? !descending)
  }

  private func sorted(_ type: DataType, _ values: [Value], _ key: SortKey) throws -> [Value] {
    try run(.sort(scan([("x", type)], values.map { [$0] }), [key])).map { $0[0] }
  }

  @Test(arguments: edgeCounts)
  func `rows come in order and equal ones keep theirs`(count: Int) throws {
    let rows: [Row] = (0..<count).map { [.int64(Int64($0 * 31 % 50)), .int64(Int64($0))] }
    let result = try run(.sort(scan([("k", .int64), ("n", .int64)], rows), [key(0)]))
    let expected = (0..<count).sorted { ($0 * 31 % 50, $0) < ($1 * 31 % 50, $1) }
    #expect(result == expected.map { rows[$0] })
  }

  @Test func `nulls stand where the key says`() throws {
    let values: [Value] = [.int64(2), .null, .int64(1), .null, .int64(.min), .int64(.max)]
    let up: [Value] = [.int64(.min), .int64(1), .int64(2), .int64(.max)]
    let nulls: [Value] = [.null, .null]
    #expect(try sorted(.int64, values, key(0)) == nulls + up)
    #expect(try sorted(.int64, values, key(0, nullsFirst: false)) == up + nulls)
    #expect(try sorted(.int64, values, key(0, descending: true)) == up.reversed() + nulls)
    #expect(
      try sorted(.int64, values, key(0, descending: true, nullsFirst: true))
        == nulls + up.reversed())
  }

  @Test func `nan is greatest and the zeros are equal`() throws {
    let type = DataType.float64
    let rows: [Row] = [0.0, .nan, -0.0, -1, .infinity, -.infinity].enumerated().map {
      [.float64($0.element), .int64(Int64($0.offset))]
    }
    let plan = try scan([("x", type), ("n", .int64)], rows)
    let up = try run(.sort(plan, [key(0, type)])).map { $0[1] }
    #expect(up == [5, 3, 0, 2, 4, 1].map { .int64($0) })
    let down = try run(.sort(plan, [key(0, type, descending: true)])).map { $0[1] }
    #expect(down == [1, 4, 0, 2, 3, 5].map { .int64($0) })
  }

  @Test func `text is ordered by its bytes, over two dictionaries too`() throws {
    let first = try scan([("t", .string)], ["b", "Đ", "a"].map { [.string($0)] })
    let second = try scan([("t", .string)], [[.string("ab")], [.null], [.string("b")]])
    let plan = PhysicalPlan.sort(.unionAll([first, second]), [key(0, .string)])
    #expect(
      try run(plan).map { $0[0] } == [.null] + ["a", "ab", "b", "b", "Đ"].map { .string($0) })
  }

  @Test func `vietnamese order puts đ after d and ă after a`() throws {
    let words = ["Đồng Nai", "Điện Biên", "Ăn", "An Giang", "Zà", "Dak", "Ban"]
    let plan = PhysicalPlan.sort(
      try scan([("t", .string)], words.map { [.string($0)] }),
      [SortKey(columnAt(0, .string), isDescending: false, nullsFirst: true, isVietnamese: true)])
    #expect(
      try run(plan).map { $0[0] }
        == ["An Giang", "Ăn", "Ban", "Dak", "Điện Biên", "Đồng Nai", "Zà"].map { .string($0) })
  }

  @Test func `several keys, one of them descending`() throws {
    var numbers = Seeded(4)
    let rows: [Row] = (0..<5_000).map { index in
      [
        Bool.random(using: &numbers) ? .null : .int64(Int64.random(in: -3...3, using: &numbers)),
        .int64(Int64(truncatingIfNeeded: numbers.next())), .int64(Int64(index)),
      ]
    }
    let plan = try scan([("a", .int64), ("b", .int64), ("c", .int64)], rows)
    let result = try run(.sort(plan, [key(0), key(1, descending: true)]))
    func number(_ value: Value) -> Int64? { if case .int64(let n) = value { n } else { nil } }
    let expected = rows.sorted { left, right in
      if left[0] != right[0] {
        guard let a = number(left[0]) else { return true }
        guard let b = number(right[0]) else { return false }
        return a < b
      }
      return number(left[1])! > number(right[1])!
    }
    #expect(result == expected)
  }

  @Test func `wide decimals sort by value`() throws {
    let type = DataType.decimal(precision: 38, scale: 0)
    let numbers = [widePowersOfTen[30], -1, 0, -widePowersOfTen[25], Int128(UInt64.max), 5]
    let values = numbers.map { Value.decimal(unscaled: $0, scale: 0) }
    let expected = numbers.sorted().map { Value.decimal(unscaled: $0, scale: 0) }
    #expect(try sorted(type, values, key(0, type)) == expected)
    #expect(try sorted(type, values, key(0, type, descending: true)) == expected.reversed())
  }

  @Test(arguments: [(10, 0), (0, 5), (40_000, 100), (7, 131_070)])
  func `top rows equal a stable sort and a cut`(count: Int, skip: Int) throws {
    var numbers = Seeded(UInt64(count))
    let rows: [Row] = (0..<131_073).map { index in
      [
        index % 11 == 0 ? .null : .int64(Int64.random(in: 0...900, using: &numbers)),
        .int64(Int64(index)),
      ]
    }
    let plan = try scan([("k", .int64), ("n", .int64)], rows)
    for keys in [
      [key(0)], [key(0, descending: true)], [key(0, nullsFirst: false), key(1, descending: true)],
    ] {
      let top = try run(.topN(plan, keys, count: count, skip: skip))
      #expect(top == Array(try run(.sort(plan, keys)).dropFirst(skip).prefix(count)))
    }
  }

  @Test func `a sort over the budget is a fault`() throws {
    let plan = try scan([("n", .int64)], (0..<50_000).map { [.int64(Int64($0))] })
    let context = ExecutionContext(memory: MemoryBudget(limit: 300_000))
    #expect(
      fault(.sort(plan, [key(0)]), context)?.kind == .memoryLimit(bytes: 300_000))
  }
}
