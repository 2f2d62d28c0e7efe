/// `▃▁▂▅▅▆▃▅▅▆▆█`: a series in a table cell.
public enum Sparkline {
  /// - Parameters:
  ///   - values: in order; nil is a gap and becomes a blank.
  ///   - isRank: 1 is best, so it stands on top.
  ///   - isUTF8: false gives `_.-=*#`.
  public static func text(
    _ values: [Double?], isRank: Bool = false, isUTF8: Bool = true
  ) -> String {
    let steps: [Character] = Array(isUTF8 ? "▁▂▃▄▅▆▇█" : "_.-=*#")
    let known = values.compactMap(\.self)
    guard let low = known.min(), let high = known.max() else {
      return String(repeating: " ", count: values.count)
    }
    return String(
      values.map { value -> Character in
        guard let value else { return " " }
        guard high > low else { return steps[steps.count / 2] }
        let unit = (value - low) / (high - low)
        return steps[Int(((isRank ? 1 - unit : unit) * Double(steps.count - 1)).rounded())]
      })
  }
}
