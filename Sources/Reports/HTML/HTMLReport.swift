import Formats
import Language

/// A report as one HTML page: no script, no network, the same bytes every time.
public enum HTMLReport {
  /// - Parameter options: the locale chooses language, numbers and dates.
  /// - Throws: where a `chart` line does not fit its result; spans refer to the report's text.
  public static func render(
    _ page: ReportPage, options: FormatOptions = FormatOptions()
  ) throws(Diagnostic) -> String {
    let words = ReportWords(options.locale)
    var html = head(page, words) + "<body>\n<main>\n" + header(page, words) + nav(page, words)
    for result in page.results {
      html += try HTMLSection(result, of: page, options).html()
    }
    html += HTMLChecks(page.checks, words).html
    return html + "</main>\n" + HTMLFoot(page, words).html + "</body>\n</html>\n"
  }

  /// So many sections are listed above.
  private static let fewestListed = 4

  private static func head(_ page: ReportPage, _ words: ReportWords) -> String {
    """
    <!doctype html>
    <html lang="\(words.language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="generator" content="\(Markup.escaped(page.program))">
    <title>\(Markup.escaped(page.title))</title>
    <style>
    \(ReportStyle.text)
    </style>
    </head>

    """
  }

  private static func header(_ page: ReportPage, _ words: ReportWords) -> String {
    var html = "<header>\n"
    html += "<p class=\"eye\">\(words.report) \(Markup.escaped(page.report.name))</p>\n"
    html += "<h1 id=\"h0\">\(Markup.escaped(page.title))</h1>\n"
    if let description = page.report.description {
      html += "<p class=\"lede\">\(Markup.escaped(description))</p>\n"
    }
    html += "<dl class=\"meta\">\n"
    if let range = page.dataRange(words) { html += item(words.data, Markup.escaped(range)) }
    html += item(words.parameters, Markup.escaped(page.parameterText(words)))
    html += item(words.checks, HTMLChecks(page.checks, words).summary)
    return html + "</dl>\n</header>\n"
  }

  private static func item(_ name: String, _ value: String) -> String {
    "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n"
  }

  private static func nav(_ page: ReportPage, _ words: ReportWords) -> String {
    guard page.results.count >= fewestListed else { return "" }
    let items = page.results.map { result in
      let title = result.section.title ?? words.sectionTitle(result.section.number)
      return "<li><a href=\"#s\(result.section.number)\">\(Markup.escaped(title))</a></li>\n"
    }
    return "<nav aria-label=\"\(words.sections)\">\n<ol>\n\(items.joined())</ol>\n</nav>\n"
  }
}

extension ReportPage {
  /// Sources by their number in the foot.
  var sourceNumbers: [String: Int] {
    Dictionary(uniqueKeysWithValues: provenance.sources.enumerated().map { ($1, $0 + 1) })
  }

  /// The first and the last day of what is known of the rows.
  func dataRange(_ words: ReportWords) -> String? {
    let days = provenance.all.compactMap(\.asOf)
    guard let first = days.min(), let last = days.max() else { return nil }
    return first == last ? words.date(first) : "\(words.date(first)) – \(words.date(last))"
  }

  func parameterText(_ words: ReportWords) -> String {
    if parameters.isEmpty { return words.none }
    return parameters.map { "\($0.name) = \($0.text)" }.joined(separator: "; ")
  }
}
