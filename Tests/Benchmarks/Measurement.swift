// Times of one thing, and whether they keep what is promised of it.

struct Measurement {
  private let name: String
  private let goal: Double
  private var milliseconds: [Double] = []

  /// - Parameter goal: milliseconds that the median must not exceed.
  init(_ name: String, goal: Double) {
    self.name = name
    self.goal = goal
  }

  /// Runs `action`; a time counts only if it says that what it waited for came.
  mutating func time(_ action: () -> Bool) {
    let clock = ContinuousClock()
    let start = clock.now
    guard action() else { return }
    milliseconds.append((clock.now - start) / .milliseconds(1))
  }

  static let heading =
    padded("milliseconds", 52) + "   times  minimum   median      p99     goal"

  var report: String {
    guard !milliseconds.isEmpty else { return Self.padded(name, 52) + "   nothing came" }
    let sorted = milliseconds.sorted()
    let median = sorted[sorted.count / 2]
    let late = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    let numbers = [sorted[0], median, late, goal].map { Self.padded(left: hundredths($0), 9) }
    return Self.padded(name, 52) + Self.padded(left: "\(sorted.count)", 8) + numbers.joined()
      + (median <= goal ? "  met" : "  MISSED")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func padded(left text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

func hundredths(_ number: Double) -> String {
  let rounded = Int((number * 100).rounded())
  let fraction = rounded % 100
  return "\(rounded / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
