import Testing

@testable import Engine

/// Aggregates that need all values, picks of rows, and spread.
struct AggregateMoreTests {
  private func one(
    _ name: String, _ columns: [(DataType, [Value])], constants: [BoundExpression] = [],
    isDistinct: Bool = false
  ) throws -> Value {
    let count = columns[0].1.count
    let input = try scan(
      columns.enumerated().map { ("c\($0.offset)", $0.element.0) },
      (0..<count).map { row in columns.map { $0.1[row] } })
    let arguments = columns.enumerated().map { columnAt($0.offset, $0.element.0) } + constants
    let plan = PhysicalPlan.aggregate(
      input, keys: [], aggregates: [try call(name, arguments, isDistinct: isDistinct)],
      strategy: .hash)
    return try run(plan)[0][0]
  }

  private func share(_ value: Double) -> [BoundExpression] {
    [.constant(.float64(value), .float64)]
  }

  @Test func `the median is the middle or the mean of two`() throws {
    let odd: [Value] = [5, 1, 3].map { .int64($0) } + [.null]
    #expect(try one("MEDIAN", [(.int64, odd)]) == .float64(3))
    #expect(try one("MEDIAN", [(.int64, [.int64(1), .int64(2)])]) == .float64(1.5))
    #expect(try one("MEDIAN", [(.int64, [.null])]) == .null)
    let type = DataType.decimal(precision: 4, scale: 2)
    let decimals: [Value] = [101, -102].map { .decimal(unscaled: $0, scale: 2) }
    #expect(try one("MEDIAN", [(type, decimals)]) == .decimal(unscaled: -5_000, scale: 6))
    #expect(
      try one("MEDIAN", [(.float64, [.float64(-2), .float64(.nan), .float64(1)])]) == .float64(1))
    let wide = DataType.decimal(precision: 30, scale: 0)
    let big = widePowersOfTen[25]
    #expect(
      try one("MEDIAN", [(wide, [.decimal(unscaled: big, scale: 0)])])
        == .decimal(unscaled: big * 10_000, scale: 4))
  }

  @Test func `quantiles interpolate, discrete ones pick`() throws {
    let values: [Value] = (1...10).reversed().map { .int64($0) }
    #expect(try one("QUANTILE", [(.int64, values)], constants: share(0.9)) == .float64(9.1))
    #expect(try one("QUANTILE", [(.int64, values)], constants: share(0)) == .float64(1))
    #expect(try one("QUANTILE", [(.int64, values)], constants: share(1)) == .float64(10))
    #expect(try one("QUANTILE_DISC", [(.int64, values)], constants: share(0.9)) == .int64(9))
    #expect(try one("QUANTILE_DISC", [(.int64, values)], constants: share(0)) == .int64(1))
    #expect(
      try one("QUANTILE_DISC", [(.date, [.date(9), .date(3)])], constants: share(0.5)) == .date(3))
    let error = #expect(throws: EngineFault.self) {
      try one("QUANTILE", [(.int64, values)], constants: share(1.5))
    }
    #expect(error?.kind == .invalidArgument("the share must be a constant from 0 to 1"))
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `selection finds the value that sorting finds`(seed: UInt64) throws {
    var numbers = Seeded(seed)
    var values = (0..<999).map { _ in
      Int64.random(in: 0..<(seed == 1 ? 5 : 10_000), using: &numbers)
    }
    let sorted = values.sorted()
    for k in [0, 1, 499, 998] {
      try values.withUnsafeMutableBufferPointer { try $0.select(k, Cancellation()) }
      #expect(values[k] == sorted[k])
      #expect(values[k...].allSatisfy { $0 >= sorted[k] })
    }
  }

  @Test func `spread of a sample and of a whole`() throws {
    let values: [Value] = [2, 4, 4, 4, 5, 5, 7, 9].map { .float64($0) } + [.null]
    #expect(try one("STDDEV_POP", [(.float64, values)]) == .float64(2))
    #expect(try one("VAR_POP", [(.float64, values)]) == .float64(4))
    #expect(try one("VAR_SAMP", [(.float64, values)]) == .float64(32.0 / 7))
    #expect(try one("STDDEV", [(.float64, [.float64(1)])]) == .null)
    let twice: [Value] = [1, 2, 3].map { .float64($0) }
    #expect(try one("CORR", [(.float64, twice), (.float64, twice)]) == .float64(1))
    #expect(try one("CORR", [(.float64, [.float64(1)]), (.float64, [.float64(1)])]) == .null)
  }

  @Test func `the value of the row with the lowest or highest key`() throws {
    let names: [Value] = ["a", "b", "c", "d"].map { .string($0) }
    let keys: [Value] = [.int64(2), .int64(9), .null, .int64(9)]
    #expect(try one("ARG_MAX", [(.string, names), (.int64, keys)]) == .string("b"))
    #expect(try one("MIN_BY", [(.string, names), (.int64, keys)]) == .string("a"))
    let texts: [Value] = ["y", "x", "z", "x"].map { .string($0) }
    #expect(try one("ARG_MIN", [(.int64, keys), (.string, texts)]) == .int64(9))
    #expect(try one("ARG_MAX", [(.int64, keys), (.string, texts)]) == .null)
    let floats: [Value] = [.float64(1), .float64(.nan), .float64(-1), .null]
    #expect(try one("ARG_MAX", [(.string, names), (.float64, floats)]) == .string("b"))
    #expect(try one("ARG_MIN", [(.string, names), (.float64, floats)]) == .string("c"))
  }

  @Test func `the most frequent value, the first of several`() throws {
    let values: [Value] = ["b", "a", "a", "b"].map { .string($0) } + [.null, .null, .null]
    #expect(try one("MODE", [(.string, values)]) == .string("b"))
    #expect(try one("MODE", [(.string, [.null])]) == .null)
  }

  @Test func `texts are joined in row order`() throws {
    let values: [Value] = [.string("b"), .null, .string("a"), .string("b")]
    #expect(try one("STRING_AGG", [(.string, values)]) == .string("b,a,b"))
    let separator: [BoundExpression] = [.constant(.string("; "), .string)]
    #expect(
      try one("STRING_AGG", [(.string, values)], constants: separator) == .string("b; a; b"))
    #expect(try one("STRING_AGG", [(.string, values)], isDistinct: true) == .string("b,a"))
    #expect(try one("STRING_AGG", [(.string, [.null])]) == .null)
  }

  /// Float lanes make every aggregate of the query merge: the others must not change.
  @Test func `lanes merge to what one lane gives`() throws {
    var numbers = Seeded(5)
    let rows: [Row] = (0..<300_000).map { index in
      [
        .int64(Int64.random(in: 0..<5, using: &numbers)),
        index % 7 == 0 ? .null : .int64(Int64.random(in: -99...99, using: &numbers)),
        .string("t\(Int.random(in: 0..<50, using: &numbers))"),
      ]
    }
    let input = try scan([("k", .int64), ("v", .int64), ("t", .string)], rows)
    let text = columnAt(2, .string)
    let calls = try [
      call("COUNT"), call("SUM", [columnAt(1)]), call("AVG", [columnAt(1)]),
      call("MIN", [columnAt(1)]),
      call("MAX", [text]), call("ANY_VALUE", [text]), call("MEDIAN", [columnAt(1)]),
      call("MODE", [text]), call("ARG_MAX", [text, columnAt(1)]),
      call("COUNT", [text], isDistinct: true), call("COUNT", [columnAt(1)]),
    ]
    let asFloat = BoundExpression.cast(columnAt(1), to: .float64, isTry: false, 0)
    let sum = try call("SUM", [asFloat])
    let one = try run(
      .aggregate(input, keys: [GroupKey(columnAt(0))], aggregates: calls, strategy: .hash))
    let lanes = try run(
      .aggregate(input, keys: [GroupKey(columnAt(0))], aggregates: calls + [sum], strategy: .hash))
    #expect(lanes.map { Array($0.dropLast()) } == one)
    let array = try run(
      .aggregate(
        input, keys: [GroupKey(columnAt(0))], aggregates: calls + [sum],
        strategy: .array([.integers(low: 0, high: 4)])))
    #expect(Set(array) == Set(lanes))
  }
}
