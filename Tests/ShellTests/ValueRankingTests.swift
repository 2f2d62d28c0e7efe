import Testing

@testable import Shell

struct ValueRankingTests {
  private func best(_ typed: String, _ values: [(String, Int)]) -> [String] {
    ValueRanking.best(typed, among: values.map { ($0.0, FoldedText($0.0), $0.1) }).map(\.value)
  }

  @Test func `exact prefixes come first, then folded ones, then word starts`() {
    let values = [("Hồ Chí Minh", 9), ("Minh Hóa", 1), ("minh bạch", 1), ("Đồng Tháp", 99)]
    #expect(best("minh", values) == ["minh bạch", "Minh Hóa", "Hồ Chí Minh"])
  }

  @Test func `frequent values come first within a rank`() {
    #expect(best("", [("a", 1), ("b", 3), ("c", 3)]) == ["b", "c", "a"])
  }

  @Test func `letters without accents find those with them`() {
    #expect(best("dak", [("Đắk Lắk", 1), ("Đồng Nai", 1)]) == ["Đắk Lắk"])
    #expect(best("Đ", [("Đắk Lắk", 1), ("Điện Biên", 2)]) == ["Điện Biên", "Đắk Lắk"])
  }

  @Test func `no more than twenty are listed`() {
    #expect(best("", (0..<50).map { ("v\($0)", 1) }).count == 20)
  }

  @Test func `ten thousand values wait for two letters`() {
    let many = (0...10_000).map { ("v\($0)", 1) }
    #expect(best("v", many).isEmpty)
    #expect(best("v1", many).count == 20)
  }
}
