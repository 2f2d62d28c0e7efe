import Testing

@testable import Engine

@Suite struct LikeTests {
  private func like(
    _ value: String, _ pattern: String, escape: Character? = nil, ignoresCase: Bool = false
  ) throws -> Value {
    let column = texts([value])
    let byColumn = try evaluate(
      .like(
        .column(0, .string), pattern: .column(1, .string), escape: escape, ignoresCase: ignoresCase,
        0), over: [column, texts([pattern])])
    let byConstant = try evaluate(
      .like(
        .column(0, .string), pattern: text(pattern), escape: escape, ignoresCase: ignoresCase, 0),
      over: [column])
    #expect(byColumn == byConstant)
    return byConstant[0]
  }

  @Test(arguments: [
    ("", "", true), ("", "%", true), ("a", "", false), ("abc", "abc", true), ("abc", "ab", false),
    ("abc", "ab%", true), ("abc", "%bc", true), ("abc", "%b%", true), ("abc", "%x%", false),
    ("abc", "a%c", true), ("ac", "a%c", true), ("a", "a%a", false), ("aa", "a%a", true),
    ("abc", "a_c", true), ("ac", "a_c", false), ("abc", "___", true), ("abcd", "___", false),
    ("abc", "_%_", true), ("a", "_%_", false), ("aXbXc", "%X%X%", true), ("aXb", "%X%X%", false),
    ("mississippi", "%iss%ip%", true), ("mississippi", "m%iss_ppi", true),
    ("aaab", "%ab", true), ("abab", "%ab%ab", true), ("ab", "%ab%ab", false),
    ("Đắk Lắk", "Đ_k%", true), ("Đắk Lắk", "__k L_k", true), ("Huế", "_u_", true),
    ("Huế", "%_ế", true), ("ế", "_", true), ("ế", "__", false), ("a", "%_%", true),
    ("abcabd", "%ab_", true), ("abcab", "%ab_", false), ("xế", "%_", true), ("A", "a", false),
  ])
  func `LIKE matches whole texts`(value: String, pattern: String, matches: Bool) throws {
    #expect(try like(value, pattern) == .bool(matches), "\(value) LIKE \(pattern)")
  }

  @Test func `only a declared escape escapes`() throws {
    #expect(try like("50%", "50\\%", escape: "\\") == .bool(true))
    #expect(try like("50x", "50\\%", escape: "\\") == .bool(false))
    #expect(try like("50\\x", "50\\%") == .bool(true))
    #expect(try like("a_b", "a!_b", escape: "!") == .bool(true))
    #expect(try like("a!b", "a!!b", escape: "!") == .bool(true))
  }

  @Test func `a pattern that ends with its escape is a fault`() {
    let open = BoundExpression.like(
      .column(0, .string), pattern: text("a!"), escape: "!", ignoresCase: false, 0)
    guard case .invalidArgument = fault(of: open, over: [texts(["a"])]) else {
      Issue.record("no fault")
      return
    }
  }

  @Test func `ILIKE ignores case beyond ASCII`() throws {
    #expect(try like("ĐÀ NẴNG", "đà%", ignoresCase: true) == .bool(true))
    #expect(try like("đà nẵng", "%NẴNG", ignoresCase: true) == .bool(true))
    #expect(try like("Đà Nẵng", "%da%", ignoresCase: true) == .bool(false))
    #expect(try like("STRASSE", "straße", ignoresCase: true) == .bool(true))
    #expect(try like("Huế", "h_Ế", ignoresCase: true) == .bool(true))
  }

  @Test func `NULL on either side gives NULL`() throws {
    let column = texts(["a", nil])
    let pattern = BoundExpression.like(
      .column(0, .string), pattern: text("a%"), escape: nil, ignoresCase: false, 0)
    #expect(try evaluate(pattern, over: [column]) == truths(true, nil))
    let unknown = BoundExpression.like(
      .column(0, .string), pattern: null(.string), escape: nil, ignoresCase: false, 0)
    #expect(try evaluate(unknown, over: [column]) == truths(nil, nil))
  }
}
