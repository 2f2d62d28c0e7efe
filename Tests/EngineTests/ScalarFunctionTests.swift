import Testing

@testable import Engine

@Suite struct ScalarFunctionTests {
  private func call(
    _ name: String, _ arguments: BoundExpression..., type: DataType,
    context: ExecutionContext = ExecutionContext()
  ) throws -> Value {
    let function = try #require(FunctionRegistry.scalar(named: name))
    return try evaluate(.call(function, arguments, type: type, 0), context: context)[0]
  }

  private func fails(_ name: String, _ arguments: BoundExpression..., type: DataType) throws
    -> EngineFault.Kind?
  {
    let function = try #require(FunctionRegistry.scalar(named: name))
    return fault(of: .call(function, arguments, type: type, 0))
  }

  @Test func `names and aliases are unique, examples and summaries are there`() {
    var names: Set<String> = []
    for function in FunctionRegistry.scalars {
      for name in [function.name] + function.aliases {
        #expect(names.insert(name).inserted, "\(name)")
      }
      #expect(function.summary.hasSuffix("."))
      #expect(!function.example.expression.isEmpty && !function.signatures.isEmpty)
    }
    #expect(FunctionRegistry.scalar(named: "ceiling")?.name == "CEIL")
  }

  @Test func `ROUND goes half away from zero in every type`() throws {
    let type = DataType.decimal(precision: 5, scale: 3)
    #expect(try call("ROUND", decimal("2.675", 4), int(2), type: type) == number("2.680"))
    #expect(try call("ROUND", decimal("-2.500", 4), type: type) == number("-3.000"))
    #expect(try call("ROUND", decimal("9.999", 4), type: type) == number("10.000"))
    #expect(try call("ROUND", decimal("2.675", 4), int(7), type: type) == number("2.675"))
    #expect(try call("ROUND", float(2.5), type: .float64) == .float64(3))
    #expect(try call("ROUND", float(2.675), int(2), type: .float64) == .float64(2.68))
    #expect(try call("ROUND", float(1234.5), int(-2), type: .float64) == .float64(1200))
    #expect(try call("ROUND", int(1250), int(-2), type: .int64) == .int64(1300))
    #expect(try call("ROUND", int(-7), int(-400), type: .int64) == .int64(0))
    #expect(try fails("ROUND", int(.max), int(-1), type: .int64) == .overflow(.int64))
    #expect(try call("ROUND", null(.int64), type: .int64) == .null)
    let round = try #require(FunctionRegistry.scalar(named: "ROUND"))
    guard case .computed(let compute) = round.signatures[1].result else { return }
    #expect(compute([.decimal(precision: 3, scale: 2)], []) == .decimal(precision: 4, scale: 2))
    #expect(compute([.ratio], []) == .decimal(precision: 18, scale: 10))
  }

  @Test func `FLOOR, CEIL and TRUNC differ below zero`() throws {
    let type = DataType.decimal(precision: 4, scale: 1)
    #expect(try call("FLOOR", decimal("-2.5", 2), type: type) == number("-3.0"))
    #expect(try call("CEIL", decimal("-2.5", 2), type: type) == number("-2.0"))
    #expect(try call("CEILING", decimal("2.1", 2), type: type) == number("3.0"))
    #expect(try call("TRUNC", decimal("-2.5", 2), type: type) == number("-2.0"))
    #expect(try call("FLOOR", float(-0.5), type: .float64) == .float64(-1))
    #expect(try call("TRUNC", float(-2.79), int(1), type: .float64) == .float64(-2.7))
    #expect(try call("CEIL", int(4), type: .int64) == .int64(4))
  }

  @Test func `ABS and SIGN`() throws {
    #expect(try call("ABS", int(-3), type: .int64) == .int64(3))
    #expect(try fails("ABS", int(.min), type: .int64) == .overflow(.int64))
    #expect(try call("ABS", float(-0.0), type: .float64) == .float64(0))
    #expect(try call("SIGN", decimal("-2.5", 2), type: .int64) == .int64(-1))
    #expect(try call("SIGN", float(3), type: .float64) == .float64(1))
  }

