import Formats
import Language

/// The figure of a chart: caption, drawings for screen and phone, its numbers.
struct HTMLChart {
  private let layout: ChartLayout
  private let spec: ChartSpec
  private let words: ReportWords
  private let id: String
  private let description: ChartDescription

  /// - Parameter id: `f2`; all ids inside begin with it.
  init(
    _ table: ResultTable, _ spec: ChartSpec, id: String, options: FormatOptions
  ) throws(Diagnostic) {
    layout = try ChartLayout(table, spec, options)
    self.spec = spec
    self.id = id
    words = ReportWords(options.locale)
    description = ChartDescription(layout, spec, words)
  }

  var isHeat: Bool { if case .heat = layout { true } else { false } }

  /// Caption and drawings.
  var html: String {
    "<figcaption id=\"\(id)c\">\(Markup.escaped(description.caption))</figcaption>\n" + drawings
  }

  private var drawings: String {
    switch layout {
    case .bars(let bars):
      return [("w", SVGChart.wide), ("n", SVGChart.narrow)].map { name, width in
        svg(SVGBars(bars, width: width).drawing, name, id: name == "w" ? id : id + "n")
      }.joined()
    case .lines(let lines):
      return [("w", SVGChart.wide), ("n", SVGChart.narrow)].map { name, width in
        let drawing = SVGLines(lines, width: width, words: words).drawing
        return svg(drawing, name, id: name == "w" ? id : id + "n")
      }.joined()
    case .heat(let heat): return panels(heat)
    }
  }

  private func svg(
    _ drawing: SVGDrawing, _ name: String, id: String, title: String? = nil, numbers: String? = nil
  ) -> String {
    open(drawing, name) + " role=\"img\" aria-labelledby=\"\(id)t\" aria-describedby=\"\(id)d\">\n"
      + "<title id=\"\(id)t\">\(Markup.escaped(title ?? description.title))</title>\n"
      + "<desc id=\"\(id)d\">\(Markup.escaped(numbers ?? description.numbers))</desc>\n"
      + drawing.elements.text + "</svg>\n"
  }

  private func open(_ drawing: SVGDrawing, _ name: String) -> String {
    let size = "\(SVGElements.number(drawing.width)) \(SVGElements.number(drawing.height))"
    return "<svg class=\"\(name)\" viewBox=\"0 0 \(size)\""
  }

  private func panels(_ heat: HeatLayout) -> String {
    let drawer = SVGHeat(heat, words: words)
    var html = open(drawer.legend, "p") + " aria-hidden=\"true\">\n"
    html += drawer.legend.elements.text + "</svg>\n"
    guard drawer.isNarrow, heat.panels.count > 1 else {
      return html + heat.panels.indices.map { panel(heat, $0, drawer) }.joined()
    }
    let columns = HeatPacking.columns(heat.panels)
    html += "<div class=\"cols\">\n"
    for column in columns {
      html += "<div>\n" + column.map { panel(heat, $0, drawer) }.joined() + "</div>\n"
    }
    return html + "</div>\n"
  }

  private func panel(_ heat: HeatLayout, _ index: Int, _ drawer: SVGHeat) -> String {
    let panel = heat.panels[index]
    let part = "\(id)p\(index + 1)"
    let title = description.title + (panel.title.map { ", \($0)" } ?? "")
    let numbers = ChartDescription.numbers(panel, heat, words)
    let drawing = svg(drawer.drawing(of: panel), "p", id: part, title: title, numbers: numbers)
    let heading = panel.title.map { "<h3>\(Markup.escaped($0))</h3>\n" } ?? ""
    guard !drawer.isNarrow else {
      return "<div class=\"panel\">\n\(heading)\(drawing)</div>\n"
    }
    return "<div class=\"panel\">\n\(heading)<div class=\"scroll\" role=\"region\" "
      + "aria-labelledby=\"\(part)t\" tabindex=\"0\">\n\(drawing)</div>\n</div>\n"
  }
}

/// Panels in two columns of nearly the same height, none broken.
///
/// Longest first, each into the shorter column: Graham, "Bounds on Multiprocessing Timing
/// Anomalies" (1969).
enum HeatPacking {
  /// Positions of the panels by column.
  static func columns(_ panels: [HeatLayout.Panel]) -> [[Int]] {
    var columns: [[Int]] = [[], []]
    var heights = [0, 0]
    let order = panels.indices.sorted {
      (-panels[$0].rows.count, $0) < (-panels[$1].rows.count, $1)
    }
    for index in order {
      let column = heights[0] <= heights[1] ? 0 : 1
      columns[column].append(index)
      // Title and periods take the room of three rows.
      heights[column] += panels[index].rows.count + 3
    }
    return columns
  }
}

extension ChartDescription {
  static func numbers(
    _ panel: HeatLayout.Panel, _ heat: HeatLayout, _ words: ReportWords
  ) -> String {
    let rows = panel.rows.map { row in
      let values = zip(heat.periods, row.cells).map { "\($0) \($1.text)" }
      return "\(row.label): \(values.joined(separator: ", "))"
    }
    return rows.joined(separator: "; ") + "."
  }
}

extension HTMLChart {
  /// The numbers behind the drawing as a table; nil where the drawing has them all.
  var data: HTMLTable? {
    switch layout {
    case .heat(let heat): return SVGHeat(heat, words: words).showsValues ? nil : data(heat)
    case .bars(let bars): return data(bars)
    case .lines(let lines): return data(lines)
    }
  }

  private func data(_ bars: BarLayout) -> HTMLTable {
    let labels = HTMLTable.Column(
      name: spec.x.text, isRight: false, texts: bars.groups.map(\.label))
    return HTMLTable(
      [labels]
        + bars.series.indices.map { series in
          HTMLTable.Column(
            name: bars.series[series], isRight: true,
            texts: bars.groups.map { $0.bars[series].end == nil ? nil : $0.bars[series].text })
        }, words)
  }

  /// The longer side goes down.
  private func data(_ lines: LineLayout) -> HTMLTable {
    let slots = lines.slots.map(\.label)
    if slots.count <= 14 {
      let names = HTMLTable.Column(
        name: spec.by?.text ?? "", isRight: false, texts: lines.series.map(\.name))
      let columns = slots.indices.map { slot in
        HTMLTable.Column(
          name: slots[slot], isRight: true, texts: lines.series.map { $0.points[slot]?.text })
      }
      return HTMLTable([names] + columns, words)
    }
    let first = HTMLTable.Column(name: spec.x.text, isRight: false, texts: slots)
    return HTMLTable(
      [first]
        + lines.series.map { series in
          HTMLTable.Column(
            name: series.name, isRight: true, texts: series.points.map { $0?.text })
        }, words)
  }

  private func data(_ heat: HeatLayout) -> HTMLTable {
    let rows = heat.rows
    let first = HTMLTable.Column(name: spec.x.text, isRight: false, texts: rows.map(\.label))
    return HTMLTable(
      [first]
        + heat.periods.indices.map { period in
          HTMLTable.Column(
            name: heat.periods[period], isRight: true,
            texts: rows.map { $0.cells[period].level == nil ? nil : $0.cells[period].text })
        }, words)
  }
}
