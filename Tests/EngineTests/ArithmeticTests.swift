import Testing

@testable import Engine

@Suite struct ArithmeticTests {
  private func apply(
    _ operation: ArithmeticOperator, _ a: BoundExpression, _ b: BoundExpression, _ type: DataType,
    over columns: [Vector] = [], context: ExecutionContext = ExecutionContext()
  ) throws(EngineFault) -> [Value] {
    try evaluate(.arithmetic(operation, a, b, type: type, 7), over: columns, context: context)
  }

  private func fails(
    _ operation: ArithmeticOperator, _ a: BoundExpression, _ b: BoundExpression, _ type: DataType,
    over columns: [Vector] = []
  ) -> EngineFault.Kind? {
    fault(of: .arithmetic(operation, a, b, type: type, 7), over: columns)
  }

  private let x = column(0, .int64)
  private let y = column(1, .int64)

  @Test func `integers of every pair of layouts add, subtract and multiply`() throws {
    let samples: [[Int64]] = [[1, 200], [300, 60_000], [-7, 70_000], [1 << 40, -(1 << 40)]]
    for left in samples {
      for right in samples {
        let columns = [integers(left), integers(right)]
        func expected(_ operation: (Int64, Int64) -> Int64) -> [Value] {
          zip(left, right).map { .int64(operation($0, $1)) }
        }
        #expect(try apply(.add, x, y, .int64, over: columns) == expected(&+))
        #expect(try apply(.subtract, x, y, .int64, over: columns) == expected(&-))
        if left[0] < 1 << 30 || right[0] < 1 << 30 {
          #expect(try apply(.multiply, x, y, .int64, over: columns) == expected(&*))
        }
      }
    }
  }

  @Test func `ovf: an integer overflow is a fault at its origin`() throws {
    #expect(fails(.add, int(.max), int(1), .int64) == .overflow(.int64))
    #expect(fails(.subtract, int(.min), int(1), .int64) == .overflow(.int64))
    #expect(fails(.multiply, int(1 << 32), int(1 << 31), .int64) == .overflow(.int64))
    #expect(fails(.add, x, y, .int64, over: [integers([.max, 0]), integers([0, .max])]) == nil)
    #expect(fault(of: .negate(int(.min), 0)) == .overflow(.int64))
    do throws(EngineFault) {
      _ = try apply(.add, x, int(1), .int64, over: [integers([0, .max])])
      Issue.record("no fault")
    } catch {
      #expect(error.origin == 7)
    }
  }

  @Test func `rows that are NULL never fault`() throws {
    let columns = [
      integers([.max, .max, 1]).with(validity: integers([1, nil, 1]).validity),
      integers([0, 1, 1]),
    ]
    #expect(try apply(.add, x, y, .int64, over: columns) == ints(.max, nil, 2))
    #expect(try apply(.multiply, x, null(.int64), .int64, over: columns) == ints(nil, nil, nil))
  }

  @Test func `extremes that fit are no fault`() throws {
    #expect(try apply(.add, int(.max), int(.min), .int64) == ints(-1))
    #expect(try apply(.subtract, int(-1), int(.max), .int64) == ints(.min))
    #expect(try evaluate(.negate(int(.max), 0)) == ints(-.max))
  }

  @Test func `div: the quotient of integers is FLOAT64, DIV truncates, % has the dividend's sign`()
    throws
  {
    #expect(try apply(.divide, int(5), int(2), .float64) == [.float64(2.5)])
    #expect(try apply(.integerDivide, int(-7), int(2), .int64) == ints(-3))
    #expect(try apply(.modulo, int(-7), int(3), .int64) == ints(-1))
    #expect(try apply(.modulo, int(7), int(-3), .int64) == ints(1))
    #expect(try apply(.modulo, int(.min), int(-1), .int64) == ints(0))
    #expect(fails(.integerDivide, int(.min), int(-1), .int64) == .overflow(.int64))
  }

