import Testing

@testable import Engine

/// Kernels against the plain definition, on many inputs of a fixed seed.
@Suite struct RandomTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 32 | state << 32
    }
  }

  /// Texts as sequences of scalars, the pattern's `%` and `_` by recursion.
  private func matches(_ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>)
    -> Bool
  {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "%" {
      return matches(text, pattern.dropFirst())
        || (!text.isEmpty && matches(text.dropFirst(), pattern))
    }
    guard let scalar = text.first, first == "_" || first == scalar else { return false }
    return matches(text.dropFirst(), pattern.dropFirst())
  }

  @Test func `LIKE agrees with its definition`() throws {
    var random = Generator(state: 1)
    for _ in 0..<4_000 {
      let text = String(
        (0..<Int.random(in: 0...7, using: &random)).map { _ in "abế".randomElement(using: &random)!
        })
      let pattern = String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          "abế%%_".randomElement(using: &random)!
        })
      var copy = pattern
      let compiled = try #require(
        copy.withUTF8 { LikePattern($0, escape: nil, ignoresCase: false) })
      var bytes = text
      let result = bytes.withUTF8 { compiled.matches($0) }
      let expected = matches(
        Array(text.unicodeScalars)[...], Array(pattern.unicodeScalars)[...])
      #expect(result == expected, "'\(text)' LIKE '\(pattern)'")
    }
  }

  private func column(_ random: inout Generator, count: Int) -> [Int64?] {
    let spans: [ClosedRange<Int64>] = [
      0...200, 0...60_000, -5...5, -100_000...100_000, -(1 << 40)...(1 << 40), .min ... .max,
    ]
    let span = spans.randomElement(using: &random)!
    let hasNull = Bool.random(using: &random)
    return (0..<count).map { _ in
      hasNull && UInt8.random(in: 0...9, using: &random) == 0
        ? nil : Int64.random(in: span, using: &random)
    }
  }

  @Test(arguments: [1, 63, 64, 65, 2_048])
  func `comparisons and sums agree with 128-bit arithmetic row by row`(count: Int) throws {
    var random = Generator(state: UInt64(count))
    for _ in 0..<12 {
      let (left, right) = (column(&random, count: count), column(&random, count: count))
      let columns = [integers(left), integers(right)]
      let (x, y) = (BoundExpression.column(0, .int64), BoundExpression.column(1, .int64))
      func pairs(_ make: (Int64, Int64) -> Value) -> [Value] {
        zip(left, right).map { a, b in a.flatMap { a in b.map { make(a, $0) } } ?? .null }
      }
      #expect(try evaluate(.compare(.less, x, y), over: columns) == pairs { .bool($0 < $1) })
      #expect(
        try evaluate(.compare(.greaterOrEqual, x, y), over: columns) == pairs { .bool($0 >= $1) })
      #expect(try evaluate(.compare(.notEqual, x, y), over: columns) == pairs { .bool($0 != $1) })
      check(
        .add, columns, pairs { .int64($0 &+ $1) },
        overflows: zip(left, right).contains {
          $0?.addingReportingOverflow($1 ?? 0).overflow ?? false
        })
      check(
        .subtract, columns, pairs { .int64($0 &- $1) },
        overflows: zip(left, right).contains {
          $0?.subtractingReportingOverflow($1 ?? 0).overflow ?? false
        })
      check(
        .multiply, columns, pairs { .int64($0 &* $1) },
        overflows: zip(left, right).contains {
          $0?.multipliedReportingOverflow(by: $1 ?? 0).overflow ?? false
        })
    }
  }

  private func check(
    _ operation: ArithmeticOperator, _ columns: [Vector], _ expected: [Value], overflows: Bool
  ) {
    let sum = BoundExpression.arithmetic(
      operation, .column(0, .int64), .column(1, .int64), type: .int64, 0)
    if overflows {
      #expect(fault(of: sum, over: columns) == .overflow(.int64))
    } else {
      #expect((try? evaluate(sum, over: columns)) == expected)
    }
  }

  @Test func `decimal quotients agree with long division`() throws {
    var random = Generator(state: 7)
    let type = DataType.decimal(precision: 38, scale: 12)
    for _ in 0..<300 {
      let a = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
      let b = Int64.random(in: -10_000...10_000, using: &random)
      guard b != 0 else { continue }
      let quotient = BoundExpression.arithmetic(
        .divide,
        .constant(.decimal(unscaled: Int128(a), scale: 2), .decimal(precision: 18, scale: 2)),
        int(b), type: type, 0)
      let scaled = Int128(a) * widePowersOfTen[10]
      let doubled = 2 * scaled.magnitude + Int128(b).magnitude
      let rounded = Int128(doubled / (2 * Int128(b).magnitude))
      let expected = (a < 0) == (b < 0) ? rounded : -rounded
      #expect(try evaluate(quotient) == [.decimal(unscaled: expected, scale: 12)])
    }
  }
}
