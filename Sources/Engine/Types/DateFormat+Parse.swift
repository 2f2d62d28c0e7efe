extension DateFormat {
  private static let readable = Set("YymdebhBaAjHkIlMSpP")

  /// The first code that cannot be read back: weeks and quarters do not say a day.
  var unreadableCode: Character? {
    for case .field(let letter) in elements where !Self.readable.contains(letter) { return letter }
    return nil
  }

  /// What the text says, the rest from 1970-01-01 00:00:00; nil where it does not fit the format.
  ///
  /// White space of the format stands for any, also none; names have no case.
  func parse(_ text: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    var reader = DateReader(rest: text[...])
    for element in elements {
      let isRead =
        switch element {
        case .text(let bytes): reader.skip(bytes)
        case .field(let letter): reader.read(letter)
        case .seconds(let digits): reader.readSeconds(digits)
        }
      if !isRead { return nil }
    }
    return reader.rest.isEmpty ? reader.moment : nil
  }
}

/// A text while it is read, and what it has said so far.
private struct DateReader {
  var rest: Slice<UnsafeBufferPointer<UInt8>>
  private var year = 1970
  private var month = 1
  private var day = 1
  private var dayOfYear: Int?
  private var hour = 0
  private var isAfternoon: Bool?
  private var minute = 0
  private var second = 0
  private var fraction = 0

  init(rest: Slice<UnsafeBufferPointer<UInt8>>) { self.rest = rest }

  /// nil where there is no such day or hour.
  var moment: Timestamp? {
    guard hour < 24, minute < 60, second < 60, let days, let hour = hourOfDay else { return nil }
    let seconds = Int64(hour * 3_600 + minute * 60 + second)
    return Timestamp(days: days, microsecondOfDay: seconds * 1_000_000 + Int64(fraction))
  }

  private var days: Int32? {
    guard let dayOfYear else { return CalendarDate(year: year, month: month, day: day)?.days }
    guard let first = CalendarDate(year: year, month: 1, day: 1),
      1...(CalendarDate.isLeap(year) ? 366 : 365) ~= dayOfYear
    else { return nil }
    return first.days + Int32(dayOfYear - 1)
  }

  private var hourOfDay: Int? {
    guard let isAfternoon else { return hour }
    return 1...12 ~= hour ? hour % 12 + (isAfternoon ? 12 : 0) : nil
  }

  mutating func skip(_ bytes: [UInt8]) -> Bool {
    if bytes.count == 1, isSpace(bytes[0]) {
      rest = rest.drop(while: isSpace)
      return true
    }
    guard rest.starts(with: bytes) else { return false }
    rest = rest.dropFirst(bytes.count)
    return true
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 9...13 ~= byte }

  mutating func read(_ letter: Character) -> Bool {
    switch letter {
    case "Y": return read(4, into: \.year)
    case "y": return readShortYear()
    case "m": return read(2, into: \.month)
    case "d", "e": return read(2, into: \.day)
    case "j": return readDayOfYear()
    case "H", "k", "I", "l": return read(2, into: \.hour)
    case "M": return read(2, into: \.minute)
    case "S": return read(2, into: \.second)
    case "B", "b", "h":
      guard let index = name(of: DateFormat.months) else { return false }
      month = index + 1
      return true
    case "A", "a": return name(of: DateFormat.weekdays) != nil
    case "p", "P":
      guard let index = name(of: ["AM", "PM"]) else { return false }
      isAfternoon = index == 1
      return true
    default: return false
    }
  }

  mutating func readSeconds(_ digits: Int?) -> Bool {
    guard read(2, into: \.second) else { return false }
    if digits == 0 { return true }
    guard rest.first == UInt8(ascii: ".") else { return digits == nil }
    rest = rest.dropFirst()
    let before = rest.count
    guard let number = number(digits ?? 6) else { return false }
    fraction = number * Int(powersOfTen[6 - (before - rest.count)])
    return true
  }

  private mutating func readShortYear() -> Bool {
    guard let number = number(2) else { return false }
    // POSIX: 69–99 are of the last century.
    year = number < 69 ? 2000 + number : 1900 + number
    return true
  }

  private mutating func readDayOfYear() -> Bool {
    dayOfYear = number(3)
    return dayOfYear != nil
  }

  private mutating func read(_ width: Int, into field: WritableKeyPath<Self, Int>) -> Bool {
    // A day or an hour may be padded with a space.
    if width == 2, rest.first == 0x20 { rest = rest.dropFirst() }
    guard let number = number(width) else { return false }
    self[keyPath: field] = number
    return true
  }

  /// Up to so many digits.
  private mutating func number(_ width: Int) -> Int? {
    let digits = rest.prefix(width).prefix { $0 &- 0x30 < 10 }
    if digits.isEmpty { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  /// The index of the name that stands here, whole or by its first three letters.
  private mutating func name(of names: [String]) -> Int? {
    let word = String(
      decoding: rest.prefix { 0x41...0x5A ~= $0 & 0xDF }, as: UTF8.self
    ).uppercased()
    let found = names.firstIndex {
      let name = $0.uppercased()
      return word == name || word == name.prefix(3)
    }
    if found != nil { rest = rest.dropFirst(word.utf8.count) }
    return found
  }
}
