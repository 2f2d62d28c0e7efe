/// A period as published tables label it: `2024`, `Q1/2024`, `Quý IV/2024`, `T3/2024`,
/// `2024-12-10`.
struct PeriodLabel {
  enum Grain: String {
    case year = "YEAR"
    case half = "HALF"
    case quarter = "QUARTER"
    case month = "MONTH"
    case week = "WEEK"
    case day = "DAY"
  }

  let grain: Grain
  /// Its first day, as days since 1970-01-01.
  let start: Int32

  /// nil where the text is no label. Case and diacritics do not count.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    // No label is longer: long texts are not worth their folding.
    guard text.count <= 40 else { return nil }
    guard let words = Self.words(Folding.folded(text)), let found = Self.found(words) else {
      return nil
    }
    (grain, start) = found
  }

  private enum Word {
    case year(Int)
    case number(Int)
    case unit(Grain)
  }

  /// Runs of letters and of digits, parted by one of `/ - .` and space, or by nothing.
  private static func words(_ text: [UInt8]) -> [Word]? {
    var words: [Word] = []
    var rest = text[...]
    while let first = rest.first {
      let isDigit = isDigit(first)
      let run = rest.prefix { self.isDigit($0) == isDigit && !isSeparator($0) }
      if run.isEmpty {
        if words.isEmpty || rest.count == 1 { return nil }
        rest = rest.dropFirst()
        if rest.first.map(isSeparator) == true { return nil }
        continue
      }
      guard let word = isDigit ? number(run) : unit(run) else { return nil }
      words.append(word)
      rest = rest.dropFirst(run.count)
    }
    return words
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " ")].contains(byte)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Word? {
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return switch digits.count {
    case 4: .year(value)
    case 1, 2: .number(value)
    default: nil
    }
  }

  private static func unit(_ letters: ArraySlice<UInt8>) -> Word? {
    switch String(decoding: letters, as: UTF8.self) {
    case "nam", "y": .unit(.year)
    case "h": .unit(.half)
    case "q", "quy": .unit(.quarter)
    case "t", "thang", "m": .unit(.month)
    case "w", "tuan": .unit(.week)
    case "i": .number(1)
    case "ii": .number(2)
    case "iii": .number(3)
    case "iv": .number(4)
    default: nil
    }
  }

  private static func found(_ words: [Word]) -> (Grain, Int32)? {
    switch words.count {
    case 1:
      guard case .year(let year) = words[0] else { return nil }
      return day(.year, year, 1)
    case 2:
      switch (words[0], words[1]) {
      case (.unit(.year), .year(let year)): return day(.year, year, 1)
      case (.year(let year), .number(let month)), (.number(let month), .year(let year)):
        return day(.month, year, month)
      default: return nil
      }
    case 3:
      switch (words[0], words[1], words[2]) {
      case (.unit(let unit), .number(let number), .year(let year)),
        (.year(let year), .unit(let unit), .number(let number)):
        return start(unit, number, year)
      case (.year(let year), .number(let month), .number(let day)),
        (.number(let day), .number(let month), .year(let year)):
        return self.day(.day, year, month, day)
      default: return nil
      }
    case 4:
      // `tháng 12 năm 2024`
      guard case (.unit(let unit), .number(let number)) = (words[0], words[1]),
        case (.unit(.year), .year(let year)) = (words[2], words[3])
      else { return nil }
      return start(unit, number, year)
    default: return nil
    }
  }

  private static func start(_ unit: Grain, _ number: Int, _ year: Int) -> (Grain, Int32)? {
    switch unit {
    case .half: 1...2 ~= number ? day(.half, year, number * 6 - 5) : nil
    case .quarter: 1...4 ~= number ? day(.quarter, year, number * 3 - 2) : nil
    case .month: day(.month, year, number)
    case .week: week(number, year)
    case .year, .day: nil
    }
  }

  private static func day(
    _ grain: Grain, _ year: Int, _ month: Int, _ day: Int = 1
  ) -> (Grain, Int32)? {
    CalendarDate(year: year, month: month, day: day).map { (grain, $0.days) }
  }

  /// 4 January lies in the first ISO week of every year.
  private static func week(_ number: Int, _ year: Int) -> (Grain, Int32)? {
    guard let fourth = CalendarDate(year: year, month: 1, day: 4), number >= 1 else { return nil }
    let monday = fourth.days - Int32(fourth.isoWeekday - 1) + Int32(number - 1) * 7
    guard CalendarDate.validDays.contains(Int64(monday)) else { return nil }
    let start = CalendarDate(days: monday)
    return start.isoWeek == (year, number) ? (.week, monday) : nil
  }
}
