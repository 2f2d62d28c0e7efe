/// Cells of place × period, a drawing a panel.
struct SVGHeat {
  static let narrow = 348.0
  static let wide = 720.0
  private static let rowHeight = 19.0
  private static let cellStep = 44.0
  private static let labelEnd = 120.0
  private static let cellStart = 128.0

  private let layout: HeatLayout
  private let words: ReportWords
  let width: Double
  private let labelEnd: Double
  private let step: Double

  /// Two panels stand side by side.
  var isNarrow: Bool { width == Self.narrow }

  init(_ layout: HeatLayout, words: ReportWords) {
    self.layout = layout
    self.words = words
    let count = Double(layout.periods.count)
    let fits = Self.cellStart + count * Self.cellStep <= Self.narrow
    width = fits ? Self.narrow : Self.wide
    let labels = layout.rows.map { TextAdvance.width($0.label, size: 13) }.max() ?? 0
    labelEnd = fits ? Self.labelEnd : min(max(labels + 2, 60), 200)
    step = min(Self.cellStep, (width - labelEnd - 8) / max(count, 1))
  }

  /// Every cell has room for its number.
  var showsValues: Bool { layout.rows.allSatisfy { $0.cells.allSatisfy(fits) } }

  private func fits(_ cell: HeatLayout.Cell) -> Bool {
    TextAdvance.width(cell.text, size: 12) + 4 <= step
  }

  func drawing(of panel: HeatLayout.Panel) -> SVGDrawing {
    var svg = SVGElements()
    drawPeriods(&svg)
    for (index, row) in panel.rows.enumerated() {
      let top = 22 + Double(index) * Self.rowHeight
      let label = TextAdvance.cut(row.label, to: labelEnd, size: 13)
      svg.label("e", x: labelEnd, y: top + 13.6, label)
      for (column, cell) in row.cells.enumerated() {
        draw(cell, x: labelEnd + 8 + Double(column) * step, top, &svg)
      }
    }
    let height = 22 + Double(panel.rows.count) * Self.rowHeight
    return SVGDrawing(width: width, height: height, elements: svg)
  }

  private func drawPeriods(_ svg: inout SVGElements) {
    var limit = -Double.infinity
    for (index, period) in layout.periods.enumerated() {
      let center = labelEnd + 8 + Double(index) * step + step / 2
      let half = TextAdvance.width(period, size: 12) / 2
      guard center - half > limit + 2 else { continue }
      svg.label("a m", x: center, y: 14, period)
      limit = center + half
    }
  }

  private func draw(_ cell: HeatLayout.Cell, x: Double, _ top: Double, _ svg: inout SVGElements) {
    let fits = fits(cell)
    guard let level = cell.level else {
      svg.rectangle("hn", x: x + 0.5, y: top + 0.5, width: step - 2, height: 17)
      if fits { svg.label("a m", x: x + step / 2 - 0.5, y: top + 13.4, cell.text) }
      return
    }
    let shade = shade(level)
    svg.rectangle("h\(shade)", x: x, y: top, width: step - 1, height: 18)
    if fits { svg.label("m k\(shade)", x: x + step / 2 - 0.5, y: top + 13.4, cell.text) }
  }

  /// 1 … 5; few classes are spread over all shades.
  private func shade(_ level: Int) -> Int {
    layout.levelCount < 2 ? 3 : 1 + level * 4 / (layout.levelCount - 1)
  }

  /// The strip of limits.
  var legend: SVGDrawing {
    var svg = SVGElements()
    for level in 0..<layout.levelCount {
      svg.rectangle(
        "h\(shade(level))", x: 10 + Double(level) * 52, y: 0, width: 51, height: 12)
    }
    for (index, limit) in layout.limits.enumerated() {
      svg.label("a m", x: 10 + Double(index) * 52, y: 27, limit)
    }
    if layout.isMissingSomewhere {
      svg.rectangle("hn", x: 302.5, y: 0.5, width: 43, height: 11)
      svg.label("a m", x: 324, y: 27, words.missing)
    }
    return SVGDrawing(width: Self.narrow, height: 32, elements: svg)
  }
}
