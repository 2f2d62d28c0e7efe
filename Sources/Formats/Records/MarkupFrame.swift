extension RecordFrame {
  /// A Markdown table; not padded, so that a changed cell changes one line.
  static func markdown(
    _ columns: [ResultTable.Column], options: FormatOptions, style: CellStyle
  ) -> RecordFrame {
    let names = columns.map { options.hasHeader ? style.escape.cell($0.name) : [] }
    let rules = columns.map { $0.type.isNumeric ? "---:" : "---" }
    var opening = Array("|".utf8)
    for name in names { opening += Array(" ".utf8) + name + Array(" |".utf8) }
    opening += Array("\n| \(rules.joined(separator: " | ")) |\n".utf8)
    let before = columns.indices.map { Array(($0 == 0 ? "| " : " | ").utf8) }
    return RecordFrame(opening: opening, before: before, rowEnd: Array(" |\n".utf8))
  }

  /// An HTML table without attributes but for the side that numbers stand on.
  static func html(
    _ columns: [ResultTable.Column], options: FormatOptions, style: CellStyle
  ) -> RecordFrame {
    var opening = Array("<table>\n".utf8)
    if options.hasHeader {
      opening += Array("<thead>\n<tr>".utf8)
      for column in columns {
        opening += Array(tag("th", column).utf8) + style.escape.cell(column.name)
        opening += Array("</th>".utf8)
      }
      opening += Array("</tr>\n</thead>\n".utf8)
    }
    opening += Array("<tbody>\n".utf8)
    let before = columns.enumerated().map { index, column in
      Array(((index == 0 ? "<tr>" : "</td>") + tag("td", column)).utf8)
    }
    return RecordFrame(
      opening: opening, before: before, rowEnd: Array("</td></tr>\n".utf8),
      closing: Array("</tbody>\n</table>\n".utf8))
  }

  private static func tag(_ name: String, _ column: ResultTable.Column) -> String {
    column.type.isNumeric ? "<\(name) align=\"right\">" : "<\(name)>"
  }
}
