import Engine
import Testing

@Suite struct TextLookupTests {
  private func call(_ arguments: [Vector], validity: Validity? = nil) -> ScalarCall {
    ScalarCall(
      arguments: arguments, rowCount: arguments[0].count, type: .string, origin: 0,
      validity: validity)
  }

  @Test func `a text is looked up once, whatever its rows`() {
    let texts = Vector(
      type: .string, values: (0..<1000).map { .string($0 % 2 == 0 ? "a" : "b") })
    var asked: [String] = []
    let result = call([texts]).lookUp { text, _ in
      asked.append(text)
      return text == "a" ? "A" : nil
    }
    #expect(asked.sorted() == ["a", "b"])
    #expect(result.value(at: 998) == .string("A"))
    #expect(result.value(at: 999) == .null)
  }

  @Test func `a text is looked up once a period`() {
    let texts = Vector(type: .string, values: .init(repeating: .string("a"), count: 6))
    let days: [Int32] = [-5, 9, 10, 19, 20, 99]
    var asked: [[Int]] = []
    let result = call([texts, Vector(type: .date, values: days.map(Value.date))])
      .lookUp(periodStarts: [10, 20]) { text, periods in
        asked.append(periods)
        return "\(text)\(periods[0])"
      }
    #expect(asked == [[0], [1], [2]])
    let expected = ["a0", "a0", "a1", "a1", "a2", "a2"]
    #expect((0..<6).map { result.value(at: $0).text } == expected)
  }

  @Test func `rows that do not matter are not looked up`() {
    let texts = Vector(type: .string, values: [.null, .string("a")])
    var asked: [String] = []
    _ = call([texts], validity: texts.validity).lookUp { text, _ in
      asked.append(text)
      return text
    }
    #expect(asked == ["a"])
  }
}
