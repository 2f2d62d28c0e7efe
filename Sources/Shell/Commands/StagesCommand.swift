import CSystem
import Database
import Language

extension DotCommand {
  static let stages = DotCommand(
    ".stages", summary: "rows, columns and time of each stage of the last query",
    details: [
      "runs the query once more, stage by stage;",
      "time: how much longer its rows take to count with this stage",
    ]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...0)
    let stages = try console.ofLastQuery { session, query throws(Diagnostic) in
      try session.stages(of: query.statement, in: query.source)
    }
    try console.write(lines: StageTable(stages).lines)
  }

  static let peek = DotCommand(
    ".peek", usage: "N [ROWS]", summary: "the rows after stage N of the last query",
    details: ["stages are counted from 1, as .stages lists them; ROWS is 10 if not given"]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...2)
    let number = try arguments.value(of: arguments.words[0], OptionValue.positive)
    let limit = try arguments.words.dropFirst().first.map { word throws(Diagnostic) in
      try arguments.value(of: word, OptionValue.positive)
    }
    let result = try console.ofLastQuery { session, query throws(Diagnostic) in
      try session.rows(
        afterStage: number, of: query.statement, in: query.source, limit: limit ?? 10)
    }
    guard let result else {
      throw .command(
        "the last query has no stage \(number)", at: arguments.words[0].span,
        help: [".stages lists its stages"])
    }
    try console.show(result, allRows: limit != nil)
  }
}

/// A query, and what it was given.
struct RunQuery {
  let statement: Statement
  let source: SourceText
  let parameters: [String: ParameterValue]
}

extension Console {
  /// Asks about the last query; what goes wrong has no place in the command's line.
  func ofLastQuery<Answer>(
    _ ask: (Session, RunQuery) throws(Diagnostic) -> Answer
  ) throws(Diagnostic) -> Answer {
    guard let lastQuery else { throw .command("no query has succeeded yet") }
    let own = session.parameters
    session.parameters = lastQuery.parameters
    defer { session.parameters = own }
    do throws(Diagnostic) {
      return try ask(session, lastQuery)
    } catch {
      var diagnostic = error
      diagnostic.span = nil
      diagnostic.fixIt = nil
      throw diagnostic
    }
  }
}

extension OptionValue {
  static func positive(_ text: String, _ name: String) throws(UsageError) -> Int {
    try count(text, name, from: 1)
  }
}

/// Lines of `.stages`.
private struct StageTable {
  let lines: [String]

  init(_ stages: [QueryStage]) {
    let rows = stages.map { stage in
      [
        Neutral.text(stage.text, limit: 60), stage.rowsIn.map(grouped) ?? "–",
        grouped(stage.rowsOut), String(stage.columnCount), Self.text(stage.seconds),
      ]
    }
    let all = [["stage", "rows in", "rows out", "columns", "time"]] + rows
    let widths = (0..<5).map { column in all.map { cellWidth($0[column]) }.max() ?? 0 }
    lines = all.map { row in
      row.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - cellWidth(row[column]))
        return column == 0 ? row[column] + gap : gap + row[column]
      }.joined(separator: "   ")
    }
  }

  /// `0.1 ms`, `2.1 s`
  private static func text(_ seconds: Double) -> String {
    let isShort = seconds < 1
    let tenths = Int(((isShort ? seconds * 1_000 : seconds) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) " + (isShort ? "ms" : "s")
  }
}
