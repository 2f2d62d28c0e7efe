/// Lines with their names at their ends; there is no legend.
struct SVGLines {
  /// More series than this: the first against the rest.
  static let mostColored = 5
  static let mostDots = 24
  private static let labelDistance = 14.5

  private let layout: LineLayout
  private let words: ReportWords
  private let width: Double
  private let height: Double
  /// Few series: lower, and with a start label each.
  private let isCompact: Bool
  private let hasFocus: Bool
  private let axisStart: Double
  private let left: Double
  private let right: Double
  private let top: Double
  private let bottom: Double
  private let endLabels: [EndLabel]

  private struct EndLabel {
    let series: Int
    let text: String
    let point: LineLayout.Point
    let y: Double
    let isMoved: Bool
  }

  init(_ layout: LineLayout, width: Double, words: ReportWords) {
    self.layout = layout
    self.words = words
    self.width = width
    let isNarrow = width < 500
    isCompact = layout.series.count <= 3
    hasFocus = layout.series.count > Self.mostColored
    height = isNarrow ? (isCompact ? 290 : 380) : isCompact ? 236 : 350
    let hasYears = layout.xTicks.contains { $0.year != nil }
    let (top, bottom) = (isCompact ? 12.0 : 14.0, height - (hasYears ? 42 : 26))
    let ticks = layout.yTicks.map { TextAdvance.width($0.label, size: 12) }.max() ?? 0
    axisStart = (ticks + 9).rounded(.up)
    left = axisStart + (isCompact ? 14 : 4)
    endLabels = Self.endLabels(layout, top: top, bottom: bottom, widest: width * 0.44)
    let widest = endLabels.map { TextAdvance.width($0.text, size: 12, isBold: true) }.max() ?? 0
    let gap = isCompact && !endLabels.contains(where: \.isMoved) ? 9.0 : 18
    right = max(left + 20, width - widest * TextAdvance.reserve - gap)
    (self.top, self.bottom) = (top, bottom)
  }

  private static func endLabels(
    _ layout: LineLayout, top: Double, bottom: Double, widest: Double
  ) -> [EndLabel] {
    let ends = layout.series.enumerated().compactMap { index, series in
      series.present.last.map { (index: index, point: $0) }
    }
    let wanted = ends.map { bottom - $0.point.height * (bottom - top) }
    let places = LabelSpread.places(wanted, distance: labelDistance, within: top...bottom)
    return ends.indices.map { index in
      let end = ends[index]
      let text = "\(layout.series[end.index].name) \(end.point.text)"
      return EndLabel(
        series: end.index, text: TextAdvance.cut(text, to: widest, size: 12, isBold: true),
        point: end.point, y: places[index], isMoved: abs(places[index] - wanted[index]) > 2)
    }
  }

  var drawing: SVGDrawing {
    var svg = SVGElements()
    drawAxes(&svg)
    let order =
      hasFocus ? Array(layout.series.indices.dropFirst()) + [0] : Array(layout.series.indices)
    for index in order { draw(index, &svg) }
    drawStartLabels(&svg)
    for label in endLabels { draw(label, &svg) }
    return SVGDrawing(width: width, height: height, elements: svg)
  }

  private func x(_ unit: Double) -> Double { left + unit * (right - left) }
  private func y(_ height: Double) -> Double { bottom - height * (bottom - top) }

  private func place(_ point: LineLayout.Point) -> (x: Double, y: Double) {
    (x(layout.slots[point.slot].unit), y(point.height))
  }

  private func isMuted(_ series: Int) -> Bool { hasFocus && series > 0 }

  private func drawAxes(_ svg: inout SVGElements) {
    for tick in layout.yTicks {
      let isZero = layout.startsAtZero && tick.unit == 0
      svg.horizontal(isZero ? "z" : "g", axisStart, to: right, y: y(tick.unit))
      svg.label("a e", x: axisStart - 5, y: y(tick.unit) + 4, tick.label)
    }
    drawMissing(&svg)
    let ticks = TickChoice.kept(layout.xTicks) { tick in
      let half = TextAdvance.width(tick.label, size: 12) / 2
      return (x(tick.unit) - half)...(x(tick.unit) + half)
    } gap: {
      8
    }
    let hasYears = ticks.contains { $0.year != nil }
    for tick in ticks {
      let names = tick.isMissing ? "a m i" : "a m"
      svg.label(names, x: x(tick.unit), y: height - (hasYears ? 24 : 8), tick.label)
      if let year = tick.year { svg.label("a m", x: x(tick.unit), y: height - 8, "\(year)") }
    }
  }