  @Test(arguments: [ArithmeticOperator.divide, .integerDivide, .modulo])
  func `div0: by zero is NULL, and rows are counted, NULL rows not`(
    operation: ArithmeticOperator
  ) throws {
    let types: [DataType] =
      operation == .divide ? [.float64, .decimal(precision: 38, scale: 6)] : [.int64]
    for type in types {
      let context = ExecutionContext()
      let columns = [integers([6, 1, nil, 3]), integers([3, 0, 0, nil])]
      let result = try apply(operation, x, y, type, over: columns, context: context)
      #expect(result.map(\.isNull) == [false, true, true, true])
      #expect(context.divisionByZero?.count == 1)
      #expect(context.divisionByZero?.origin == 7)
    }
  }

  @Test func `div0: a float divided by zero is NULL too`() throws {
    let context = ExecutionContext()
    #expect(try apply(.divide, float(1), float(-0.0), .float64, context: context) == [.null])
    #expect(context.divisionByZero?.count == 1)
  }

  @Test func `a constant division by zero warns though it could be folded`() throws {
    let context = ExecutionContext()
    let sum = BoundExpression.arithmetic(.divide, int(1), int(0), type: .float64, 0)
    #expect(sum.foldedValue == nil)
    #expect(try evaluate(.isNull(sum), context: context) == truths(true))
    #expect(context.divisionByZero?.count == 1)
  }

