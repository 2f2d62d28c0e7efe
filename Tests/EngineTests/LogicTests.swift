import Testing

@testable import Engine

@Suite struct LogicTests {
  private let states: [Bool?] = [true, false, nil]

  private func flags(_ values: [Bool?]) -> Vector {
    Vector(type: .bool, values: values.map { $0.map { .bool($0) } ?? .null })
  }

  @Test func `AND, OR and NOT follow Kleene`() throws {
    for right in states {
      let columns = [flags(states), flags([right, right, right])]
      let (a, b) = (column(0, .bool), column(1, .bool))
      let and = states.map { left -> Value in
        left == false || right == false
          ? .bool(false) : left == nil || right == nil ? .null : .bool(true)
      }
      let or = states.map { left -> Value in
        left == true || right == true
          ? .bool(true) : left == nil || right == nil ? .null : .bool(false)
      }
      #expect(try evaluate(.and(a, b), over: columns) == and)
      #expect(try evaluate(.or(a, b), over: columns) == or)
      #expect(try evaluate(.and(a, truth(right)), over: columns) == and)
      #expect(try evaluate(.or(truth(right), a), over: columns) == or)
    }
    #expect(try evaluate(.not(column(0, .bool)), over: [flags(states)]) == truths(false, true, nil))
  }

  @Test func `IS NULL and IS TRUE are never NULL`() throws {
    let columns = [flags(states)]
    #expect(try evaluate(.isNull(column(0, .bool)), over: columns) == truths(false, false, true))
    #expect(try evaluate(.isTrue(column(0, .bool)), over: columns) == truths(true, false, false))
  }

  @Test func `case: the right side is not asked for rows that the left side decides`() throws {
    let x = column(0, .int64)
    let overflow = BoundExpression.compare(
      .greater, .arithmetic(.add, x, int(.max), type: .int64, 0), int(0))
    let columns = [integers([0, 5, nil])]
    let isZero = BoundExpression.compare(.equal, x, int(0))
    #expect(try evaluate(.and(isZero, overflow), over: columns) == truths(true, false, nil))
    #expect(try evaluate(.or(.not(isZero), overflow), over: columns) == truths(true, true, nil))
    #expect(fault(of: .and(.not(isZero), overflow), over: columns) == .overflow(.int64))
  }

  @Test func `a filter keeps TRUE only`() throws {
    let node = ExpressionCompiler.compile(column(0, .bool))
    let chunk = Chunk([flags([true, nil, false, true])], rowCount: 4)
    let rows = try node.selection(chunk, ExecutionContext())
    #expect(rows?.count == 2 && rows?[0] == 0 && rows?[1] == 3)
  }

  @Test func `x IN (…) follows SQL with NULL on either side`() throws {
    let columns = [integers([1, 2, nil])]
    let x = column(0, .int64)
    #expect(try evaluate(.inSet(x, ints(1, 9)), over: columns) == truths(true, false, nil))
    #expect(try evaluate(.inSet(x, ints(1, nil)), over: columns) == truths(true, nil, nil))
    #expect(try evaluate(.inSet(x, ints(nil)), over: columns) == truths(nil, nil, nil))
    #expect(try evaluate(.inSet(x, []), over: columns) == truths(false, false, false))
  }

  @Test func `IN works on every type`() throws {
    let extremes = ints(.min, 0, .max)
    #expect(
      try evaluate(.inSet(column(0, .int64), ints(.min, .max)), over: [integers([.min, 0, .max])])
        == truths(true, false, true))
    #expect(
      try evaluate(.inSet(column(0, .int64), extremes), over: [integers([-1, 0])])
        == truths(false, true))
    let scaled = DataType.decimal(precision: 38, scale: 2)
    let decimals = Vector(type: scaled, values: [number("2.50"), number("3.00"), .null])
    let members: [Value] = [.int64(3), .decimal(unscaled: 25_001, scale: 4)]
    #expect(
      try evaluate(.inSet(column(0, scaled), members), over: [decimals]) == truths(false, true, nil)
    )
    #expect(
      try evaluate(
        .inSet(column(0, .float64), [.float64(.nan), .float64(0)]),
        over: [floats([.nan, -0.0, 1])]) == truths(true, true, false))
    #expect(
      try evaluate(
        .inSet(column(0, .string), strings("b", "é")), over: [texts(["a", "é", nil])])
        == truths(false, true, nil))
    #expect(
      try evaluate(
        .inSet(column(0, .date), [day("2024-02-29")]),
        over: [Vector(type: .date, values: [day("2024-02-29"), day("2024-03-01")])])
        == truths(true, false))
  }
}
