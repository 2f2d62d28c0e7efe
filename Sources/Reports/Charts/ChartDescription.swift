/// A chart in words: its title, its numbers for those who hear it, and its caption.
struct ChartDescription {
  let title: String
  /// All of them where they are few, else the ends.
  let numbers: String
  let caption: String

  /// So many numbers are read aloud.
  private static let mostNumbers = 60

  init(_ layout: ChartLayout, _ spec: ChartSpec, _ words: ReportWords) {
    let y = spec.y.map(\.text).joined(separator: ", ")
    title = words.chart(spec.kind) + ": " + words.measure(y, by: spec.x.text, each: spec.by?.text)
    var caption = words.caption(spec.kind, y: y, x: spec.x.text, by: spec.by?.text)
    switch layout {
    case .bars(let bars): numbers = Self.numbers(bars)
    case .lines(let lines):
      numbers = Self.numbers(lines) + (lines.gaps.map { " \($0)." } ?? "")
      if lines.isInverted { caption += " " + words.invertedAxis }
      if let gaps = lines.gaps { caption += " \(gaps)." }
    case .heat(let heat):
      numbers = Self.numbers(heat, words)
      let cells = heat.rows.flatMap(\.cells)
      let count = cells.count { $0.level != nil }
      if count < cells.count { caption += " " + words.cells(count, of: cells.count) }
    }
    self.caption = caption
  }

  private static func numbers(_ bars: BarLayout) -> String {
    let all = bars.groups.map { group in
      let values = group.bars.map { bar in
        (bars.series.count > 1 ? "\(bars.series[bar.series]) " : "") + bar.text
      }
      return "\(group.label): \(values.joined(separator: ", "))"
    }
    let shown = all.prefix(mostNumbers).joined(separator: "; ")
    return shown + (all.count > mostNumbers ? "; …" : ".")
  }

  private static func numbers(_ lines: LineLayout) -> String {
    let isFew = lines.series.count * lines.slots.count <= mostNumbers
    let all = lines.series.map { series in
      let points = series.present
      let told = isFew ? points : [points.first, points.last].compactMap(\.self)
      let texts = told.map { "\($0.text) (\(lines.slots[$0.slot].label))" }
      return "\(series.name): \(texts.joined(separator: isFew ? ", " : " … "))"
    }
    return all.joined(separator: "; ") + "."
  }

  private static func numbers(_ heat: HeatLayout, _ words: ReportWords) -> String {
    guard let last = heat.periods.last else { return words.noRows }
    let texts = heat.rows.prefix(mostNumbers).map { "\($0.label) \($0.cells.last?.text ?? "–")" }
    return "\(last): \(texts.joined(separator: ", "))"
      + (heat.rows.count > mostNumbers ? ", …" : ".")
  }
}
