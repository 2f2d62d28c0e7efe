import Formats

/// Box drawing: up to three series as steps, more as points around the first.
struct TextLines {
  private let layout: LineLayout
  private let marks: TextMarks
  private let tickWidth: Int
  private let plotWidth: Int
  private let labelWidth: Int
  private let joinedCount: Int
  private var cells: [[Character]]

  init(_ layout: LineLayout, width: Int, marks: TextMarks) {
    self.layout = layout
    self.marks = marks
    joinedCount = layout.series.count <= 3 ? layout.series.count : 1
    tickWidth = layout.yTicks.map { CellWidth.of($0.label) }.max() ?? 0
    let longest = layout.series.compactMap { series in
      series.present.last.map { CellWidth.of("\(series.name) \($0.text)") + 2 }
    }.max()
    labelWidth = min(longest ?? 0, width * 2 / 5)
    plotWidth = max(8, width - tickWidth - 2 - 1 - labelWidth)
    cells = [[Character]](
      repeating: [Character](repeating: " ", count: plotWidth), count: TextChart.height)
    for index in layout.series.indices.reversed() { draw(index) }
  }

  var lines: [String] {
    var ticks: [Int: String] = [:]
    for tick in layout.yTicks { ticks[row(tick.unit)] = tick.label }
    let labels = endLabels
    let plot = cells.indices.map { row in
      let mark = ticks[row] == nil ? marks.axis : marks.tick
      let tick = (ticks[row] ?? "").paddedLeft(to: tickWidth)
      return "\(tick) \(mark)" + String(cells[row]) + (labels[row] ?? "")
    }
    return plot + axis + (layout.gaps.map { ["", $0] } ?? [])
  }

  private func row(_ height: Double) -> Int {
    Int(((1 - height) * Double(TextChart.height - 1)).rounded())
  }

  private func column(_ slot: Int) -> Int {
    Int((layout.slots[slot].unit * Double(plotWidth - 1)).rounded())
  }

  private mutating func draw(_ index: Int) {
    let series = layout.series[index]
    guard index < joinedCount else {
      for point in series.present {
        cells[row(point.height)][column(point.slot)] = marks.otherPoint
      }
      return
    }
    for run in series.runs {
      for (from, to) in zip(run, run.dropFirst()) { join(from, to) }
    }
    for point in series.present {
      cells[row(point.height)][column(point.slot)] = marks.points[index]
    }
  }

  /// A step half way between two points.
  private mutating func join(_ from: LineLayout.Point, _ to: LineLayout.Point) {
    let (left, right) = (column(from.slot), column(to.slot))
    guard right - left > 1 else { return }
    let (start, end) = (row(from.height), row(to.height))
    let middle = (left + right) / 2
    for column in (left + 1)..<right {
      cells[column < middle ? start : end][column] = marks.horizontal
    }
    guard start != end else { return }
    let corners = marks.corners(down: end > start)
    cells[start][middle] = corners.leaving
    cells[end][middle] = corners.meeting
    for row in (min(start, end) + 1)..<max(start, end) { cells[row][middle] = marks.vertical }
  }

  /// One a row, beside the last point of each series.
  private var endLabels: [Int: String] {
    let ending = layout.series.enumerated().compactMap { index, series in
      series.present.last.map { (index: index, name: series.name, point: $0) }
    }
    let wanted = ending.map { (1 - $0.point.height) * Double(TextChart.height - 1) }
    let places = LabelSpread.places(
      wanted, distance: 1, within: 0...Double(TextChart.height - 1))
    var labels: [Int: String] = [:]
    for (label, place) in zip(ending, places.map { Int($0.rounded()) }) {
      guard place < TextChart.height else { continue }
      let isJoined = joinedCount > 1 && label.index < joinedCount
      let isAtPoint = place == row(label.point.height)
      // A moved label says by its mark whose it is.
      let mark = isJoined && !isAtPoint ? "\(marks.points[label.index]) " : isJoined ? "  " : " "
      labels[place] = marks.cut(
        mark + "\(label.name) \(label.point.text)", to: labelWidth + 1)
    }
    return labels
  }

  /// Labels of x under their columns; where two would touch, the later one stays.
  private var axis: [String] {
    let shown = TickChoice.kept(layout.xTicks) { tick in
      let center = tick.unit * Double(plotWidth - 1)
      let half = Double(CellWidth.of(tick.label)) / 2
      return (center - half)...(center + half)
    } gap: {
      1
    }
    let indent = tickWidth + 2
    let labels = line(shown.map { ($0.unit, $0.label) }, indent: indent)
    let years = line(
      shown.compactMap { tick in tick.year.map { (tick.unit, "\($0)") } }, indent: indent)
    return years.allSatisfy { $0 == " " } ? [labels] : [labels, years]
  }

  private func line(_ labels: [(unit: Double, text: String)], indent: Int) -> String {
    var text = ""
    for label in labels {
      let center = indent + Int((label.unit * Double(plotWidth - 1)).rounded())
      let start = center - CellWidth.of(label.text) / 2
      text = text.padded(to: start) + label.text
    }
    return text
  }
}

/// Which ticks have room for their labels.
enum TickChoice {
  /// Goes from the right, so that the newest is always named; the year stays only where it changes.
  static func kept(
    _ ticks: [LineLayout.TimeTick], extent: (LineLayout.TimeTick) -> ClosedRange<Double>,
    gap: () -> Double
  ) -> [LineLayout.TimeTick] {
    var kept: [LineLayout.TimeTick] = []
    var limit = Double.infinity
    for tick in ticks.reversed() {
      let range = extent(tick)
      guard range.upperBound + gap() <= limit else { continue }
      kept.insert(tick, at: 0)
      limit = range.lowerBound
    }
    var year: Int?
    for index in kept.indices {
      let own = kept[index].year
      if own == year { kept[index].year = nil }
      year = own
    }
    return kept
  }
}
