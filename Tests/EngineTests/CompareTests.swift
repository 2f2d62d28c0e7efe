import Testing

@testable import Engine

@Suite struct CompareTests {
  static let operators: [ComparisonOperator] = [
    .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .same, .distinct,
  ]

  /// What an operator says of two values whose order is known; nil for a NULL.
  static func expected(_ operation: ComparisonOperator, order: Int?, bothNull: Bool) -> Value {
    if operation == .same { return .bool(order == 0 || bothNull) }
    if operation == .distinct { return .bool(!(order == 0 || bothNull)) }
    guard let order else { return .null }
    switch operation {
    case .equal: return .bool(order == 0)
    case .notEqual: return .bool(order != 0)
    case .less: return .bool(order < 0)
    case .lessOrEqual: return .bool(order <= 0)
    case .greater: return .bool(order > 0)
    default: return .bool(order >= 0)
    }
  }

  /// Every pair of ranked values (equal ranks are equal values), as columns and with either side
  /// constant.
  private func checkPairs(
    _ left: [(Value, Int)], _ leftType: DataType, _ right: [(Value, Int)], _ rightType: DataType
  ) throws {
    for operation in Self.operators {
      for (value, rank) in right {
        let column = Vector(type: leftType, values: left.map(\.0))
        let repeated = Vector(type: rightType, values: left.map { _ in value })
        let expected = left.map { other, otherRank in
          Self.expected(
            operation, order: value.isNull || other.isNull ? nil : otherRank - rank,
            bothNull: value.isNull && other.isNull)
        }
        let (a, b) = (BoundExpression.column(0, leftType), BoundExpression.column(1, rightType))
        let constant = BoundExpression.constant(value, rightType)
        #expect(
          try evaluate(.compare(operation, a, b), over: [column, repeated]) == expected,
          "columns \(operation.rawValue) \(value)")
        #expect(
          try evaluate(.compare(operation, a, constant), over: [column]) == expected,
          "column \(operation.rawValue) constant \(value)")
        let swapped = Self.swapped(operation)
        #expect(
          try evaluate(.compare(swapped, constant, a), over: [column]) == expected,
          "constant \(value) \(swapped.rawValue) column")
        #expect(
          try evaluate(.compare(swapped, b, a), over: [column, repeated]) == expected,
          "columns, swapped")
      }
    }
  }

  private static func swapped(_ operation: ComparisonOperator) -> ComparisonOperator {
    switch operation {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: operation
    }
  }

  private func ranked(_ values: [Value]) -> [(Value, Int)] {
    values.enumerated().map { ($0.element, $0.offset) }
  }

  @Test func `integers compare across layouts and at the extremes`() throws {
    let values = ranked(ints(.min, -70_000, -1, 0, 200, 255, 256, 65_536, .max) + [.null])
    try checkPairs(values, .int64, values, .int64)
    try checkPairs(Array(values[3...5]), .int64, values, .int64)
  }

  @Test func `decimals of different scales and integers compare by value`() throws {
    let integers: [(Value, Int)] = [(.int64(-3), 0), (.int64(2), 4), (.int64(3), 6), (.null, 0)]
    let decimals: [(Value, Int)] = [
      (.decimal(unscaled: -300, scale: 2), 0), (.decimal(unscaled: -250, scale: 2), 1),
      (.decimal(unscaled: 200, scale: 2), 4), (.decimal(unscaled: 250, scale: 2), 5),
      (.decimal(unscaled: 300, scale: 2), 6), (.null, 0),
    ]
    let wide: [(Value, Int)] = [
      (.decimal(unscaled: -25_000_000, scale: 7), 1), (.decimal(unscaled: 25_000_000, scale: 7), 5),
      (.decimal(unscaled: widePowersOfTen[37], scale: 7), 9),
    ]
    let narrowType = DataType.decimal(precision: 18, scale: 2)
    let wideType = DataType.decimal(precision: 38, scale: 7)
    try checkPairs(integers, .int64, decimals, narrowType)
    try checkPairs(decimals, narrowType, integers, .int64)
    try checkPairs(decimals, narrowType, wide, wideType)
    try checkPairs(wide, wideType, decimals, narrowType)
    try checkPairs(integers, .int64, wide, wideType)
  }

  @Test func `a ratio compares like its number`() throws {
    let ratios: [(Value, Int)] = [
      (.ratio(4_500_000_000), 1), (.ratio(4_499_999_999), 0), (.null, 0),
    ]
    let limit: [(Value, Int)] = [(.decimal(unscaled: 45, scale: 2), 1)]
    try checkPairs(ratios, .ratio, limit, .decimal(precision: 2, scale: 2))
  }

  @Test func `nan: NaN equals itself and is greatest, zeros are one`() throws {
    let values: [(Value, Int)] = [
      (.float64(-.infinity), 0), (.float64(-0.0), 1), (.float64(0), 1), (.float64(1.5), 2),
      (.float64(.infinity), 3), (.float64(.nan), 4), (.float64(-.nan), 4), (.null, 0),
    ]
    try checkPairs(values, .float64, values, .float64)
  }

  @Test func `str: texts compare by bytes`() throws {
    let values = ranked(strings("", "A", "a", "aa", "b", "z", "Ă", "Đắk", "đ") + [.null])
    try checkPairs(values, .string, values, .string)
  }

  @Test func `dates and booleans compare`() throws {
    let dates = ranked([day("0001-01-01"), day("1969-12-31"), day("2024-02-29"), .null])
    try checkPairs(dates, .date, dates, .date)
    let flags = ranked(truths(false, true) + [.null])
    try checkPairs(flags, .bool, flags, .bool)
  }

  @Test func `texts of one dictionary are equal by code`() throws {
    let column = texts(["x", "y", "x", nil])
    let other = column.gather(SelectionVector([2, 2, 1, 0]))
    let equal = BoundExpression.compare(.equal, firstColumn, .column(1, .string))
    #expect(try evaluate(equal, over: [column, other]) == truths(true, false, false, nil))
  }

  private let firstColumn = BoundExpression.column(0, .string)

  @Test func `a dictionary with repeated entries is compared by its texts`() throws {
    let repeated = TextOutput()
    for text in ["x", "y", "x"] { repeated.append(Array(text.utf8)) }
    let column = repeated.vector(validity: nil)
    let equal = BoundExpression.compare(.equal, firstColumn, text("x"))
    #expect(try evaluate(equal, over: [column]) == truths(true, false, true))
    let both = BoundExpression.compare(.equal, firstColumn, .column(1, .string))
    let shifted = column.gather(SelectionVector([2, 1, 1]))
    #expect(try evaluate(both, over: [column, shifted]) == truths(true, true, false))
  }

  @Test func `a node answers right when the next chunk has another dictionary`() throws {
    let node = ExpressionCompiler.compile(.compare(.less, firstColumn, text("m")))
    let context = ExecutionContext()
    for (values, expected) in [(["a", "z"], [true, false]), (["z", "a"], [false, true])] {
      let result = try node.evaluate(Chunk([texts(values)], rowCount: 2), context)
      #expect((0..<2).map { result.value(at: $0) } == expected.map { .bool($0) })
    }
  }

  @Test func `a column that is constant in one chunk is not taken for a constant of the query`()
    throws
  {
    let node = ExpressionCompiler.compile(.compare(.less, firstColumn, .column(1, .string)))
    let context = ExecutionContext()
    let column = texts(["b", "b"])
    for (limit, expected) in [("c", true), ("a", false)] {
      let result = try node.evaluate(Chunk([column, texts([limit, limit])], rowCount: 2), context)
      #expect(result.value(at: 0) == .bool(expected))
    }
  }
}

@Suite struct WideComparisonTests {
  @Test func `a constant too large for the scale of its column lies beyond all rows`() throws {
    let type = DataType.decimal(precision: 38, scale: 30)
    let columns = [Vector(type: type, values: [number("1.5"), number("-1.5"), .null])]
    let x = BoundExpression.column(0, type)
    #expect(try evaluate(.compare(.less, x, int(.max)), over: columns) == truths(true, true, nil))
    #expect(
      try evaluate(.compare(.equal, x, int(.max)), over: columns) == truths(false, false, nil))
    #expect(try evaluate(.compare(.less, x, int(.min)), over: columns) == truths(false, false, nil))
    #expect(try evaluate(.compare(.greater, x, int(1)), over: columns) == truths(true, false, nil))
  }

  @Test func `branches of other scales are brought to the scale of the whole`() throws {
    let type = DataType.decimal(precision: 9, scale: 2)
    let sum = BoundExpression.coalesce([.column(0, .int64), decimal("0.5", 2)], type)
    #expect(try evaluate(sum, over: [integers([2, nil])]) == [number("2.00"), number("0.50")])
  }
}
