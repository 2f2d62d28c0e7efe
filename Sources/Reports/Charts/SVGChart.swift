import Formats
import Language

/// A chart as SVG: text labels, no script, the same bytes every time.
public enum SVGChart {
  static let wide = 720.0
  static let narrow = 358.0

  /// A file of its own, on white.
  ///
  /// - Parameter title: read aloud in place of the drawing; by default what the chart shows.
  /// - Throws: for columns that are not there or hold no numbers, and for more than can be drawn.
  public static func render(
    _ table: ResultTable, _ spec: ChartSpec, options: FormatOptions = FormatOptions(),
    title: String? = nil
  ) throws(Diagnostic) -> String {
    let words = ReportWords(options.locale)
    let layout = try ChartLayout(table, spec, options)
    let description = ChartDescription(layout, spec, words)
    let parts = drawings(layout, words)
    let margin = 12.0
    let width = (parts.map(\.width).max() ?? wide) + 2 * margin
    let height = parts.reduce(margin) { $0 + $1.height + margin }
    let number = SVGElements.number
    var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(number(width))\" "
    svg += "height=\"\(number(height))\" viewBox=\"0 0 \(number(width)) \(number(height))\" "
    svg += "role=\"img\" aria-labelledby=\"t\" aria-describedby=\"d\">\n"
    svg += "<title id=\"t\">\(Markup.escaped(title ?? description.title))</title>\n"
    svg += "<desc id=\"d\">\(Markup.escaped(description.numbers))</desc>\n"
    svg += "<style>\(style)</style>\n"
    svg += "<rect width=\"100%\" height=\"100%\" fill=\"\(ChartPalette.light[0].hex)\"/>\n"
    var y = margin
    for part in parts {
      svg += "<g transform=\"translate(\(number(margin)) \(number(y)))\">\n"
      svg += part.elements.text + "</g>\n"
      y += part.height + margin
    }
    return svg + "</svg>\n"
  }

  private static var style: String {
    let base =
      "svg { font: 13px \(ChartPalette.sans); fill: var(--ink); "
      + "font-variant-numeric: tabular-nums; }\n"
    return ChartPalette.resolved("\n" + base + ChartPalette.rules + "\n")
  }

  /// One under the other.
  private static func drawings(_ layout: ChartLayout, _ words: ReportWords) -> [SVGDrawing] {
    switch layout {
    case .bars(let bars): return [SVGBars(bars, width: wide).drawing]
    case .lines(let lines): return [SVGLines(lines, width: wide, words: words).drawing]
    case .heat(let heat):
      let drawer = SVGHeat(heat, words: words)
      let panels = heat.panels.flatMap { panel in
        [panel.title.map { heading($0, width: drawer.width) }, drawer.drawing(of: panel)]
      }
      return [drawer.legend] + panels.compactMap(\.self)
    }
  }

  private static func heading(_ text: String, width: Double) -> SVGDrawing {
    var svg = SVGElements()
    svg.label("b", x: 0, y: 12, text)
    return SVGDrawing(width: width, height: 6, elements: svg)
  }
}
