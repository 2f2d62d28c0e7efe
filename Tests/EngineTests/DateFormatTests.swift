import Testing

@testable import Engine

@Suite struct DateFormatTests {
  private func write(_ format: String, _ moment: Timestamp) throws -> String {
    var bytes: [UInt8] = []
    try DateFormat(format, hasTime: true).write(moment, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func parse(_ format: String, _ text: String) throws -> Timestamp? {
    var text = text
    let format = try DateFormat(format, hasTime: true)
    return text.withUTF8 { format.parse($0) }
  }

  @Test(arguments: [
    "%Y-%m-%d %H:%M:%E6S", "%F %T.%%", "%d/%m/%Y %I:%M:%E*S %p", "%j %Y %k:%M:%S",
    "%a, %e %b %Y %R", "%A %B %d %y %l:%M %P", "%c",
  ])
  func `what a format writes it reads`(format: String) throws {
    for days in stride(from: Int32(-300), to: 20_000, by: 173) {
      let moment = Timestamp(days: days, microsecondOfDay: Int64(days + 300) * 3_600_000)
      let text = try write(format, moment)
      let read = try #require(try parse(format, text), "\(text)")
      #expect(try write(format, read) == text)
      #expect(read.days == days || format.contains("%y") && days < -365)
    }
  }

  @Test(arguments: [
    ("%Y", "abc"), ("%m", "13"), ("%d", "0"), ("%H", "24"), ("%M", "60"), ("%S", "60"),
    ("%I %p", "13 PM"), ("%j", "367"), ("%j %Y", "366 2023"), ("%B", "Febr"), ("%E3S", "1"),
    ("%Y", "20245"), ("%d", ""), ("%E*S", "1."),
  ])
  func `a text that does not fit is refused`(format: String, text: String) throws {
    #expect(try parse(format, text) == nil)
  }

  @Test(arguments: ["%", "%K", "%E", "%E7S", "%E4S%", "%Ea", "abc%", "%EY"])
  func `a format with an unknown code is refused`(format: String) {
    #expect(throws: DateFormat.Problem.self) { try DateFormat(format, hasTime: true) }
  }

  @Test func `a date's format has no time`() throws {
    for code in ["%H", "%T", "%E3S", "%p", "%c"] {
      #expect(throws: DateFormat.Problem.self) { try DateFormat(code, hasTime: false) }
    }
    #expect(try DateFormat("%G-W%V-%u", hasTime: false).unreadableCode == "G")
  }
}
