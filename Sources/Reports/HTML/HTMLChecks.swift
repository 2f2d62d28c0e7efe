/// The expectations of a report: symbol and word, expression, what was found.
struct HTMLChecks {
  private let checks: [PageCheck]
  private let words: ReportWords

  init(_ checks: [PageCheck], _ words: ReportWords) {
    self.checks = checks
    self.words = words
  }

  /// `1 failed, 2 warnings, 4 passed`, linked to the table.
  var summary: String {
    if checks.isEmpty { return words.none }
    let counts = [PageCheck.Outcome.failed, .warned, .passed].compactMap { outcome -> String? in
      let count = checks.count { $0.outcome == outcome }
      guard count > 0 else { return nil }
      return "<span class=\"\(Self.name(outcome))\">\(words.count(count, outcome))</span>"
    }
    return "<a href=\"#checks\">\(counts.joined(separator: ", "))</a>"
  }

  var html: String {
    guard !checks.isEmpty else { return "" }
    var html =
      "<section id=\"checks\" aria-labelledby=\"hc\">\n<h2 id=\"hc\">\(words.checks)</h2>\n"
    html += "<figure\(checks.count <= HTMLTable.mostKept ? " class=\"keep\"" : "")>\n"
    html += "<figcaption id=\"tcc\">\(words.checksCaption(checks.count))</figcaption>\n"
    html += "<div class=\"scroll\" role=\"region\" aria-labelledby=\"tcc\" tabindex=\"0\">\n"
    html +=
      "<table aria-labelledby=\"tcc\">\n<thead><tr><th scope=\"col\">\(words.resultColumn)</th>"
    html += "<th scope=\"col\">\(words.condition)</th><th scope=\"col\" class=\"r\">\(words.found)"
    html += "</th><th scope=\"col\" class=\"r\">\(words.section)</th></tr></thead>\n<tbody>\n"
    for check in checks { html += row(check) }
    return html + "</tbody></table>\n</div>\n</figure>\n</section>\n"
  }

  private func row(_ check: PageCheck) -> String {
    let expectation = check.check.expectation
    let message = expectation.message.map { "<br>" + Markup.escaped($0) } ?? ""
    let found = check.found(words)
    return "<tr><th scope=\"row\" class=\"\(Self.name(check.outcome))\">"
      + "<span aria-hidden=\"true\">\(Self.symbol(check.outcome))</span> "
      + "\(words.outcome(check.outcome))</th>"
      + "<td><code>\(Markup.escaped(expectation.text))</code>\(message)</td>"
      + "<td class=\"\(check.check.found.count > 1 ? "found" : "r")\">\(Markup.escaped(found))</td>"
      + "<td class=\"r\"><a href=\"#s\(check.section)\">\(check.section)</a></td></tr>\n"
  }

  static func name(_ outcome: PageCheck.Outcome) -> String {
    switch outcome {
    case .failed: "bad"
    case .warned: "warn"
    case .passed: "ok"
    }
  }

  static func symbol(_ outcome: PageCheck.Outcome) -> String {
    switch outcome {
    case .failed: "✗"
    case .warned: "!"
    case .passed: "✓"
    }
  }
}
