import Engine
import Formats
import Testing

@testable import Reports

private func day(_ iso: String) throws -> Int32 { try #require(CalendarDate(iso: iso)).days }

@Suite struct NiceScaleTests {
  @Test func `a ratio axis starts at 0 and ends at the next half step`() {
    let scale = NiceScale([0.09, 0.6347], startsAtZero: true, count: 3)
    #expect(scale.ticks.map { ($0 * 100).rounded() } == [0, 20, 40, 60])
    #expect(abs(scale.high - 0.7) < 1e-9)
  }

  @Test func `ranks hang from 1`() {
    let scale = NiceScale([3, 175], startsAtZero: false, isInverted: true, count: 3)
    #expect(scale.ticks == [1, 50, 100, 150])
    #expect(scale.high == 175)
    #expect(scale.height(1) == 1)
    #expect(scale.height(175) == 0)
  }

  @Test(arguments: [(0.14, 0.1), (0.16, 0.2), (3.1, 5), (7.5, 10), (58, 50), (21, 20)])
  func `steps are 1, 2 or 5 times a power of ten`(raw: Double, step: Double) {
    #expect(abs(NiceScale.niceStep(raw) - step) < 1e-12)
  }

  @Test(arguments: [[], [0], [5, 5], [-3, -1], [1e300, 2e300], [1e-300, 2e-300]])
  func `any numbers give an axis`(values: [Double]) {
    let scale = NiceScale(values, startsAtZero: true, count: 4)
    #expect(scale.high > scale.low)
    #expect(scale.ticks.count < 20)
  }

  @Test func `ticks have the decimals of their step`() {
    let plain = TickText(step: 0.5, isRatio: false, locale: .plain)
    #expect(plain.text(2) == "2.0")
    #expect(TickText(step: 0.005, isRatio: true, locale: .plain).text(0.015) == "1.5%")
    #expect(
      TickText(step: 50_000, isRatio: false, locale: .vietnamese).text(-150_000) == "−150.000")
    #expect(TickText(step: 0.1, isRatio: false, locale: .vietnamese).text(1234.5) == "1.234,5")
  }
}

@Suite struct LabelSpreadTests {
  @Test func `labels that have room stay`() {
    #expect(LabelSpread.places([10, 40, 25], distance: 10, within: 0...100) == [10, 40, 25])
  }

  @Test func `close labels part around their mean, in order`() {
    #expect(LabelSpread.places([50, 51, 49], distance: 10, within: 0...100) == [50, 60, 40])
  }

  @Test func `labels stay inside where there is room`() {
    #expect(LabelSpread.places([99, 100], distance: 10, within: 0...100) == [90, 100])
    #expect(LabelSpread.places([0, 0, 0], distance: 10, within: 0...100) == [0, 10, 20])
  }
}

@Suite struct PeriodTests {
  @Test(
    arguments: [
      ("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("12/2024", "2024-12-31"),
      ("T3/2024", "2024-03-31"), ("Q1/2024", "2024-03-31"), ("2024-Q3", "2024-09-30"),
      ("2024Q4", "2024-12-31"), ("2024-12-10", "2024-12-10"),
    ])
  func `a period is known by its last day`(label: String, last: String) throws {
    #expect(try #require(Period(label: label)).lastDay == day(last))
  }

  @Test(arguments: ["", "24", "Q5/2024", "T13/2024", "2024-13", "Hà Nội", "2024-02-30", "-2024"])
  func `other text is no period`(label: String) { #expect(Period(label: label) == nil) }

  private func sentence(_ labels: [String], _ locale: FormatOptions.Locale = .plain) -> String? {
    let periods = labels.compactMap(Period.init(label:))
    return PeriodSeries(periods)?.sentence(ReportWords(locale))
  }

  @Test func `missing periods are said by the smallest grain`() {
    #expect(
      sentence(["2013-01", "2013-02", "2013-04"]) == "3 of 4 periods present; missing 2013-03")
    #expect(sentence(["2003", "2004", "2006"]) == "3 of 4 periods present; missing 2005")
    #expect(
      sentence(["2023-12-31", "2024-06-30", "2024-09-30", "2024-12-31"], .vietnamese)
        == "4 trên 5 quý có số; thiếu 3/2024")
    #expect(sentence(["Q1/2024", "Q2/2024"]) == "2 of 2 periods present")
  }

  @Test func `days without a rhythm promise nothing`() {
    #expect(sentence(["2024-01-05", "2024-02-17", "2024-03-01"]) == nil)
    #expect(sentence(["2024-01-05"]) == nil)
  }

  @Test func `a long list of missing periods is cut and counted`() throws {
    let text = try #require(sentence(["2000-01", "2001-01", "2001-02"]))
    #expect(text.hasPrefix("3 of 14 periods present; missing 2000-02, "))
    #expect(text.hasSuffix("2000-11, … (11)"))
  }
}

@Suite struct SparklineTests {
  @Test func `better is up, and a gap is a blank`() {
    #expect(Sparkline.text([1, 2, nil, 8]) == "▁▂ █")
    #expect(Sparkline.text([97, 112, 71], isRank: true) == "▄▁█")
    #expect(Sparkline.text([1, nil, 5], isUTF8: false) == "_ #")
    #expect(Sparkline.text([3, 3]) == "▅▅")
    #expect(Sparkline.text([nil, nil]) == "  ")
  }
}
