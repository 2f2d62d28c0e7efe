import Language

/// Places by periods, coloured in up to five classes of equal steps.
struct HeatLayout {
  struct Cell {
    /// From 0; nil where there is no number.
    let level: Int?
    let text: String
  }

  struct Row {
    let label: String
    let cells: [Cell]
  }

  struct Panel {
    let title: String?
    let rows: [Row]
  }

  static let mostRows = 1_000
  static let mostPeriods = 200
  static let mostLevels = 5

  let periods: [String]
  let panels: [Panel]
  /// Between the classes: one more than there are classes.
  let limits: [String]
  let isMissingSomewhere: Bool

  var levelCount: Int { limits.count - 1 }
  var rows: [Row] { panels.flatMap(\.rows) }

  init(_ table: ChartTable, _ spec: ChartSpec) throws(Diagnostic) {
    let place = try table.column(spec.x)
    let panel = try table.panelColumn(spec)
    // A place may stand in two panels; U+0000 is in no name that can be shown.
    let keys = place.texts.enumerated().map { row, text in
      (panel.map { ($0.texts[row] ?? "–") + "\u{0}" } ?? "") + (text ?? "–")
    }
    let cells = try ChartCells(table, spec, keys: keys)
    guard cells.places.count <= Self.mostRows else {
      throw .tooManyMarks("\(cells.places.count) places", limit: Self.mostRows, spec)
    }
    guard cells.series.count <= Self.mostPeriods else {
      throw .tooManyMarks("\(cells.series.count) periods", limit: Self.mostPeriods, spec)
    }
    let order = Self.order(of: cells.series)
    periods = order.map { cells.series[$0] }
    let levels = HeatLevels(cells.allNumbers)
    let text = TickText(
      step: levels.step, isRatio: cells.columns.contains(where: \.isRatio),
      locale: table.options.locale, isUTF8: table.options.isUTF8, finer: 1)
    limits = levels.limits.map(text.text)
    var titles = Ordinals()
    var rows: [[Row]] = []
    for index in cells.places.indices {
      let parts = cells.places[index].split(separator: "\u{0}", omittingEmptySubsequences: false)
      let position = titles.add(panel == nil ? "" : String(parts[0]))
      if position == rows.count { rows.append([]) }
      let row = order.map { series in
        Cell(
          level: cells.number(index, series).map(levels.level),
          text: cells.text(index, series, text) ?? "–")
      }
      rows[position].append(Row(label: String(parts[parts.count - 1]), cells: row))
    }
    panels = zip(titles.names, rows).map { Panel(title: panel == nil ? nil : $0, rows: $1) }
    isMissingSomewhere = rows.contains { $0.contains { $0.cells.contains { $0.level == nil } } }
  }

  /// Periods by time; other names as they came.
  private static func order(of names: [String]) -> [Int] {
    let days = names.compactMap { Period(label: $0)?.lastDay }
    guard days.count == names.count else { return Array(names.indices) }
    return names.indices.sorted { (days[$0], $0) < (days[$1], $1) }
  }
}

/// Round limits of classes.
struct HeatLevels {
  let step: Double
  let limits: [Double]

  init(_ numbers: [Double]) {
    let low = numbers.min() ?? 0
    let high = numbers.max() ?? 1
    var step = NiceScale.niceStep((high > low ? high - low : max(abs(high), 1)) / 10)
    func first() -> Double { (low / step + 1e-9).rounded(.down) }
    func last() -> Double { max((high / step - 1e-9).rounded(.up), first() + 1) }
    while last() - first() > Double(HeatLayout.mostLevels) {
      step = NiceScale.niceStep(step * 2.1)
    }
    self.step = step
    limits = stride(from: first(), through: last(), by: 1).map { $0 * step }
  }

  func level(_ number: Double) -> Int {
    let level = Int(((number - limits[0]) / step + 1e-9).rounded(.down))
    return min(max(level, 0), limits.count - 2)
  }
}
