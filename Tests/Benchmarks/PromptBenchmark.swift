// How quickly the prompt answers a person, seen from outside, at a terminal.

import TestSupport

enum PromptBenchmark {
  private static let folder = TemporaryDirectory()

  static func run() {
    Benchmarks.say(Measurement.heading)
    Benchmarks.say(firstPrompt().report)
    Benchmarks.say(keystroke().report)
    let terminal = prepared()
    list(terminal)
    cancel(terminal)
  }

  /// With a history as long as one may become.
  private static func firstPrompt() -> Measurement {
    var measurement = Measurement("first prompt", goal: 20)
    let history = path(
      of: "history", with: (0..<10_000).map { "SELECT \($0) AS number;\n" }.joined())
    for _ in 0..<100 {
      measurement.time {
        PseudoTerminal(environment: ["TRA_HISTORY": history]).wait(for: "tra> ")
      }
    }
    return measurement
  }

  /// In the middle of 50 lines in their colours, so that all below has to move.
  private static func keystroke() -> Measurement {
    var measurement = Measurement("a letter in 50 coloured lines", goal: 5)
    let terminal = PseudoTerminal(columns: 120, rows: 60)
    _ = terminal.wait(for: "tra> ")
    let lines = (1...50).map { "|> EXTEND ROUND(rate * \($0), 2) AS r\($0) -- 'dòng' \($0)" }
    terminal.paste("FROM rates\n" + lines.joined(separator: "\n"))
    _ = terminal.wait { $0.cursorLine.hasSuffix("'dòng' 50") }
    terminal.send(String(repeating: "\u{1B}[A", count: 25))
    _ = terminal.wait { $0.cursorLine.hasSuffix("'dòng' 25") }
    for number in 1...200 {
      let typed = String(repeating: "x", count: (number - 1) % 40 + 1)
      measurement.time {
        terminal.send("x")
        return terminal.wait { $0.cursorLine.hasSuffix(typed) }
      }
      if number % 40 == 0 {
        terminal.send(String(repeating: "\u{7F}", count: 40))
        _ = terminal.wait { $0.cursorLine.hasSuffix("'dòng' 25") }
      }
    }
    return measurement
  }

  private static func prepared() -> PseudoTerminal {
    let terminal = PseudoTerminal(["--pager", "off"], columns: 120, rows: 60)
    _ = terminal.wait(for: "tra> ")
    ask(
      "CREATE TABLE big AS FROM RANGE(0, 1000000) AS a |> CROSS JOIN RANGE(0, 10) AS b"
        + " |> SELECT a.id * 10 + b.id AS id |> EXTEND id % 1000 AS small,"
        + " (id * 7919) % 10000019 AS mixed, CONCAT('tên ', CAST(id % 5000 AS STRING)) AS name;",
      terminal)
    return terminal
  }

  private static func list(_ terminal: PseudoTerminal) {
    let texts = [
      ("Tab to the columns of 10 million rows", "FROM big |> SELECT ", "mixed"),
      ("Tab to the values of 10 million rows", "FROM big |> WHERE name = 'tên ", "'tên 1"),
      ("Tab to values, typed without marks", "FROM big |> WHERE name = 'ten 12", "'tên 12"),
      ("Tab to tables", "FROM ", "provinces"), ("Tab to a stage", "FROM big |> ", "AGGREGATE"),
    ]
    for (name, text, expected) in texts {
      Benchmarks.say(list(name, text, expected, terminal).report)
    }
  }

  /// Each time after a statement, which makes the shell forget what it has learnt of the tables.
  private static func list(
    _ name: String, _ text: String, _ expected: String, _ terminal: PseudoTerminal
  ) -> Measurement {
    var measurement = Measurement(name, goal: 20)
    for _ in 0..<20 {
      ask(".print -", terminal)
      terminal.send("\u{C}" + text)
      _ = terminal.wait { $0.cursorLine == "tra> " + text }
      measurement.time {
        terminal.send("\t")
        return terminal.wait { $0.row > 0 && $0.contains(expected) }
      }
      terminal.send("\u{3}")
      _ = terminal.wait { $0.cursorLine == "tra> " }
    }
    return measurement
  }

  private static func cancel(_ terminal: PseudoTerminal) {
    let csv = folder.path(of: "big.csv")
    ask("COPY (FROM big |> LIMIT 5000000) TO '\(csv)';", terminal)
    let heavy = "FROM big AS a |> CROSS JOIN RANGE(0, 100) AS b"
    let statements = [
      ("scan", heavy + " |> AGGREGATE SUM(SQRT(a.mixed + b.id)) AS s;"),
      ("text", heavy + " |> WHERE FOLD(a.name) LIKE '%x%' |> AGGREGATE COUNT(*) AS n;"),
      ("aggregation", heavy + " |> AGGREGATE COUNT(*) AS n GROUP BY a.mixed;"),
      ("sort", "FROM big |> ORDER BY name, mixed |> LIMIT 1 OFFSET 5000000;"),
      ("join", "FROM big AS a |> JOIN big AS b ON a.small = b.small |> AGGREGATE COUNT(*) AS n;"),
      (
        "window",
        "FROM big |> EXTEND SUM(mixed) OVER (PARTITION BY small ORDER BY mixed) AS s"
          + " |> AGGREGATE MAX(s) AS m;"
      ),
      ("load of a CSV file", "FROM '\(csv)' |> AGGREGATE COUNT(*) AS n;"),
      ("printing", "FROM big |> SELECT name, id;"),
    ]
    for (what, statement) in statements {
      Benchmarks.say(cancellation(of: what, by: statement, terminal).report)
    }
  }

  /// At ten moments of the work; one that ends before its moment does not count.
  private static func cancellation(
    of what: String, by statement: String, _ terminal: PseudoTerminal
  ) -> Measurement {
    var measurement = Measurement("Ctrl-C in: \(what)", goal: 100)
    for moment in 1...10 {
      terminal.send("\u{C}")
      if what == "printing" { ask(".mode csv", terminal) }
      terminal.send("\u{C}" + statement + "\r")
      _ = terminal.wait { $0.cursorLine.isEmpty }
      if terminal.wait(seconds: Double(moment) * 0.15, until: { $0.cursorLine == "tra> " }) {
        continue
      }
      measurement.time {
        terminal.send("\u{3}")
        return terminal.wait { screen in
          screen.cursorLine == "tra> " && screen.lines.contains { $0.contains("Interrupted") }
        }
      }
    }
    return measurement
  }

  private static func ask(_ statement: String, _ terminal: PseudoTerminal) {
    terminal.send("\u{C}")
    _ = terminal.wait { $0.row == 0 && $0.cursorLine == "tra> " }
    terminal.send(statement + "\r")
    _ = terminal.wait(seconds: 120) { $0.row > 0 && $0.cursorLine == "tra> " }
  }

  private static func path(of name: String, with content: String) -> String {
    do {
      return try folder.write(content, to: name)
    } catch {
      preconditionFailure("no temporary folder: \(error)")
    }
  }
}
