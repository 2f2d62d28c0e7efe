import Formats
import Language

/// One section of a page: heading, note, figures, where they come from.
struct HTMLSection {
  private let result: SectionResult
  private let table: ResultTable
  private let options: FormatOptions
  private let words: ReportWords
  private let sources: [String: Int]
  private let rows: [ReportProvenance.Rows]
  /// Several sections: a heading with a number.
  private let isNumbered: Bool

  init(_ result: SectionResult, of page: ReportPage, _ options: FormatOptions) {
    self.result = result
    self.options = options
    table = result.result.resultTable
    words = ReportWords(options.locale)
    sources = page.sourceNumbers
    rows = page.provenance.sections[result.section.number] ?? []
    isNumbered = page.results.count > 1
  }

  private var number: Int { result.section.number }

  func html() throws(Diagnostic) -> String {
    let title = result.section.title ?? (isNumbered ? words.sectionTitle(number) : nil)
    var html = "<section id=\"s\(number)\""
    if let title {
      html += " aria-labelledby=\"h\(number)\">\n<h2 id=\"h\(number)\">"
      if isNumbered { html += "<span class=\"no\">\(number)</span> " }
      html += Markup.escaped(title) + "</h2>\n"
    } else {
      html += " aria-labelledby=\"h0\">\n"
    }
    if let note = result.section.note { html += "<p>\(Markup.escaped(note))</p>\n" }
    return html + (try figures()) + "</section>\n"
  }

  private func figures() throws(Diagnostic) -> String {
    guard table.rowCount > 0 else { return "<p>\(words.noRows)</p>\n" + source }
    if let chart = result.section.chart { return try chartFigures(chart) }
    return table.rowCount == 1 ? keyFigures + source : tableFigure(nil)
  }

  private func chartFigures(_ spec: ChartSpec) throws(Diagnostic) -> String {
    let chart = try HTMLChart(table, spec, id: "f\(number)", options: options)
    let drawn = chart.isHeat ? "chart heat" : "chart"
    var html = "<figure class=\"\(drawn)\">\n" + chart.html
    if showsRowsToo(spec) { return html + "</figure>\n" + tableFigure(words.sameData) }
    if let data = chart.data {
      html += "<details class=\"data\">\n<summary>\(words.chartData)</summary>\n"
      html += data.html(labelledBy: "f\(number)c") + "</details>\n"
    }
    return html + source + "</figure>\n"
  }

  /// Columns that the chart leaves out stand in a table below it.
  private func showsRowsToo(_ spec: ChartSpec) -> Bool {
    let drawn = Set(([spec.x] + spec.y + [spec.by].compactMap(\.self)).map { $0.text.lowercased() })
    let others = table.columns.filter { !drawn.contains($0.name.lowercased()) }
    // A heat map's panels are drawn too.
    return spec.kind != .heatmap && !others.isEmpty
  }

  private func tableFigure(_ caption: String?) -> String {
    let html = HTMLTable(table, options, sources: sources)
    let caption = caption ?? words.rows(table.rowCount)
    return "<figure\(html.isShort ? " class=\"keep\"" : "")>\n"
      + "<figcaption id=\"t\(number)c\">\(Markup.escaped(caption))</figcaption>\n"
      + html.html(labelledBy: "t\(number)c") + source + "</figure>\n"
  }

  private var keyFigures: String {
    let figures = KeyFigures(table, options).figures.map { figure in
      let value: String
      if let parts = figure.parts {
        value = "<b>\(Markup.escaped(parts.value))</b><i>\(Markup.escaped(parts.rest))</i>"
      } else {
        value = "<b>\(figure.value.map(Markup.escaped) ?? words.noFigureMarkup)</b>"
      }
      let note = figure.note.map { "<span>\(Markup.escaped($0))</span>" } ?? ""
      return "<div><dt>\(Markup.escaped(figure.name))</dt><dd>\(value)\(note)</dd></div>\n"
    }
    return "<dl class=\"key\">\n\(figures.joined())</dl>\n"
  }

  private var source: String {
    let line = SourceLine(rows, sources, words).text(escape: Markup.escaped) { text, first in
      "<a href=\"#n\(first)\">\(text)</a>"
    }
    return line.map { "<p class=\"src\">\($0)</p>\n" } ?? ""
  }
}
