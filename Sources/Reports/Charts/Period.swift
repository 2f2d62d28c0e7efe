import Engine
import Formats

/// A year, a quarter, a month or a day, as tables name them.
struct Period: Hashable {
  enum Grain: Int, Comparable {
    case day, month, quarter, year

    /// Months from one to the next.
    var months: Int {
      switch self {
      case .day: 0
      case .month: 1
      case .quarter: 3
      case .year: 12
      }
    }

    static func < (a: Grain, b: Grain) -> Bool { a.rawValue < b.rawValue }
  }

  let grain: Grain
  /// Its last day, as days since 1970-01-01.
  let lastDay: Int32

  init(date days: Int32) {
    grain = .day
    lastDay = days
  }

  /// `2024`, `2024-12`, `12/2024`, `T12/2024`, `Q1/2024`, `2024-Q1`, `2024-12-10`.
  init?(label: String) {
    if let date = CalendarDate(iso: label) {
      self.init(date: date.days)
      return
    }
    let parts = label.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "/" }
    ).map(String.init)
    let compact = parts.count == 1 ? Self.compactQuarter(label) : nil
    let words = compact ?? parts
    if words.count == 1, let year = Self.year(words[0]) {
      self.init(grain: .year, year: year, month: 12)
      return
    }
    guard words.count == 2 else { return nil }
    let isYearFirst = Self.year(words[0]) != nil
    guard let year = Self.year(words[isYearFirst ? 0 : 1]) else { return nil }
    let word = words[isYearFirst ? 1 : 0].uppercased()
    if word.hasPrefix("Q"), let quarter = Int(word.dropFirst()), 1...4 ~= quarter {
      self.init(grain: .quarter, year: year, month: quarter * 3)
    } else if let month = Int(word.hasPrefix("T") ? word.dropFirst() : word[...]), 1...12 ~= month {
      self.init(grain: .month, year: year, month: month)
    } else {
      return nil
    }
  }

  private init?(grain: Grain, year: Int, month: Int) {
    let day = CalendarDate.dayCount(year: year, month: month)
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    self.grain = grain
    lastDay = date.days
  }

  private static func year(_ word: String) -> Int? {
    word.utf8.count == 4 && word.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(word) : nil
  }

  /// `2024Q1`.
  private static func compactQuarter(_ label: String) -> [String]? {
    guard label.utf8.count == 6, label.uppercased().dropFirst(4).hasPrefix("Q") else { return nil }
    return [String(label.prefix(4)), String(label.dropFirst(4))]
  }
}

/// Which periods a series should have, and which of them it lacks.
struct PeriodSeries {
  /// The step of the series: month, quarter or year.
  let grain: Period.Grain
  /// Last days of the periods that are not there.
  let missing: [Int32]
  let expectedCount: Int

  /// A gap of centuries is a slip of the data, not a list to print.
  private static let mostSlots = 2_400

  /// nil where the days follow no month, quarter or year.
  init?(_ periods: [Period]) {
    let days = Set(periods.map(\.lastDay)).sorted()
    guard days.count > 1 else { return nil }
    let dates = days.map { CalendarDate(days: $0) }
    let isAtEnds = dates.allSatisfy {
      $0.day == CalendarDate.dayCount(year: $0.year, month: $0.month)
    }
    guard isAtEnds || Set(dates.map(\.day)).count == 1 else { return nil }
    let indexes = dates.map { $0.year * 12 + $0.month - 1 }
    let labelled = periods.map(\.grain).filter { $0 > .day }.min()
    grain = min(labelled ?? .year, Self.grain(of: indexes))
    let step = grain.months
    let count = (indexes[indexes.count - 1] - indexes[0]) / step + 1
    guard count <= Self.mostSlots else { return nil }
    expectedCount = count
    let present = Set(indexes)
    let day = dates[0].day
    missing = stride(from: indexes[0], through: indexes[indexes.count - 1], by: step)
      .filter { !present.contains($0) }
      .compactMap { index in
        let (year, month) = (index / 12, index % 12 + 1)
        let last = CalendarDate.dayCount(year: year, month: month)
        return CalendarDate(year: year, month: month, day: isAtEnds ? last : day)?.days
      }
  }

  /// The widest step on which all of them lie.
  private static func grain(of indexes: [Int]) -> Period.Grain {
    for grain in [Period.Grain.year, .quarter]
    where indexes.allSatisfy({ ($0 - indexes[0]) % grain.months == 0 }) {
      return grain
    }
    return .month
  }

  /// `4 of 5 periods present; missing 2024-03`.
  func sentence(_ words: ReportWords) -> String {
    let names = missing.prefix(10).map { words.name(of: $0, grain) }
    let rest = missing.count - names.count
    return words.present(expectedCount - missing.count, of: expectedCount, grain)
      + (missing.isEmpty ? "" : "; \(words.missing) " + names.joined(separator: ", "))
      + (rest > 0 ? ", … (\(missing.count))" : "")
  }
}
