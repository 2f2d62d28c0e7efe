import Testing

@testable import Language

@Suite struct NumberTests {
  private func literal(_ text: String) throws -> Literal? {
    let expression = try Parser.parseExpression(SourceText(text))
    guard case .literal(let literal) = expression.kind else { return nil }
    return literal
  }

  @Test func `each form has its type`() throws {
    #expect(try literal("1") == .integer(1))
    #expect(try literal("1_000_000") == .integer(1_000_000))
    #expect(try literal("0x1F") == .integer(31))
    #expect(try literal("1.50") == .decimal(unscaled: 150, scale: 2, isPercent: false))
    #expect(try literal(".5") == .decimal(unscaled: 5, scale: 1, isPercent: false))
    #expect(try literal("1.") == .decimal(unscaled: 1, scale: 0, isPercent: false))
    #expect(try literal("1e3") == .float(1000))
    #expect(try literal("2.5E-1") == .float(0.25))
  }

  @Test func `integers keep all of UInt64 and grow to DECIMAL beyond`() throws {
    #expect(try literal("9223372036854775808") == .integer(9_223_372_036_854_775_808))
    #expect(
      try literal("18446744073709551616")
        == .decimal(unscaled: 18_446_744_073_709_551_616, scale: 0, isPercent: false))
  }

  @Test func `more than 38 digits are an error`() {
    let nines = String(repeating: "9", count: 38)
    #expect(failure("SELECT \(nines)") == nil)
    #expect(message("SELECT \(nines)9") == "the number has more than 38 digits @ \(nines)9")
    #expect(failure("SELECT 0.\(String(repeating: "0", count: 39))")?.code == .badNumber)
    #expect(failure("SELECT 0000\(nines)") == nil)
    #expect(failure("SELECT 1e999")?.message == "the number is too large")
    #expect(failure("SELECT 0xFFFFFFFFFFFFFFFFF")?.message == "the number is too large")
  }

  @Test func `a letter directly after a number is an error`() {
    for text in ["1a", "1.5x", "1_", "1__0", "0x", "0xG", "1e", "1.2.3", "1..2", "45pct", "1đ"] {
      #expect(failure("SELECT \(text)")?.code == .badNumber, "\(text)")
    }
    #expect(message("SELECT 12abc + 1") == "a number cannot go on like this @ 12abc")
  }
}
