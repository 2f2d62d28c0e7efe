import Database
import Language

extension DotCommand {
  static let tables = DotCommand(
    ".tables", aliases: ["\\dt"], usage: "[PAT|all]", summary: "tables and views with their rows",
    details: [
      "PAT is a part of the name; all lists the registry too;",
      "– stands where a file of an open folder has not been read yet",
    ],
    arguments: [.words(["all"])]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    let pattern = arguments.first == "all" ? nil : arguments.first?.lowercased()
    let isAll = arguments.first != nil
    let tables = try console.session.tables(all: isAll)
      .filter { table in pattern.map { table.name.lowercased().contains($0) } ?? true }
    if let pattern, tables.isEmpty { throw .noTableLike(pattern, arguments.words[0]) }
    var lines = TableList(tables).lines
    let more = console.session.moreTableNames
    if !isAll, !more.isEmpty {
      lines.append("more: \(more.joined(separator: ", ")) (.tables all)")
    }
    try console.write(lines: lines)
  }
}

/// Lines of `.tables`: name, rows with their thousands apart, comment.
struct TableList {
  let lines: [String]

  init(_ tables: [TableSummary]) {
    let counts = tables.map { $0.rowCount.map(grouped) ?? "–" }
    let nameWidth = tables.map(\.name.count).max() ?? 0
    let countWidth = counts.map(\.count).max() ?? 0
    lines = zip(tables, counts).map { table, count in
      let name = table.name + String(repeating: " ", count: nameWidth - table.name.count)
      let rows = String(repeating: " ", count: countWidth - count.count) + count
      return "\(name)  \(rows)" + (table.comment.map { "  \($0)" } ?? "")
    }
  }
}

/// `3 700`
func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(" ") }
    text.append(digit)
  }
  return text
}

extension Diagnostic {
  fileprivate static func noTableLike(
    _ pattern: String, _ word: CommandArguments.Word
  ) -> Diagnostic {
    .command(
      "no table has '\(word.text)' in its name", at: word.span,
      help: [".tables all lists all of them"])
  }
}
