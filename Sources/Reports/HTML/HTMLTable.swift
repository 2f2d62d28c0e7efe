import Engine
import Formats

/// A result as an HTML table: the first column names the rows, numbers stand right.
struct HTMLTable {
  private let columns: [Column]
  private let rowCount: Int
  private let words: ReportWords

  /// - Parameter texts: plain, not yet escaped; nil for NULL.
  struct Column {
    let name: String
    let isRight: Bool
    let texts: [String?]
    /// Fractions of different length are filled up, invisibly.
    var padsFractions = false
    /// Written instead of the text: links.
    var markup: [String?]?
  }

  /// Longer texts may wrap.
  private static let longestUnwrapped = 14
  /// Longer tables may break over two pages.
  static let mostKept = 12

  init(_ columns: [Column], _ words: ReportWords) {
    self.columns = columns
    self.words = words
    rowCount = columns.first?.texts.count ?? 0
  }

  /// - Parameter sources: numbers of the sources in the foot.
  init(
    _ table: ResultTable, _ options: FormatOptions, sources: [String: Int] = [:]
  ) {
    let columns = table.columns.indices.map { position in
      let column = table.columns[position]
      let texts = table.cellTexts(position, mode: .line, options: options)
      let isSource = column.name.lowercased() == "source" && !sources.isEmpty
      let isDecimal = if case .decimal = column.type { true } else { column.type == .float64 }
      let markup = texts.map { text -> String? in
        guard let text, let number = sources[text] else { return nil }
        return "<a href=\"#n\(number)\">\(number)</a>"
      }
      return Column(
        name: column.name, isRight: column.type.isNumeric || isSource, texts: texts,
        padsFractions: isDecimal, markup: isSource ? markup : nil)
    }
    self.init(columns, ReportWords(options.locale))
  }

  var isShort: Bool { rowCount <= Self.mostKept }

  /// - Parameter caption: the id of the element that names the table.
  func html(labelledBy caption: String) -> String {
    var html =
      "<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(caption)\" tabindex=\"0\">\n"
    html += "<table aria-labelledby=\"\(caption)\">\n<thead><tr>"
    for column in columns {
      let side = column.isRight ? " class=\"r\"" : ""
      html += "<th scope=\"col\"\(side)>\(Markup.escaped(column.name))</th>"
    }
    html += "</tr></thead>\n<tbody>\n"
    let cells = columns.enumerated().map { index, column in
      self.cells(column, isHeader: index == 0)
    }
    for row in 0..<rowCount {
      html += "<tr>" + cells.map { $0[row] }.joined() + "</tr>\n"
    }
    return html + "</tbody></table>\n</div>\n"
  }

  private func cells(_ column: Column, isHeader: Bool) -> [String] {
    let isUnwrapped = (column.texts.compactMap { $0?.count }.max() ?? 0) <= Self.longestUnwrapped
    let name = column.isRight ? "r" : isUnwrapped && !isHeader ? "nw" : ""
    let rests = column.padsFractions ? FractionRest(column.texts.compactMap(\.self), words) : nil
    let open = isHeader ? "<th scope=\"row\"" : "<td"
    let close = isHeader ? "</th>" : "</td>"
    return column.texts.indices.map { row in
      let markup = column.markup.flatMap { $0[row] }
      guard let text = column.texts[row] else {
        return open + " class=\"\(column.isRight ? "r u" : "u")\">\(words.noFigureMarkup)" + close
      }
      let classes = name.isEmpty ? "" : " class=\"\(name)\""
      return open + classes + ">" + (markup ?? Markup.escaped(text)) + (rests?.rest(of: text) ?? "")
        + close
    }
  }
}

/// What brings decimal points below each other.
struct FractionRest {
  private let point: Character
  private let longest: Int

  init(_ texts: [String], _ words: ReportWords) {
    point = words.locale == .vietnamese ? "," : "."
    let point = point
    longest = texts.map { Self.fraction(of: $0, point) }.max() ?? 0
  }

  private static func fraction(of text: String, _ point: Character) -> Int {
    text.lastIndex(of: point).map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }

  func rest(of text: String) -> String {
    let own = Self.fraction(of: text, point)
    guard own < longest, longest <= 6 else { return "" }
    let zeros = String(repeating: "0", count: longest - own)
    return
      "<span class=\"pad\" aria-hidden=\"true\">\(own == 0 ? String(point) : "")\(zeros)</span>"
  }
}
