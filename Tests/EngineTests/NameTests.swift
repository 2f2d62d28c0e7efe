import Testing

@testable import Engine

/// Texts that mean something: labels of periods, names, small charts, patterns.
@Suite struct NameTests {
  private func label(_ text: String) -> PeriodLabel? {
    var text = text
    return text.withUTF8 { PeriodLabel($0) }
  }

  @Test func `period: a label and its neighbours`() {
    for year in [1, 1970, 2024, 9999] {
      let written = String(repeating: "0", count: 4 - "\(year)".count) + "\(year)"
      for month in 1...12 {
        let first = CalendarDate(year: year, month: month, day: 1)!.days
        #expect(label("T\(month)/\(written)")?.start == first)
        #expect(label("\(written)-\(month)")?.start == first)
      }
      #expect(label("Q4-\(written)")?.start == CalendarDate(year: year, month: 10, day: 1)!.days)
    }
    let wrong = [
      "/2024", "2024/", "Q/2024", "Q1", "T0/2024", "T13/2024", "H3/2024", "Q12024", "2024 2024",
      "W00/2024", "2024-02-30", "0000", "2024-1-1-1", "x2024", "tháng 2024", "năm 24", "IV/IV",
    ]
    for text in wrong { #expect(label(text) == nil, "\(text)") }
  }

  @Test func `similarity: it is symmetric, and 1 only for names that fold alike`() {
    let names = ["Hà Nội", "Ha Noi", "Hà Nam", "Huế", "Đắk Lắk", "Đắk Nông", "", "Thái Bình"]
    for left in names {
      for right in names {
        let (a, b) = (Array(Folding.folded(left).utf8), Array(Folding.folded(right).utf8))
        let score = NameSimilarity.score(a, b)
        #expect(abs(score - NameSimilarity.score(b, a)) < 1e-12)
        #expect(score >= 0 && score <= 1)
        #expect((score == 1) == (a == b))
      }
    }
  }

  @Test func `sparkline: numbers at the ends of their range do not trap`() {
    var line = SparklineText()
    line.add(.number(.min), -.greatestFiniteMagnitude)
    line.add(.number(0), .infinity)
    line.add(.number(.max), .greatestFiniteMagnitude)
    #expect(line.text == "▁ █")
    #expect(SparklineText().text == "")
  }

  @Test func `sparkline: ends of months are a month apart`() {
    var line = SparklineText()
    for (day, value) in [("2024-01-31", 1.0), ("2024-02-29", 2), ("2024-04-30", 3)] {
      line.add(.day(CalendarDate(iso: day)!.days), value)
    }
    #expect(line.text == "▁▅ █")
  }

  @Test func `more patterns than are kept still work`() throws {
    var text = "a31b"
    for number in 0..<100 {
      var pattern = "a\(number)b"
      let expression = try pattern.withUTF8 { try RegularExpressions.expression($0) }
      let matches = text.withUTF8 { expression.matches($0) }
      #expect(matches == (number == 31))
    }
  }
}
