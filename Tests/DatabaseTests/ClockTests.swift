import Testing

@testable import Database

@Suite struct ClockTests {
  @Test func `today: CURRENT_DATE is the day of the session's clock, read once a statement`() throws
  {
    let session = Session()
    var day: Int32 = 19_782
    session.clock = {
      defer { day += 1 }
      return day
    }
    #expect(
      try session.ask("SELECT CURRENT_DATE, CURRENT_DATE()") == [["2024-02-29", "2024-02-29"]])
    #expect(try session.ask("SELECT CURRENT_DATE + INTERVAL 1 DAY") == [["2024-03-02"]])
    #expect(try session.ask("SELECT 1") == [["1"]])
    #expect(day == 19_784)
  }
}
