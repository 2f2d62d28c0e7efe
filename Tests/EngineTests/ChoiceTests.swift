import Testing

@testable import Engine

@Suite struct ChoiceTests {
  private let x = column(0, .int64)

  private func isBelow(_ limit: Int64) -> BoundExpression { .compare(.less, x, int(limit)) }

  /// Faults for every row but those where x is 0.
  private var explosive: BoundExpression {
    .arithmetic(.add, x, int(.max), type: .int64, 0)
  }

  @Test func `the first condition that is TRUE decides, NULL counts as not`() throws {
    let sum = BoundExpression.caseWhen(
      [(isBelow(1), int(10)), (isBelow(5), int(50))], otherwise: int(99), .int64)
    #expect(try evaluate(sum, over: [integers([0, 3, 7, nil])]) == ints(10, 50, 99, 99))
  }

  @Test func `case: an error in a branch not taken never surfaces`() throws {
    let sum = BoundExpression.caseWhen([(isBelow(1), explosive)], otherwise: int(0), .int64)
    #expect(try evaluate(sum, over: [integers([0, 3, nil])]) == ints(.max, 0, 0))
    let otherwise = BoundExpression.caseWhen(
      [(.not(isBelow(1)), int(0))], otherwise: explosive, .int64)
    #expect(try evaluate(otherwise, over: [integers([0, 3, nil])]) == ints(.max, 0, nil))
    #expect(fault(of: sum, over: [integers([0, -1, 1])]) == nil)
    #expect(fault(of: otherwise, over: [integers([0, -1, -5])]) == nil)
    let bad = BoundExpression.caseWhen([(isBelow(9), explosive)], otherwise: int(0), .int64)
    #expect(fault(of: bad, over: [integers([0, 3])]) == .overflow(.int64))
  }

  @Test func `case: a condition is asked only for rows that earlier ones left`() throws {
    let late = BoundExpression.compare(.greater, explosive, int(0))
    let sum = BoundExpression.caseWhen(
      [(.compare(.notEqual, x, int(0)), int(1)), (late, int(2))], otherwise: int(3), .int64)
    #expect(try evaluate(sum, over: [integers([0, 3, nil])]) == ints(2, 1, 3))
  }

  @Test func `case: a division by zero in a branch not taken does not warn`() throws {
    let context = ExecutionContext()
    let quotient = BoundExpression.arithmetic(.divide, int(6), x, type: .float64, 0)
    let sum = BoundExpression.caseWhen(
      [(.compare(.notEqual, x, int(0)), quotient)], otherwise: null(.float64), .float64)
    #expect(try evaluate(sum, over: [integers([0, 3])], context: context) == [.null, .float64(2)])
    #expect(context.divisionByZero == nil)
  }

  @Test func `branches of text may come from different dictionaries`() throws {
    let columns = [integers([0, 3, 7, nil]), texts(["a", "b", "c", nil])]
    let sum = BoundExpression.caseWhen(
      [(isBelow(1), text("low")), (isBelow(5), column(1, .string))], otherwise: text("a"), .string)
    let node = ExpressionCompiler.compile(sum)
    for _ in 0..<2 {
      let result = try node.evaluate(Chunk(columns, rowCount: 4), ExecutionContext())
      #expect((0..<4).map { result.value(at: $0) } == strings("low", "b", "a", "a"))
    }
  }

  @Test func `every type can be chosen`() throws {
    let wide = DataType.decimal(precision: 38, scale: 2)
    let values: [(DataType, Value, Value)] = [
      (.bool, .bool(true), .bool(false)), (.float64, .float64(1.5), .float64(.infinity)),
      (.date, day("2024-02-29"), day("0001-01-01")), (.ratio, .ratio(5), .ratio(-5)),
      (wide, .decimal(unscaled: widePowersOfTen[30], scale: 2), .decimal(unscaled: 1, scale: 2)),
      (.string, .string("x"), .string("y")), (.int64, .int64(.min), .int64(300)),
    ]
    for (type, first, second) in values {
      let chosen = BoundExpression.caseWhen(
        [(isBelow(1), .constant(first, type)), (isBelow(5), null(type))],
        otherwise: .constant(second, type), type)
      #expect(
        try evaluate(chosen, over: [integers([0, 3, 7])]) == [first, .null, second], "\(type)")
    }
  }

  @Test func `a pivot's CASE keeps the column and hides the other rows`() throws {
    let columns = [integers([0, 3, nil, 0]), integers([1, 2, 3, nil])]
    let sum = BoundExpression.caseWhen(
      [(isBelow(1), column(1, .int64))], otherwise: null(.int64), .int64)
    #expect(try evaluate(sum, over: columns) == ints(1, nil, nil, nil))
  }

  @Test func `COALESCE takes the first that is not NULL`() throws {
    let columns = [integers([nil, 1, nil]), integers([5, nil, nil])]
    let y = column(1, .int64)
    #expect(
      try evaluate(.coalesce([x, y, int(9)], .int64), over: columns) == ints(5, 1, 9))
    #expect(try evaluate(.coalesce([x, y], .int64), over: columns) == ints(5, 1, nil))
    #expect(
      try evaluate(.coalesce([null(.null), x], .int64), over: columns) == ints(nil, 1, nil))
  }

  @Test func `case: COALESCE asks a later operand only for rows that need it`() throws {
    let columns = [integers([1, nil, 2]), integers([7, 0, 7])]
    let risky = BoundExpression.arithmetic(.add, column(1, .int64), int(.max), type: .int64, 0)
    #expect(
      try evaluate(.coalesce([x, risky], .int64), over: columns) == ints(1, .max, 2))
  }

  @Test func `COALESCE of texts from two columns finds each`() throws {
    let columns = [texts(["a", nil, nil]), texts(["x", "y", nil])]
    let first = BoundExpression.coalesce(
      [column(0, .string), column(1, .string), text("-")], .string)
    #expect(try evaluate(first, over: columns) == strings("a", "y", "-"))
  }
}
