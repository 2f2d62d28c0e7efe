import Language

/// Groups of horizontal bars, in the order of the result.
struct BarLayout {
  struct Bar {
    let series: Int
    /// Where it ends; it begins at `zero`. nil where there is no number.
    let end: Double?
    let text: String
  }

  struct Group {
    let label: String
    let bars: [Bar]
  }

  static let mostGroups = 1_000

  let series: [String]
  let groups: [Group]
  let ticks: [ChartTick]
  let zero: Double

  init(_ table: ChartTable, _ spec: ChartSpec) throws(Diagnostic) {
    guard table.rowCount <= Self.mostGroups else {
      throw .tooManyMarks("\(table.rowCount) rows", limit: Self.mostGroups, spec)
    }
    let x = try table.column(spec.x)
    // Without `by` every row has bars of its own, whatever its name.
    let keys = x.texts.enumerated().map { row, text in
      spec.by == nil ? "\(row)" : text ?? "–"
    }
    let cells = try ChartCells(table, spec, keys: keys)
    let scale = NiceScale(cells.allNumbers, startsAtZero: true, count: 5)
    let isRatio = cells.columns.contains(where: \.isRatio)
    let tick = TickText(
      step: scale.step, isRatio: isRatio, locale: table.options.locale,
      isUTF8: table.options.isUTF8)
    let words = table.words
    series = cells.series
    zero = scale.unit(0)
    ticks = scale.ticks.map { ChartTick(unit: scale.unit($0), label: tick.text($0)) }
    groups = cells.places.indices.map { place in
      let bars = cells.series.indices.map { series in
        Bar(
          series: series, end: cells.number(place, series).map(scale.unit),
          text: cells.text(place, series, tick) ?? words.noFigure)
      }
      return Group(
        label: spec.by == nil ? x.texts[place] ?? "–" : cells.places[place], bars: bars)
    }
  }
}