  private func drawMissing(_ svg: inout SVGElements) {
    var limit = -Double.infinity
    let half = TextAdvance.width(words.missing, size: 12) / 2
    for slot in layout.slots where slot.isMissing {
      svg.vertical("gap", x: x(slot.unit), 12, to: bottom)
      guard x(slot.unit) - half > limit + 8 else { continue }
      svg.label("a m i halo2", x: x(slot.unit), y: 24, words.missing)
      limit = x(slot.unit) + half
    }
  }

  private func draw(_ index: Int, _ svg: inout SVGElements) {
    let series = layout.series[index]
    let color = index % Self.mostColored + 1
    for run in series.runs where run.count > 1 {
      let line = M4.reduced(run.map(place), columns: right - left)
      if hasFocus && index == 0 { svg.path("l halo", line) }
      svg.path(isMuted(index) ? "l lm" : "l s\(color)", line)
    }
    let hasDots = !isMuted(index) && series.present.count <= Self.mostDots
    let alone = Set(series.runs.filter { $0.count == 1 }.map { $0[0].slot })
    for point in series.present where hasDots || alone.contains(point.slot) {
      let (x, y) = place(point)
      svg.dot(
        isMuted(index) ? "fm" : "f\(color)", x: x, y: y,
        radius: isMuted(index) ? 2 : isCompact ? 3.5 : 3,
        title: "\(series.name) \(layout.slots[point.slot].label): \(point.text)")
    }
  }

  /// Where a series began: of each of a few, else of the first alone.
  private func drawStartLabels(_ svg: inout SVGElements) {
    var taken: [Double] = []
    for (index, series) in layout.series.enumerated().prefix(isCompact ? 3 : 1) {
      guard series.present.count > 1, let run = series.runs.first else { continue }
      let (x, y) = place(run[0])
      guard taken.allSatisfy({ abs($0 - y) >= 13 }) else { continue }
      taken.append(y)
      let names = "b t\(index % Self.mostColored + 1) halo2"
      if run.count == 1 {
        svg.label(names, x: x + 9, y: y + 4.2, run[0].text)
        continue
      }
      // On the side that the line leaves free.
      let rises = place(run[1]).y < y
      let half = TextAdvance.width(run[0].text, size: 12, isBold: true) / 2
      let isCentered = x - half >= axisStart
      let below = y + 18 < bottom && rises
      svg.label(
        isCentered ? "\(names) m" : names, x: isCentered ? x : axisStart, y: below ? y + 18 : y - 9,
        run[0].text)
    }
  }

  private func draw(_ label: EndLabel, _ svg: inout SVGElements) {
    let (x, y) = place(label.point)
    let isAtEdge = right - x < 1
    let hasLeader = label.isMoved || !isAtEdge
    let start = right + (isCompact && !endLabels.contains(where: \.isMoved) ? 9 : 18)
    if hasLeader { svg.path("k", [(x + 5, y), (start - 4, label.y)]) }
    let names = isMuted(label.series) ? "a" : "b t\(label.series % Self.mostColored + 1)"
    svg.label("\(names) halo2", x: start, y: label.y + 4.2, label.text)
  }
}

/// Keeps of every pixel column the first, last, lowest and highest point: the line looks the same.
///
/// Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation" (VLDB 2014).
enum M4 {
  static func reduced(
    _ points: [(x: Double, y: Double)], columns: Double
  ) -> [(x: Double, y: Double)] {
    guard Double(points.count) > 2 * columns else { return points }
    var kept: [(x: Double, y: Double)] = []
    var start = 0
    while start < points.count {
      var end = start
      while end < points.count, Int(points[end].x) == Int(points[start].x) { end += 1 }
      let column = start..<end
      let low = column.min { points[$0].y < points[$1].y } ?? start
      let high = column.max { points[$0].y < points[$1].y } ?? start
      for index in Set([start, low, high, end - 1]).sorted() { kept.append(points[index]) }
      start = end
    }
    return kept
  }
}
