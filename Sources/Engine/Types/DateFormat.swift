/// A format of dates and times in the codes that GoogleSQL shares with C: `%d/%m/%Y`, `%H:%M`.
struct DateFormat {
  enum Element: Equatable {
    case text([UInt8])
    /// The letter of the code.
    case field(Character)
    /// Seconds with so many digits of their fraction; nil: as many as there are.
    case seconds(digits: Int?)
  }

  /// What is wrong with a format.
  struct Problem: Error {
    let message: String
  }

  let elements: [Element]

  private static let composites: [Character: String] = [
    "F": "%Y-%m-%d", "D": "%m/%d/%y", "x": "%m/%d/%y", "T": "%H:%M:%S", "X": "%H:%M:%S",
    "R": "%H:%M", "c": "%a %b %e %H:%M:%S %Y",
  ]
  private static let dateFields = Set("YyCmdebhBaAjUWVGguwQ")
  private static let timeFields = Set("HkIlMSpPs")

  /// - Parameter hasTime: codes of hours, minutes and seconds mean something.
  init(_ format: String, hasTime: Bool) throws(Problem) {
    var elements: [Element] = []
    var rest = Substring(format)
    while let first = rest.popFirst() {
      guard first == "%" else {
        elements.append(.text(Array(String(first).utf8)))
        continue
      }
      elements += try Self.code(&rest, hasTime: hasTime)
    }
    self.elements = elements
  }

  private static func code(
    _ rest: inout Substring, hasTime: Bool
  ) throws(Problem) -> [Element] {
    guard let letter = rest.popFirst() else { throw Problem(message: "the format ends with '%'") }
    if let composite = composites[letter] {
      return try DateFormat(composite, hasTime: hasTime).elements
    }
    switch letter {
    case "%": return [.text([UInt8(ascii: "%")])]
    case "n": return [.text([UInt8(ascii: "\n")])]
    case "t": return [.text([UInt8(ascii: "\t")])]
    case "E": return [try extended(&rest, hasTime: hasTime)]
    case _ where dateFields.contains(letter): return [.field(letter)]
    case _ where timeFields.contains(letter):
      if !hasTime { throw Problem(message: "a DATE has no '%\(letter)'") }
      return [.field(letter)]
    default: throw Problem(message: "the format code '%\(letter)' is not known")
    }
  }

  /// `%E4Y`, `%E3S`, `%E*S`
  private static func extended(
    _ rest: inout Substring, hasTime: Bool
  ) throws(Problem) -> Element {
    let amount = rest.popFirst()
    let letter = rest.popFirst()
    switch (amount, letter) {
    case ("4", "Y"): return .field("Y")
    case (let amount?, "S") where amount == "*" || ("0"..."6").contains(amount):
      if !hasTime { throw Problem(message: "a DATE has no '%E\(amount)S'") }
      return .seconds(digits: amount.wholeNumberValue)
    default:
      let code = String([amount, letter].compactMap(\.self))
      throw Problem(message: "the format code '%E\(code)' is not known")
    }
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  /// From Monday.
  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}

extension DateFormat {
  func write(_ moment: Timestamp, to bytes: inout [UInt8]) {
    let date = moment.date
    for element in elements {
      switch element {
      case .text(let text): bytes += text
      case .field(let letter): bytes += Self.text(letter, date, moment).utf8
      case .seconds(let digits): bytes += Self.seconds(moment, digits).utf8
      }
    }
  }

  private static func padded(_ number: Int, _ width: Int, with filler: String = "0") -> String {
    let digits = String(number)
    return String(repeating: filler, count: max(0, width - digits.utf8.count)) + digits
  }

  private static func seconds(_ moment: Timestamp, _ digits: Int?) -> String {
    let whole = padded(moment.second, 2)
    var fraction = Substring(padded(moment.fraction, 6))
    if let digits {
      fraction = fraction.prefix(digits)
    } else {
      while fraction.last == "0" { fraction.removeLast() }
    }
    return fraction.isEmpty ? whole : whole + "." + fraction
  }

  private static func text(
    _ letter: Character, _ date: CalendarDate, _ moment: Timestamp
  ) -> String {
    switch letter {
    case "Y": padded(date.year, 4)
    case "y": padded(date.year % 100, 2)
    case "C": padded(date.year / 100, 2)
    case "Q": String(date.quarter)
    case "m": padded(date.month, 2)
    case "B": months[date.month - 1]
    case "b", "h": String(months[date.month - 1].prefix(3))
    case "d": padded(date.day, 2)
    case "e": padded(date.day, 2, with: " ")
    case "j": padded(date.dayOfYear, 3)
    default: weekText(letter, date) ?? timeText(letter, moment)
    }
  }

  private static func weekText(_ letter: Character, _ date: CalendarDate) -> String? {
    let weekday = date.isoWeekday
    switch letter {
    case "A": return weekdays[weekday - 1]
    case "a": return String(weekdays[weekday - 1].prefix(3))
    case "u": return String(weekday)
    case "w": return String(weekday % 7)
    case "V": return padded(date.isoWeek.week, 2)
    case "G": return padded(date.isoWeek.year, 4)
    case "g": return padded(date.isoWeek.year % 100, 2)
    // Weeks that begin on Sunday or Monday; days before the first are week 0.
    case "U": return padded((date.dayOfYear + 6 - weekday % 7) / 7, 2)
    case "W": return padded((date.dayOfYear + 7 - weekday) / 7, 2)
    default: return nil
    }
  }

  private static func timeText(_ letter: Character, _ moment: Timestamp) -> String {
    let hour = moment.hour
    let twelve = (hour + 11) % 12 + 1
    switch letter {
    case "H": return padded(hour, 2)
    case "k": return padded(hour, 2, with: " ")
    case "I": return padded(twelve, 2)
    case "l": return padded(twelve, 2, with: " ")
    case "M": return padded(moment.minute, 2)
    case "S": return padded(moment.second, 2)
    case "p": return hour < 12 ? "AM" : "PM"
    case "P": return hour < 12 ? "am" : "pm"
    case "s":
      let seconds = Int64(moment.days) * 86_400 + moment.microsecondOfDay / 1_000_000
      return String(seconds)
    default: preconditionFailure("no code '\(letter)'")
    }
  }
}
