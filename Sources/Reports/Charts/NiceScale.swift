import Formats

/// Round ticks over a range of numbers.
///
/// Steps of 1, 2 or 5 × 10ᵏ: Heckbert, "Nice Numbers for Graph Labels", Graphics Gems (1990). The
/// axis ends at the next half step, so that it never wastes a whole one.
struct NiceScale {
  let low: Double
  let high: Double
  let step: Double
  let ticks: [Double]
  /// 1 on top.
  let isInverted: Bool

  /// - Parameters:
  ///   - startsAtZero: bars and ratios.
  ///   - count: about so many ticks.
  init(_ values: [Double], startsAtZero: Bool, isInverted: Bool = false, count: Int) {
    let smallest = values.min() ?? 0
    let largest = values.max() ?? 1
    let start = isInverted ? min(1, smallest) : startsAtZero ? min(0, smallest) : smallest
    let end = startsAtZero ? max(0, largest) : largest
    let range = end > start ? end - start : max(abs(end), 1)
    let step = Self.niceStep(range / Double(max(count, 1)))
    let half = step / 2
    self.step = step
    self.isInverted = isInverted
    low = isInverted ? start : (start / half + 1e-9).rounded(.down) * half
    let top = (end / half - 1e-9).rounded(.up) * half
    high = top > low ? top : low + step
    let first = Int((low / step - 1e-9).rounded(.up))
    let last = Int((high / step + 1e-9).rounded(.down))
    var ticks = first <= last ? (first...last).map { Double($0) * step } : []
    if isInverted {
      let lowest = low
      ticks = [lowest] + ticks.filter { $0 > lowest + half }
    }
    self.ticks = ticks
  }

  /// The nearest of 1, 2, 5 × 10ᵏ.
  static func niceStep(_ raw: Double) -> Double {
    guard raw > 0, raw.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= raw { power *= 10 }
    while power > raw { power /= 10 }
    let fraction = raw / power
    let nice: Double = fraction < 1.5 ? 1 : fraction < 3 ? 2 : fraction < 7 ? 5 : 10
    return nice * power
  }

  /// 0 at the low end, 1 at the high one.
  func unit(_ value: Double) -> Double { (value - low) / (high - low) }

  /// From the bottom of a drawing: ranks hang from the top.
  func height(_ value: Double) -> Double { isInverted ? 1 - unit(value) : unit(value) }
}

/// Labels of ticks.
struct TickText {
  let step: Double
  let isRatio: Bool
  let locale: FormatOptions.Locale
  var isUTF8 = true
  /// How much finer than the ticks values are written.
  var finer = 2

  var valueDecimals: Int { decimals + finer }

  func text(_ value: Double, decimals: Int) -> String {
    Self.fixed(value, decimals: decimals, locale, isUTF8: isUTF8)
  }

  func text(_ value: Double) -> String {
    let scaled = isRatio ? value * 100 : value
    return Self.fixed(scaled, decimals: decimals, locale, isUTF8: isUTF8) + (isRatio ? "%" : "")
  }

  private var decimals: Int {
    var step = (isRatio ? self.step * 100 : self.step)
    var count = 0
    while count < 12, abs(step - step.rounded()) > 1e-6 * max(1, step) || step.rounded() == 0 {
      step *= 10
      count += 1
    }
    return count
  }

  /// `1234.50`, `1.234,50`.
  static func fixed(
    _ value: Double, decimals: Int, _ locale: FormatOptions.Locale, isUTF8: Bool = true
  ) -> String {
    let scaled = (abs(value) * powerOfTen(decimals)).rounded()
    guard scaled < 9e18 else { return "\(value)" }
    var digits = String(UInt64(scaled))
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let isVietnamese = locale == .vietnamese
    let whole = String(digits.dropLast(decimals))
    let grouped = isVietnamese && (whole.count > 4 || decimals > 0) ? grouped(whole) : whole
    let sign = value < 0 && scaled > 0 ? (isVietnamese && isUTF8 ? "−" : "-") : ""
    let point = decimals == 0 ? "" : isVietnamese ? "," : "."
    return sign + grouped + point + String(digits.suffix(decimals))
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "." }
      text.append(digit)
    }
    return text
  }
}
