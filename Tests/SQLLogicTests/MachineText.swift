// A value as the machine modes print it, but for NULL and the empty string. Written apart from the
// program's own writers on purpose.
import Engine

enum MachineText {
  /// Behind a FLOAT64, which is compared as a number. It sorts before all that may follow.
  static let floatMark = "\u{1}"

  static func text(_ value: Value) -> String {
    switch value {
    case .null: "NULL"
    case .bool(let value): value ? "true" : "false"
    case .int64(let value): String(value)
    case .float64(let value):
      (value == value.rounded() ? "\(value)".replacing(/\.0$/, with: "") : "\(value)") + floatMark
    case .decimal(let unscaled, let scale): decimal(unscaled, scale: scale)
    case .ratio(let unscaled): decimal(Int128(unscaled), scale: DataType.ratioScale)
    case .string(let text): text.isEmpty ? "(empty)" : text
    case .date(let days): date(Int(days))
    case .timestamp(let microseconds): timestamp(Int(microseconds))
    }
  }

  static func decimal(_ unscaled: Int128, scale: Int) -> String {
    var digits = String(unscaled.magnitude)
    digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    var fraction = digits.suffix(scale)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = digits.dropLast(scale)
    return (unscaled < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// Days since 1970-01-01 to a date of the proleptic Gregorian calendar, a year at a time.
  static func date(_ days: Int) -> String {
    var year = 1970
    var rest = days
    while rest < 0 {
      year -= 1
      rest += length(ofYear: year)
    }
    while rest >= length(ofYear: year) {
      rest -= length(ofYear: year)
      year += 1
    }
    var month = 0
    let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    while rest >= lengths[month] {
      rest -= lengths[month]
      month += 1
    }
    return [padded(year, 4), padded(month + 1, 2), padded(rest + 1, 2)].joined(separator: "-")
  }

  /// Microseconds since 1970-01-01 00:00:00.
  static func timestamp(_ microseconds: Int) -> String {
    let perDay = 86_400_000_000
    let ofDay = (microseconds % perDay + perDay) % perDay
    let seconds = ofDay / 1_000_000
    let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    var fraction = Substring(padded(ofDay % 1_000_000, 6))
    while fraction.last == "0" { fraction.removeLast() }
    return date((microseconds - ofDay) / perDay) + " " + time.joined(separator: ":")
      + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofYear year: Int) -> Int { isLeap(year) ? 366 : 365 }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
