import Testing

@testable import Engine

@Suite struct TimestampTests {
  private func timestamp(_ text: String, takesDate: Bool = true) -> Timestamp? {
    var text = text
    return text.withUTF8 { Timestamp(iso: $0, takesDate: takesDate) }
  }

  private func text(_ microseconds: Int64) -> String {
    var bytes: [UInt8] = []
    ValueText.append(timestamp: microseconds, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    0, 1, -1, 999_999, -86_400_000_000, 1_709_195_400_250_000,
    Timestamp.validMicroseconds.lowerBound, Timestamp.validMicroseconds.upperBound,
  ])
  func `a timestamp is printed and read back`(microseconds: Int64) {
    #expect(timestamp(text(microseconds))?.microseconds == microseconds)
  }

  @Test func `before 1970 the day is the one that holds the moment`() {
    let moment = Timestamp(microseconds: -1)
    #expect(moment.days == -1)
    #expect([moment.hour, moment.minute, moment.second] == [23, 59, 59])
    #expect(moment.fraction == 999_999)
  }

  @Test(arguments: [
    "", "2024-02-29 ", "2024-02-29 8:30", "2024-02-29 08:30:", "2024-02-29 24:00",
    "2024-02-29 08:60", "2024-02-29 08:30:60", "2024-02-29 08:30:00.", "2024-02-29 08:30:00Z",
    "2024-02-29 08:30:00.1234567", "2023-02-29 08:30", "2024-02-29  08:30", "2024-02-29x08:30",
    "2024-02-29 -1:30",
  ])
  func `a text that is no timestamp is none`(text: String) {
    #expect(timestamp(text) == nil)
  }

  @Test func `a date alone is one only where it may be`() {
    #expect(timestamp("2024-02-29")?.days == 19_782)
    #expect(timestamp("2024-02-29", takesDate: false) == nil)
  }

  @Test func `columns of timestamps keep their values at the calendar's ends`() {
    let values: [Value] = [
      .timestamp(Timestamp.validMicroseconds.lowerBound), .null, .timestamp(0),
      .timestamp(Timestamp.validMicroseconds.upperBound),
    ]
    let vector = Vector(type: .timestamp, values: values)
    #expect((0..<values.count).map { vector.value(at: $0) } == values)
  }

  @Test func `a timestamp beyond the calendar is a fault`() {
    for (months, rest) in [(0, 1), (1, 0), (0, .max), (.max, 0)] as [(Int64, Int64)] {
      let last = BoundExpression.constant(
        .timestamp(Timestamp.validMicroseconds.upperBound), .timestamp)
      let shifted = BoundExpression.call(
        .shiftTimestamp, [last, int(months), int(rest)], type: .timestamp, 0)
      #expect(fault(of: shifted) == .overflow(.timestamp))
    }
  }
}
