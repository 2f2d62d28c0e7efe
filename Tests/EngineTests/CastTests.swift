import Testing

@testable import Engine

@Suite struct CastTests {
  private func cast(_ value: Value, _ from: DataType, _ to: DataType) throws(EngineFault) -> Value {
    let column = Vector(type: from, values: [value, .null])
    let result = try evaluate(
      .cast(.column(0, from), to: to, isTry: false, 0), over: [column])
    #expect(result[1] == .null)
    let tried = try evaluate(.cast(.column(0, from), to: to, isTry: true, 0), over: [column])
    // NaN is not equal to itself as a Value.
    #expect("\(tried)" == "\(result)")
    return result[0]
  }

  private func fails(_ value: Value, _ from: DataType, _ to: DataType) -> EngineFault.Kind? {
    let column = Vector(type: from, values: [value])
    #expect(
      (try? evaluate(.cast(.column(0, from), to: to, isTry: true, 0), over: [column])) == [.null])
    return fault(of: .cast(.column(0, from), to: to, isTry: false, 0), over: [column])
  }

  private let money = DataType.decimal(precision: 9, scale: 2)
  private let wide = DataType.decimal(precision: 38, scale: 20)

  @Test func `numbers round half away from zero`() throws {
    #expect(try cast(number("2.50"), money, .int64) == .int64(3))
    #expect(try cast(number("-2.50"), money, .int64) == .int64(-3))
    #expect(try cast(number("2.49"), money, .int64) == .int64(2))
    #expect(try cast(.float64(2.5), .float64, .int64) == .int64(3))
    #expect(try cast(.float64(-0.5), .float64, .int64) == .int64(-1))
    #expect(try cast(.float64(2.675), .float64, money) == number("2.68"))
    #expect(try cast(.float64(1e-9), .float64, money) == number("0.00"))
  }

  @Test func `numbers convert between all types`() throws {
    #expect(try cast(.int64(7), .int64, money) == number("7.00"))
    #expect(
      try cast(.int64(7), .int64, wide) == .decimal(unscaled: 7 * widePowersOfTen[20], scale: 20))
    #expect(
      try cast(number("1.25"), money, wide)
        == .decimal(unscaled: 125 * widePowersOfTen[18], scale: 20))
    #expect(
      try cast(.decimal(unscaled: 125 * widePowersOfTen[18], scale: 20), wide, money)
        == number("1.25"))
    #expect(try cast(number("0.10"), money, .float64) == .float64(0.1))
    #expect(try cast(.int64(.max), .int64, .float64) == .float64(9.223372036854775807e18))
    #expect(try cast(number("0.45"), money, .ratio) == .ratio(4_500_000_000))
    #expect(try cast(.int64(1), .int64, .ratio) == .ratio(10_000_000_000))
    #expect(try cast(.float64(0.6706), .float64, .ratio) == .ratio(6_706_000_000))
    #expect(
      try cast(.ratio(6_706_000_000), .ratio, .decimal(precision: 18, scale: 10))
        == .decimal(unscaled: 6_706_000_000, scale: 10))
    #expect(try cast(.bool(true), .bool, .int64) == .int64(1))
    #expect(try cast(.int64(-3), .int64, .bool) == .bool(true))
  }

  @Test func `ovf: what does not fit is a fault, NULL under TRY_CAST`() {
    #expect(fails(number("1e10"), .decimal(precision: 38, scale: 0), money) == .overflow(money))
    #expect(fails(.float64(1e19), .float64, .int64) == .overflow(.int64))
    #expect(fails(.float64(9.3e18), .float64, .int64) == .overflow(.int64))
    #expect(fails(.float64(.nan), .float64, .int64) == .invalidCast(text: "NaN", to: .int64))
    #expect(fails(.int64(10_000_000), .int64, money) == .overflow(money))
    #expect(fails(.int64(100_000_000), .int64, .ratio) == .overflow(.ratio))
  }

  @Test(arguments: [
    ("42", DataType.int64, Value.int64(42)), (" -7 ", .int64, .int64(-7)),
    ("+7", .int64, .int64(7)), ("-9223372036854775808", .int64, .int64(.min)),
    ("2.5", .float64, .float64(2.5)), ("1e3", .float64, .float64(1000)),
    ("-Infinity", .float64, .float64(-.infinity)), ("nan", .float64, .float64(.nan)),
    ("TRUE", .bool, .bool(true)), ("false", .bool, .bool(false)),
    ("2024-02-29", .date, day("2024-02-29")), ("45%", .ratio, .ratio(4_500_000_000)),
    ("0.45", .ratio, .ratio(4_500_000_000)), ("67.06 %", .ratio, .ratio(6_706_000_000)),
    ("1.005", .decimal(precision: 9, scale: 2), number("1.01")),
    ("-.5", .decimal(precision: 9, scale: 2), number("-0.50")),
    ("1.5e2", .decimal(precision: 9, scale: 2), number("150.00")),
    (
      "12345678901234567890.12", .decimal(precision: 38, scale: 2),
      number("12345678901234567890.12")
    ),
  ])
  func `texts are read`(text: String, type: DataType, value: Value) throws {
    let result = try cast(.string(text), .string, type)
    if case .float64(let number) = value, number.isNaN {
      guard case .float64(let other) = result, other.isNaN else {
        Issue.record("\(result)")
        return
      }
    } else {
      #expect(result == value)
    }
  }

  @Test(arguments: [
    ("abc", DataType.int64), ("", .int64), ("1.5", .int64), ("1e3", .int64), ("-", .int64),
    ("1 2", .int64), ("9223372036854775808", .int64), ("0x10", .float64), ("", .float64),
    ("1e", .float64), ("yes", .bool), ("2023-02-29", .date), ("2024-2-29", .date),
    ("0000-01-01", .date), ("2024-02-29x", .date), ("45%%", .ratio), ("%", .ratio), (".", .ratio),
    ("1,5", .decimal(precision: 9, scale: 2)), ("1e99", .decimal(precision: 9, scale: 2)),
    ("10000000", .decimal(precision: 9, scale: 2)), ("45%", .decimal(precision: 9, scale: 2)),
  ])
  func `a text that is no value is a fault that shows it`(text: String, type: DataType) {
    #expect(fails(.string(text), .string, type) == .invalidCast(text: text, to: type))
  }

  @Test func `an entry that no row has is not asked`() throws {
    let column = texts(["1", "abc", "3"])
    let kept = column.gather(SelectionVector([0, 2]))
    #expect(
      try evaluate(.cast(.column(0, .string), to: .int64, isTry: false, 0), over: [kept])
        == ints(1, 3))
  }

  @Test(arguments: [
    (Value.int64(.min), DataType.int64, "-9223372036854775808"),
    (.decimal(unscaled: 250, scale: 2), .decimal(precision: 9, scale: 2), "2.5"),
    (.decimal(unscaled: 5300, scale: 2), .decimal(precision: 9, scale: 2), "53"),
    (.decimal(unscaled: -5, scale: 2), .decimal(precision: 9, scale: 2), "-0.05"),
    (.decimal(unscaled: 0, scale: 2), .decimal(precision: 9, scale: 2), "0"),
    (
      .decimal(unscaled: widePowersOfTen[38] - 1, scale: 38), .decimal(precision: 38, scale: 38),
      "0.99999999999999999999999999999999999999"
    ),
    (.ratio(608_000_000), .ratio, "0.0608"), (.float64(0.1), .float64, "0.1"),
    (.float64(1e300), .float64, "1e+300"), (.float64(5), .float64, "5.0"),
    (.float64(.nan), .float64, "NaN"), (.float64(-.infinity), .float64, "-Infinity"),
    (.bool(true), .bool, "true"), (day("0987-06-05"), .date, "0987-06-05"),
  ])
  func `dec: values print as output does`(value: Value, type: DataType, text: String) throws {
    #expect(try cast(value, type, .string) == .string(text))
  }

  @Test func `NULL without a type becomes any`() throws {
    for type in [DataType.int64, .string, .date, .ratio, .bool, .float64, money, wide] {
      #expect(try evaluate(.cast(null(.null), to: type, isTry: false, 0)) == [.null])
    }
  }

  @Test func `casts that make no sense are known as such`() {
    #expect(!DataType.date.canCast(to: .int64))
    #expect(!DataType.bool.canCast(to: .ratio))
    #expect(DataType.string.canCast(to: .ratio))
  }
}
