import Formats

/// `Bắc Trung Bộ  pooled ███████████████▌ 48,84%`
struct TextBars {
  private let layout: BarLayout
  private let marks: TextMarks
  private let labels: [[String]]
  private let labelWidth: Int
  private let nameWidth: Int
  private let valueWidth: Int
  /// Cells of the longest bars to either side of zero.
  private let room: Int
  /// Units of the axis that fill the room.
  private let span: (low: Double, high: Double)

  init(_ layout: BarLayout, width: Int, marks: TextMarks) {
    self.layout = layout
    self.marks = marks
    let names = layout.series.map { CellWidth.of($0) }.max() ?? 0
    let bars = layout.groups.flatMap(\.bars)
    // With bars below each other a name has two lines.
    let most = layout.series.count > 1 ? max(20, width / 4) : width * 2 / 5
    self.labels = layout.groups.map {
      layout.series.count > 1
        ? marks.balanced($0.label, to: most) : [marks.cut($0.label, to: most)]
    }
    labelWidth = self.labels.joined().map { CellWidth.of($0) }.max() ?? 0
    nameWidth = layout.series.count > 1 ? min(names, width / 5) : 0
    valueWidth = bars.map { $0.end == nil ? 0 : CellWidth.of($0.text) }.max() ?? 0
    let taken = labelWidth + 1 + (nameWidth > 0 ? nameWidth + 2 : 0) + 1 + valueWidth
    room = max(4, width - taken)
    let ends = bars.compactMap(\.end)
    span = (min(ends.min() ?? 0, layout.zero), max(ends.max() ?? 1, layout.zero))
  }

  var lines: [String] {
    zip(layout.groups, labels).flatMap { group, labels in
      group.bars.enumerated().map { index, bar in
        let label = index < labels.count ? labels[index] : ""
        let name = marks.cut(layout.series[bar.series], to: nameWidth).padded(to: nameWidth)
        return label.padded(to: labelWidth) + (nameWidth > 0 ? "  \(name) " : " ") + drawn(bar)
      }
    }
  }

  private func drawn(_ bar: BarLayout.Bar) -> String {
    let zero = cells(layout.zero)
    guard let end = bar.end else {
      return String(repeating: " ", count: Int(zero)) + bar.text
    }
    let fill = marks.fills[bar.series % marks.fills.count]
    if end < layout.zero {
      let start = Int(cells(end).rounded())
      let length = max(Int(zero) - start, 1)
      return String(repeating: " ", count: max(0, Int(zero) - length))
        + String(repeating: fill, count: length) + " " + bar.text
    }
    let length = cells(end) - zero
    let before = String(repeating: " ", count: Int(zero))
    // Only the full block has eighths.
    guard bar.series == 0 else {
      return before + String(repeating: fill, count: Int(length.rounded())) + " " + bar.text
    }
    let eighths = marks.isUTF8 ? Int((length * 8).rounded()) : Int(length.rounded()) * 8
    let part = marks.eighths[eighths % 8]
    let whole = String(repeating: marks.eighths[8], count: eighths / 8)
    return before + whole + (eighths % 8 > 0 ? String(part) : "") + " " + bar.text
  }

  /// From the left end of the room; zero stands on a whole cell.
  private func cells(_ unit: Double) -> Double {
    let range = span.high - span.low
    guard range > 0 else { return 0 }
    let zero = ((layout.zero - span.low) / range * Double(room)).rounded()
    let perUnit =
      unit < layout.zero
      ? zero / max(layout.zero - span.low, 1e-12)
      : (Double(room) - zero) / max(span.high - layout.zero, 1e-12)
    return zero + (unit - layout.zero) * perUnit
  }
}