  @Test func `div0: MOD and DIV by zero warn, SAFE_DIVIDE does not`() throws {
    let context = ExecutionContext()
    #expect(try call("SAFE_DIVIDE", float(1), float(0), type: .float64, context: context) == .null)
    #expect(context.divisionByZero == nil)
    #expect(try call("MOD", int(5), int(0), type: .int64, context: context) == .null)
    #expect(try call("DIV", int(5), int(0), type: .int64, context: context) == .null)
    #expect(context.divisionByZero?.count == 2)
    #expect(try call("MOD", int(-7), int(3), type: .int64) == .int64(-1))
    #expect(try call("DIV", int(-7), int(2), type: .int64) == .int64(-3))
    #expect(try call("DIV", decimal("7.5", 2), decimal("-0.5", 2), type: .int64) == .int64(-15))
  }

  @Test func `powers, roots and logarithms`() throws {
    #expect(try call("POWER", float(2), float(10), type: .float64) == .float64(1024))
    #expect(try call("SQRT", float(2.25), type: .float64) == .float64(1.5))
    #expect(try call("EXP", float(0), type: .float64) == .float64(1))
    #expect(try call("LN", float(1), type: .float64) == .float64(0))
    #expect(try call("LOG10", float(1000), type: .float64) == .float64(3))
    #expect(
      try fails("SQRT", float(-1), type: .float64)
        == .invalidArgument("SQRT of the negative number -1.0"))
    #expect(
      try fails("LN", float(0), type: .float64)
        == .invalidArgument("LN of 0.0, which is not positive"))
  }

  @Test func `GREATEST and LEAST ignore NULL`() throws {
    #expect(try call("GREATEST", int(1), null(.int64), int(2), type: .int64) == .int64(2))
    #expect(try call("LEAST", null(.int64), int(1), int(2), type: .int64) == .int64(1))
    #expect(try call("LEAST", null(.int64), null(.int64), type: .int64) == .null)
    #expect(try call("GREATEST", text("a"), text("b"), text("á"), type: .string) == .string("á"))
    let nan = try call("GREATEST", float(.nan), float(1), type: .float64)
    guard case .float64(let value) = nan, value.isNaN else {
      Issue.record("nan is greatest")
      return
    }
    #expect(try call("LEAST", float(.nan), float(1), type: .float64) == .float64(1))
  }

  @Test(
    arguments: [
      (0, 2, "h"), (1, 2, "he"), (2, nil, "ello"), (-3, 2, "ll"), (-9, 3, ""), (-6, 3, "he"),
      (9, 2, ""),
      (0, 1, ""), (5, 9, "o"), (Int64.max, 2, ""), (Int64.min, 2, ""), (2, Int64.max, "ello"),
      (Int64.min, nil, "hello"), (3, 0, ""),
    ] as [(Int64, Int64?, String)])
  func `SUBSTR has the standard's window`(start: Int64, length: Int64?, result: String) throws {
    let value =
      try length.map { try call("SUBSTR", text("hello"), int(start), int($0), type: .string) }
      ?? call("SUBSTRING", text("hello"), int(start), type: .string)
    #expect(value == .string(result))
  }

  @Test func `texts are counted and cut by scalars`() throws {
    #expect(try call("LENGTH", text("Đắk Lắk"), type: .int64) == .int64(7))
    #expect(try call("LENGTH", text("👨‍👩‍👧"), type: .int64) == .int64(5))
    #expect(try call("SUBSTR", text("Hà Nội"), int(4), int(2), type: .string) == .string("Nộ"))
    #expect(try call("LEFT", text("Hà Nội"), int(2), type: .string) == .string("Hà"))
    #expect(try call("RIGHT", text("Hà Nội"), int(3), type: .string) == .string("Nội"))
    #expect(try call("RIGHT", text("Huế"), int(9), type: .string) == .string("Huế"))
    #expect(try call("LEFT", text("Huế"), int(0), type: .string) == .string(""))
    #expect(try call("REVERSE", text("Huế"), type: .string) == .string("ếuH"))
    #expect(try call("STRPOS", text("Hà Nội"), text("Nội"), type: .int64) == .int64(4))
    #expect(try call("STRPOS", text("Huế"), text("x"), type: .int64) == .int64(0))
    #expect(
      try fails("LEFT", text("a"), int(-1), type: .string)
        == .invalidArgument("LEFT of negative length -1"))
    #expect(
      try fails("SUBSTR", text("a"), int(1), int(-1), type: .string)
        == .invalidArgument("SUBSTR of negative length -1"))
  }

  @Test func `case, trimming, replacing`() throws {
    #expect(try call("UPPER", text("đà nẵng"), type: .string) == .string("ĐÀ NẴNG"))
    #expect(try call("UPPER", text("straße"), type: .string) == .string("STRASSE"))
    #expect(try call("LOWER", text("ĐÀ Nẵng"), type: .string) == .string("đà nẵng"))
    #expect(try call("TRIM", text("\u{A0} Huế\t"), type: .string) == .string("Huế"))
    #expect(try call("TRIM", text("xxHuếx"), text("x"), type: .string) == .string("Huế"))
    #expect(try call("TRIM", text("   "), type: .string) == .string(""))
    #expect(try call("LTRIM", text("007"), text("0"), type: .string) == .string("7"))
    #expect(try call("RTRIM", text("a  "), type: .string) == .string("a"))
    #expect(
      try call("REPLACE", text("aXbXX"), text("X"), text("--"), type: .string)
        == .string("a--b----"))
    #expect(try call("REPLACE", text("abc"), text(""), text("x"), type: .string) == .string("abc"))
    #expect(try call("FOLD", text(" Đắk  LẮK"), type: .string) == .string("dak lak"))
  }

  @Test func `CONCAT with NULL is NULL`() throws {
    #expect(try call("CONCAT", text("a"), text("b"), type: .string) == .string("ab"))
    #expect(try call("CONCAT", text("a"), null(.string), type: .string) == .null)
  }

  @Test func `tests for parts of texts`() throws {
    let name = text("Bà Rịa – Vũng Tàu")
    #expect(try call("CONTAINS", name, text("Vũng"), type: .bool) == .bool(true))
    #expect(try call("CONTAINS", name, text(""), type: .bool) == .bool(true))
    #expect(try call("STARTS_WITH", name, text("Bà"), type: .bool) == .bool(true))
    #expect(try call("STARTS_WITH", name, text("Tàu"), type: .bool) == .bool(false))
    #expect(try call("ENDS_WITH", name, text("Tàu"), type: .bool) == .bool(true))
    #expect(try call("ENDS_WITH", text("u"), text("Tàu"), type: .bool) == .bool(false))
  }

  @Test func `a function of one column keeps codes, and joins what became equal`() throws {
    let column = texts(["Huế", "HUẾ", nil, "An Giang", "Huế"])
    let node = ExpressionCompiler.compile(
      .call(.upper, [.column(0, .string)], type: .string, 0))
    let context = ExecutionContext()
    let first = try node.evaluate(Chunk([column], rowCount: 5), context)
    #expect((0..<5).map { first.value(at: $0) } == strings("HUẾ", "HUẾ", nil, "AN GIANG", "HUẾ"))
    #expect(first.dictionary?.isUnique == true && first.dictionary?.count == 2)
    let part = column.gather(SelectionVector([3, 0]))
    let second = try node.evaluate(Chunk([part], rowCount: 2), context)
    #expect(second.dictionary === first.dictionary)
    #expect(second.value(at: 0) == .string("AN GIANG"))
  }

  @Test func `a fault of an entry that no row has does not surface`() throws {
    let column = texts(["b", "a", "c"]).gather(SelectionVector([1]))
    let root = BoundExpression.call(
      try #require(FunctionRegistry.scalar(named: "SQRT")),
      [
        .cast(.column(0, .string), to: .float64, isTry: true, 0)
      ], type: .float64, 0)
    #expect(try evaluate(root, over: [column]) == [.null])
    let left = BoundExpression.call(.left, [.column(0, .string), int(-1)], type: .string, 0)
    #expect(fault(of: left, over: [column]) != nil)
    #expect(fault(of: left, over: [texts([nil])]) == nil)
  }

  @Test func `two columns of text are joined row by row`() throws {
    let columns = [texts(["a", nil, "c"]), texts(["x", "y", "z"])]
    let joined = BoundExpression.call(
      .concat, [.column(0, .string), text("-"), .column(1, .string)], type: .string, 0)
    #expect(try evaluate(joined, over: columns) == strings("a-x", nil, "c-z"))
    let upper = BoundExpression.call(.upper, [joined], type: .string, 0)
    #expect(try evaluate(upper, over: columns) == strings("A-X", nil, "C-Z"))
  }
}
