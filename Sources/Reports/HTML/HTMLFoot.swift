/// Where the figures come from and how the page was made.
struct HTMLFoot {
  private let page: ReportPage
  private let words: ReportWords

  init(_ page: ReportPage, _ words: ReportWords) {
    self.page = page
    self.words = words
  }

  var html: String {
    "<footer id=\"provenance\" aria-labelledby=\"hp\">\n<h2 id=\"hp\">\(words.provenance)</h2>\n"
      + statusTable + sources + method + query + "</footer>\n"
  }

  private var statusTable: String {
    let rows = page.provenance.all
    guard !rows.isEmpty else { return "" }
    let counts = StatusCounts(rows)
    func text(_ count: Int) -> String? { count == 0 ? nil : "\(count)" }
    let names = HTMLTable.Column(
      name: words.status, isRight: false, texts: counts.statuses.map(words.statusName))
    let columns = counts.confidences.map { confidence in
      HTMLTable.Column(
        name: words.confidenceName(confidence), isRight: true,
        texts: counts.statuses.map { text(counts.count($0, confidence)) })
    }
    let total = HTMLTable.Column(
      name: words.total, isRight: true, texts: counts.statuses.map { text(counts.count($0)) })
    let all = rows.reduce(0) { $0 + $1.count }
    let caption = words.provenanceCaption(all, page.provenance.basis)
    return "<figure class=\"keep\">\n<figcaption id=\"tpc\">\(caption)</figcaption>\n"
      + HTMLTable([names] + columns + [total], words).html(labelledBy: "tpc") + "</figure>\n"
  }

  private var sources: String {
    let names = page.provenance.sources
    guard !names.isEmpty else { return "" }
    let counts = page.sourceCounts
    let items = names.enumerated().map { index, name in
      "<li id=\"n\(index + 1)\">\(Markup.escaped(name)) "
        + "<span>\(words.rows(counts[name] ?? 0))</span></li>\n"
    }
    return
      "<h3 id=\"sources\">\(words.sources)</h3>\n<ol class=\"sources\">\n\(items.joined())</ol>\n"
  }

  private var method: String {
    let items = page.method(words).map { item in
      let value = Markup.escaped(item.value)
      return "<div><dt>\(item.name)</dt><dd>\(item.isCode ? "<code>\(value)</code>" : value)"
        + "</dd></div>\n"
    }
    return "<h3>\(words.method)</h3>\n<dl class=\"prov\">\n\(items.joined())</dl>\n"
  }

  private var query: String {
    let lines = page.queryLines
    let text = lines.map(Self.escaped).joined(separator: "\n")
    let summary = words.query(page.report.name + ".sql", lines: lines.count)
    return "<details class=\"query\">\n<summary>\(Markup.escaped(summary))</summary>\n"
      + "<pre tabindex=\"0\"><code>\(text)</code></pre>\n"
      + "</details>\n"
  }

  /// A tab stays one.
  private static func escaped(_ line: String) -> String {
    line.split(separator: "\t", omittingEmptySubsequences: false)
      .map { Markup.escaped(String($0)) }.joined(separator: "\t")
  }
}

extension ReportPage {
  var sourceCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for row in provenance.all {
      if let source = row.source { counts[source, default: 0] += row.count }
    }
    return counts
  }

  func method(_ words: ReportWords) -> [(name: String, value: String, isCode: Bool)] {
    var items = [(name: words.program, value: program, isCode: false)]
    if let store { items.append((words.data, store, false)) }
    if let dataDigest { items.append((words.dataDigest, dataDigest, true)) }
    items.append((words.queryDigest, queryDigest, true))
    if !parameters.isEmpty { items.append((words.parameters, parameterText(words), false)) }
    return items
  }

  /// The report's text, with `\n` between its lines.
  var queryLines: [String] {
    var lines = String(decoding: report.source.utf8, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