  @Test func `decimals add at the larger scale and multiply at the sum of scales`() throws {
    let (a, b) = (decimal("0.1", 2), decimal("0.25", 3))
    #expect(try apply(.add, a, b, .decimal(precision: 4, scale: 2)) == [number("0.35")])
    #expect(try apply(.subtract, a, b, .decimal(precision: 4, scale: 2)) == [number("-0.15")])
    #expect(try apply(.multiply, a, b, .decimal(precision: 5, scale: 3)) == [number("0.025")])
    #expect(try apply(.multiply, a, b, .decimal(precision: 38, scale: 3)) == [number("0.025")])
    #expect(try apply(.add, int(2), b, .decimal(precision: 22, scale: 2)) == [number("2.25")])
    #expect(
      try apply(.modulo, decimal("-7.5", 3), int(2), .decimal(precision: 3, scale: 1)) == [
        number("-1.5")
      ])
  }

  @Test func `a decimal quotient is rounded half away at its scale`() throws {
    let type = DataType.decimal(precision: 38, scale: 6)
    #expect(try apply(.divide, int(10), decimal("4.0", 2), type) == [number("2.500000")])
    #expect(try apply(.divide, int(2), decimal("3", 1), type) == [number("0.666667")])
    #expect(try apply(.divide, int(-2), decimal("3", 1), type) == [number("-0.666667")])
    let half = DataType.decimal(precision: 18, scale: 0)
    #expect(try apply(.divide, decimal("5", 1), decimal("2", 1), half) == [number("3")])
    #expect(try apply(.divide, decimal("-5", 1), decimal("2", 1), half) == [number("-3")])
  }

  @Test func `a quotient is right though its numerator passes 128 bits`() throws {
    let ratio = DataType.decimal(precision: 18, scale: 10)
    let type = DataType.decimal(precision: 38, scale: 29)
    let (a, b) = (
      BoundExpression.constant(.decimal(unscaled: 300_000_000 * 10_000_000_00, scale: 10), ratio),
      BoundExpression.constant(.decimal(unscaled: 400_000_000 * 10_000_000_00, scale: 10), ratio)
    )
    #expect(
      try apply(.divide, a, b, type) == [
        .decimal(unscaled: 75 * widePowersOfTen[27], scale: 29)
      ])
  }

  @Test func `ovf: a decimal beyond its digits is a fault`() throws {
    let wide = DataType.decimal(precision: 38, scale: 0)
    let largest = BoundExpression.constant(
      .decimal(unscaled: widePowersOfTen[38] - 1, scale: 0), wide)
    #expect(fails(.add, largest, int(1), wide) == .overflow(wide))
    #expect(fails(.multiply, largest, int(2), wide) == .overflow(wide))
    let narrow = DataType.decimal(precision: 2, scale: 0)
    #expect(fails(.add, decimal("99", 2), decimal("1", 1), narrow) == .overflow(narrow))
  }

  @Test func `a product whose scale is capped is rounded`() throws {
    let factor = DataType.decimal(precision: 38, scale: 20)
    let value = BoundExpression.constant(
      .decimal(unscaled: 3 * widePowersOfTen[20] / 2, scale: 20), factor)
    #expect(
      try apply(.multiply, value, value, factor) == [
        .decimal(unscaled: 225 * widePowersOfTen[18], scale: 20)
      ])
  }

  @Test func `floats follow IEEE 754 without a fault`() throws {
    #expect(try apply(.multiply, float(1e300), float(1e300), .float64) == [.float64(.infinity)])
    #expect(try apply(.add, float(0.5), int(1), .float64) == [.float64(1.5)])
    #expect(try apply(.subtract, decimal("0.3", 1), float(0.1), .float64) == [.float64(0.3 - 0.1)])
    #expect(try evaluate(.negate(float(0), 0)) == [.float64(-0.0)])
    #expect(try apply(.modulo, float(-7.5), float(2), .float64) == [.float64(-1.5)])
  }

  @Test func `bits are combined and shifted, and no bit is lost in silence`() throws {
    #expect(try apply(.bitAnd, int(6), int(3), .int64) == ints(2))
    #expect(try apply(.bitOr, int(6), int(3), .int64) == ints(7))
    #expect(try apply(.shiftLeft, int(-3), int(4), .int64) == ints(-48))
    #expect(try apply(.shiftRight, int(-48), int(4), .int64) == ints(-3))
    #expect(try apply(.shiftRight, int(-1), int(200), .int64) == ints(-1))
    #expect(try apply(.shiftLeft, int(48), int(-4), .int64) == ints(3))
    #expect(fails(.shiftLeft, int(1), int(63), .int64) == .overflow(.int64))
    #expect(fails(.shiftLeft, int(1), int(.max), .int64) == .overflow(.int64))
  }

  @Test func `the difference of dates is days`() throws {
    #expect(try apply(.subtract, date("2024-03-01"), date("2024-02-28"), .int64) == ints(2))
  }

  @Test func `a ratio is rounded half away at ten digits, NULL by zero, without a warning`() throws
  {
    let context = ExecutionContext()
    let columns = [integers([2, 1, nil, 0]), integers([3, 0, 5, 7])]
    let ratio = BoundExpression.ratio(x, y, 3)
    #expect(
      try evaluate(ratio, over: columns, context: context) == [
        .ratio(6_666_666_667), .null, .null, .ratio(0),
      ])
    #expect(context.divisionByZero == nil)
    #expect(
      fault(of: ratio, over: [integers([1_000_000_000]), integers([1])]) == .overflow(.ratio))
  }

  @Test func `the difference of two ratios is exact`() throws {
    let columns = [
      Vector(type: .ratio, values: [.ratio(6_706_000_000)]),
      Vector(type: .ratio, values: [.ratio(6_098_000_000)]),
    ]
    let type = DataType.decimal(precision: 19, scale: 10)
    #expect(
      try apply(.subtract, column(0, .ratio), column(1, .ratio), type, over: columns) == [
        .decimal(unscaled: 608_000_000, scale: 10)
      ])
  }

  @Test func `a folded constant has its value, a failing one keeps its fault`() throws {
    let sum = BoundExpression.arithmetic(.add, int(2), int(3), type: .int64, 0)
    #expect(sum.isConstant && sum.canFail)
    #expect(try sum.constantValue() == .int64(5))
    let overflow = BoundExpression.arithmetic(.add, int(.max), int(3), type: .int64, 0)
    #expect(overflow.foldedValue == nil)
    #expect(throws: EngineFault.self) { try overflow.constantValue() }
  }
}
