import Testing

@testable import Engine

/// Every kind of expression over no row, and over rows that are all NULL.
@Suite struct EmptyInputTests {
  private static let money = DataType.decimal(precision: 9, scale: 2)
  private static let wide = DataType.decimal(precision: 38, scale: 6)
  private static let types: [DataType] = [
    .bool, .int64, .float64, money, wide, .string, .date, .ratio, .timestamp,
  ]

  private func column(_ type: DataType) -> BoundExpression {
    .column(Self.types.firstIndex(of: type)!, type)
  }

  private var expressions: [BoundExpression] {
    let (n, f, d, w) = (column(.int64), column(.float64), column(Self.money), column(Self.wide))
    let (s, b, day, r) = (column(.string), column(.bool), column(.date), column(.ratio))
    let moment = column(.timestamp)
    var all: [BoundExpression] = []
    for value in [n, f, d, w, s, b, day, r, moment] {
      for operation in CompareTests.operators { all.append(.compare(operation, value, value)) }
      all.append(.caseWhen([(b, value)], otherwise: value, value.type))
      all.append(.coalesce([value, value], value.type))
      all.append(.inSet(value, []))
      for target in Self.types where value.type.canCast(to: target) {
        all.append(.cast(value, to: target, isTry: false, 0))
        all.append(.cast(value, to: target, isTry: true, 0))
      }
    }
    for operation in [ArithmeticOperator.add, .subtract, .multiply, .divide, .modulo] {
      all.append(.arithmetic(operation, f, f, type: .float64, 0))
      all.append(.arithmetic(operation, d, w, type: Self.wide, 0))
      all.append(.arithmetic(operation, n, d, type: Self.money, 0))
    }
    for operation in [
      ArithmeticOperator.add, .integerDivide, .bitAnd, .bitOr, .shiftLeft, .shiftRight,
    ] {
      all.append(.arithmetic(operation, n, n, type: .int64, 0))
    }
    all += [
      .and(b, b), .or(b, b), .and(b, .compare(.less, .negate(n, 0), n)),
      .negate(w, 0), .ratio(n, d, 0), .shiftDate(day, months: n, days: n, 0),
      .inSet(s, [.string("a")]), .inSet(n, [.int64(1), .int64(.max)]), .inSet(f, [.float64(1)]),
      .compare(.less, s, text("m")), .compare(.equal, s, text("m")), .compare(.less, w, int(5)),
      .like(s, pattern: text("%a"), escape: nil, ignoresCase: true, 0),
      .like(s, pattern: s, escape: nil, ignoresCase: false, 0),
      .call(.upper, [s], type: .string, 0), .call(.concat, [s, s], type: .string, 0),
      .call(.length, [s], type: .int64, 0), .call(.contains, [s, s], type: .bool, 0),
      .call(.round, [d, n], type: Self.money, 0), .call(.round, [f, n], type: .float64, 0),
      .call(.dateTrunc, [day, text("MONTH")], type: .date, 0),
      .call(.greatest, [s, s], type: .string, 0), .call(.least, [f, f], type: .float64, 0),
      .call(.mod, [w, w], type: Self.wide, 0), .call(.pow, [f, f], type: .float64, 0),
    ]
    return all
  }

  @Test func `no row gives no row`() throws {
    let columns = Self.types.map { Vector(type: $0, values: []) }
    for expression in expressions {
      #expect(try evaluate(expression, over: columns, rowCount: 0) == [])
    }
  }

  @Test(arguments: [1, 64, 65])
  func `NULL rows give NULL, or what needs no value, and never fault`(count: Int) throws {
    for columns in [
      Self.types.map { Vector(type: $0, values: Array(repeating: .null, count: count)) },
      Self.types.map { Vector.nulls($0, count: count) },
    ] {
      for expression in expressions {
        let values = try evaluate(expression, over: columns)
        #expect(Set(values).count == 1, "\(expression)")
        switch expression {
        case .compare(.same, _, _): #expect(values[0] == .bool(true))
        case .compare(.distinct, _, _): #expect(values[0] == .bool(false))
        case .inSet(_, let members) where members.isEmpty: #expect(values[0] == .bool(false))
        default: #expect(values[0] == .null, "\(expression)")
        }
      }
    }
  }
}
