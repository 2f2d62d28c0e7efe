/// A small chart in one line of text.
struct SparklineText {
  /// Where a value stands on the axis.
  enum Place {
    case number(Int64)
    /// Days since 1970-01-01.
    case day(Int32)
    /// Behind the value before.
    case unknown
  }

  private static let marks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// Wider than any terminal: then gaps are not worth their blanks.
  private static let longest: Int64 = 512

  private var places: [Place] = []
  /// NaN where there is none.
  private var values: [Double] = []

  var byteCount: Int { places.count * (MemoryLayout<Place>.stride + 8) }

  /// - Parameter value: NaN and infinity are drawn as gaps.
  mutating func add(_ place: Place, _ value: Double) {
    places.append(place)
    values.append(value.isFinite ? value : .nan)
  }

  /// Empty where nothing was added.
  var text: String {
    let drawn = values.filter { !$0.isNaN }
    let low = drawn.min() ?? 0
    let high = drawn.max() ?? 0
    let slots = self.slots
    var line = [String](repeating: " ", count: slots.map { $0 + 1 }.max() ?? 0)
    // Of several values at one place the last stays.
    for (slot, value) in zip(slots, values) where !value.isNaN {
      line[slot] = Self.marks[Self.level(value, low, high)]
    }
    return line.joined()
  }

  /// A flat line lies in the middle. Halves keep the difference of the extremes finite.
  private static func level(_ value: Double, _ low: Double, _ high: Double) -> Int {
    if low == high { return 3 }
    let share = (value / 2 - low / 2) / (high / 2 - low / 2)
    return Int((share * Double(marks.count - 1)).rounded())
  }

  /// The place of each value in the line: by its distance from the first in steps that all
  /// distances are made of, or one after another where that makes no sense.
  private var slots: [Int] {
    let inOrder = Array(values.indices)
    guard let axis, let first = axis.first, let last = axis.last else { return inOrder }
    let (width, overflow) = last.subtractingReportingOverflow(first)
    if overflow { return inOrder }
    let step = axis.reduce(0) { Self.commonDivisor($0, $1 - first) }
    if step == 0 { return axis.map { _ in 0 } }
    guard width / step < min(Self.longest, Int64(values.count) * 4) else { return inOrder }
    return axis.map { Int(($0 - first) / step) }
  }

  private var axis: [Int64]? {
    var numbers: [Int64] = []
    var days: [Int32] = []
    for place in places {
      switch place {
      case .number(let number): numbers.append(number)
      case .day(let day): days.append(day)
      case .unknown: return nil
      }
    }
    return days.isEmpty ? numbers : Self.months(days) ?? days.map { Int64($0) }
  }

  /// Months, where all days are the first or all are the last of theirs; they differ in length.
  private static func months(_ days: [Int32]) -> [Int64]? {
    let dates = days.map { CalendarDate(days: $0) }
    let areFirst = dates.allSatisfy { $0.day == 1 }
    let areLast = dates.allSatisfy {
      $0.day == CalendarDate.dayCount(year: $0.year, month: $0.month)
    }
    return areFirst || areLast ? dates.map { Int64($0.year * 12 + $0.month) } : nil
  }

  private static func commonDivisor(_ a: Int64, _ b: Int64) -> Int64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
