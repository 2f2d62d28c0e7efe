import Formats

/// Shades of place × period, with the values where they have room.
struct TextHeat {
  /// More periods than this are shades only.
  static let mostWithValues = 8

  private let layout: HeatLayout
  private let marks: TextMarks
  private let words: ReportWords
  private let labelWidth: Int
  private let cellWidth: Int
  private let showsValues: Bool
  /// The newest that fit.
  private let shown: Range<Int>

  init(_ layout: HeatLayout, width: Int, marks: TextMarks, words: ReportWords) {
    self.layout = layout
    self.marks = marks
    self.words = words
    let labels = layout.rows.map { CellWidth.of($0.label) }.max() ?? 0
    labelWidth = min(labels, width / 3)
    let values = layout.rows.flatMap(\.cells).map { CellWidth.of($0.text) }.max() ?? 0
    let names = layout.periods.map { CellWidth.of($0) }.max() ?? 0
    let wide = 2 + max(2 + values, names)
    let room = width - labelWidth
    showsValues = layout.periods.count <= Self.mostWithValues && wide * layout.periods.count <= room
    cellWidth = showsValues ? wide : 3
    let count = min(layout.periods.count, max(1, room / cellWidth))
    shown = (layout.periods.count - count)..<layout.periods.count
  }

  var lines: [String] {
    var lines: [String] = []
    for (index, panel) in layout.panels.enumerated() {
      if index > 0 { lines.append("") }
      let title = panel.title ?? ""
      let isLong = CellWidth.of(title) > labelWidth
      if isLong { lines.append(title) }
      lines.append((isLong ? "" : title).padded(to: labelWidth) + periodNames)
      for row in panel.rows {
        let label = marks.cut(row.label, to: labelWidth).padded(to: labelWidth)
        lines.append(label + shown.map { text(row.cells[$0]) }.joined())
      }
    }
    return lines + [legend]
  }

  private func text(_ cell: HeatLayout.Cell) -> String {
    guard let level = cell.level else {
      let mark = showsValues ? marks.missing : marks.missing + marks.missing
      return mark.paddedLeft(to: cellWidth)
    }
    let shade = String(repeating: shade(level), count: 2)
    return (shade + (showsValues ? cell.text : "")).paddedLeft(to: cellWidth)
  }

  /// The darkest shade is the highest class, however many there are.
  private func shade(_ level: Int) -> Character {
    let shades = marks.shades
    guard layout.levelCount > 1 else { return shades[2] }
    return shades[level * (shades.count - 1) / (layout.levelCount - 1)]
  }

  /// Above shades, only those names that have room beside their neighbours.
  private var periodNames: String {
    guard !showsValues else {
      return shown.map { layout.periods[$0].paddedLeft(to: cellWidth) }.joined()
    }
    var line = ""
    for (position, index) in shown.enumerated() {
      let start = position * cellWidth + 1
      if line.isEmpty || CellWidth.of(line) < start {
        let name = marks.cut(layout.periods[index], to: max(2, shown.count * cellWidth - start + 4))
        line = line.padded(to: start) + name
      }
    }
    return line
  }

  private var legend: String {
    var parts = (0..<layout.levelCount).map { level in
      let isLast = level == layout.levelCount - 1
      let range =
        isLast
        ? "\(layout.limits[level])\(marks.missing)\(layout.limits[level + 1])"
        : layout.limits[level]
      return String(repeating: shade(level), count: 2) + " " + range
    }
    if layout.isMissingSomewhere { parts.append("\(marks.missing) \(words.missing)") }
    if shown.lowerBound > 0 { parts.append(words.earlierLeftOut(shown.lowerBound)) }
    return parts.joined(separator: "  ")
  }
}
