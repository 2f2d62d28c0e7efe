import Testing

@testable import Formats

struct NumberTextTests {
  private func text(_ fill: (ByteBuffer) -> Void) -> String {
    let buffer = ByteBuffer()
    fill(buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (-1, "-1"), (Int64.max, "9223372036854775807"),
    (.min, "-9223372036854775808"),
  ])
  func `integers are plain digits`(_ value: Int64, _ expected: String) {
    #expect(text { $0.append(integer: value) } == expected)
  }

  @Test(arguments: [
    (250, 2, "2.5"), (608, 4, "0.0608"), (5_300, 2, "53"), (0, 3, "0"), (-5, 1, "-0.5"),
    (Int64.min, 18, "-9.223372036854775808"), (1, 18, "0.000000000000000001"),
  ])
  func `decimals have no trailing zeros`(_ value: Int64, _ scale: Int, _ expected: String) {
    #expect(text { $0.append(unscaled: value, scale: scale) } == expected)
    #expect(text { $0.append(wideUnscaled: Int128(value), scale: scale) } == expected)
  }

  @Test(arguments: [
    (6_706_000_000, "67.06%", "67.06%"), (4_500_000_000, "45.00%", "45%"), (0, "0.00%", "0%"),
    (3_114_482_759, "31.14%", "31.14482759%"), (-500_000, "-0.01%", "-0.005%"),
    (-1, "0.00%", "-0.00000001%"), (10_000_000_000, "100.00%", "100%"),
  ])
  func `ratios are percentages`(_ value: Int64, _ rounded: String, _ full: String) {
    #expect(text { $0.append(percent: value, allDecimals: false) } == rounded)
    #expect(text { $0.append(percent: value, allDecimals: true) } == full)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (20_088, "2024-12-31"), (-719_162, "0001-01-01"), (2_932_896, "9999-12-31"),
    (11_016, "2000-02-29"), (-1, "1969-12-31"),
  ])
  func `dates are ISO dates`(_ days: Int64, _ expected: String) {
    #expect(text { $0.append(date: days, locale: .plain) } == expected)
  }

  @Test(arguments: [
    (1.0 / 3, "0.333333"), (2.5, "2.5"), (2.0, "2.0"), (1_234_567.89, "1234568"),
    (123_456_789.0, "123456789.0"), (1e20, "100000000000000000000.0"), (1e22, "1e22"),
    (0.00001234567, "0.0000123457"), (1.5e-9, "1.5e-9"), (-2.0000001, "-2"), (0, "0.0"),
    (-0.0, "-0.0"), (99.99999999, "100"), (0.999999999, "1"), (.nan, "NaN"),
    (.infinity, "Infinity"), (123.456789, "123.457"),
  ])
  func `floats are rounded in their fraction only`(_ value: Double, _ expected: String) {
    #expect(text { $0.append(float: value, digits: .significant(6)) } == expected)
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.30000000000000004"), (1e16, "10000000000000000.0"), (1.5e-300, "1.5e-300"),
  ])
  func `full digits read back as the same float`(_ value: Double, _ expected: String) {
    #expect(text { $0.append(float: value, digits: .full) } == expected)
    #expect(Double(expected) == value)
  }

  @Test(arguments: [
    ("1234.56", "1.234,56"), ("-5.1", "−5,1"), ("2024", "2024"), ("1234567", "1.234.567"),
    ("67.06%", "67,06%"), ("0", "0"), ("1e22", "1e22"), ("NaN", "NaN"),
  ])
  func `Vietnamese numbers have a comma and points`(_ plain: String, _ expected: String) {
    let found = text {
      $0.append("x")
      $0.append(plain)
      $0.makeVietnamese(from: 1, isUTF8: true)
    }
    #expect(found == "x" + expected)
  }
}
