// Results on a screen: what is left out when there is no room, colours, the pager, lines.
import TestSupport
import Testing

@Suite struct OutputTests {
  @Test func `columns leave from the middle, and the footer counts them`() {
    let person = Person(columns: 62, rows: 40)
    person.runs("FROM provinces;")
    let head = person.screen.lines.first { $0.hasPrefix("│ province_id") } ?? ""
    #expect(head.hasSuffix("│ population │"))
    #expect(head.contains("│ … │"))
    #expect(
      person.screen.contains(/34 rows \(32 shown\) · 14 columns \(\d shown\) · .last shows all/))
    #expect(person.screen.lines.allSatisfy { !$0.contains(/[0-9]…/) })
  }

  @Test(arguments: [20, 30, 50])
  func `numbers and dates are whole or hidden`(_ columns: Int) {
    let person = Person(["--pager", "off"], columns: columns, rows: 60)
    person.runs(
      "SELECT 'một câu rất dài để cắt' AS t, 123456789012345678 AS a, 9.25 AS b,"
        + " DATE '2024-12-31' AS c, CAST(67.06% AS RATIO) AS d, -42 AS e UNION ALL"
        + " SELECT 'x', 1, 2, DATE '2024-01-01', CAST(1% AS RATIO), 3;")
    let whole = ["123456789012345678", "9.25", "2024-12-31", "67.06%", "-42"]
    let others = ["1", "2", "2024-01-01", "1%", "3"]
    let box = person.screen.lines.drop { !$0.hasPrefix("├") }.prefix { !$0.hasPrefix("└") }
    #expect(box.count == 3)
    for cell in box.flatMap({ $0.split(separator: "│") }) {
      let value = cell.filter { $0 != " " }
      #expect(!value.contains(where: \.isNumber) || (whole + others).contains(value), "\(cell)")
    }
    #expect(box.allSatisfy { $0.count <= columns })
  }

  @Test func `one row that does not fit is written in lines, several are not`() {
    let person = Person(columns: 50, rows: 50)
    person.runs("FROM provinces |> LIMIT 1;")
    #expect(person.screen.contains("province_id = 34-01"))
    #expect(!person.screen.contains("┌"))
    person.runs("FROM provinces |> LIMIT 2;")
    #expect(person.screen.contains("┌"))
  }

  @Test func `line mode keeps a tall value in its line and a wide one whole`() {
    let person = Person(["--line"], columns: 40, rows: 40)
    let wide = (1...30).map { "từ\($0)" }.joined(separator: " ")
    person.runs(
      "SELECT E'một\\nhai\\tba' AS tall, '\(wide)' AS wide, '数据' AS \"tên\", NULL AS none;")
    #expect(person.screen.contains(#"tall = một\nhai\tba"#))
    #expect(person.screen.contains("\n tên = 数据\nnone = NULL"))
    let lines = person.screen.lines.drop { !$0.hasPrefix("wide = ") }
    // The terminal breaks the line at its edge, where a blank may stand.
    let shown = lines.prefix { !$0.hasPrefix(" tên") }.joined().filter { $0 != " " }
    #expect(shown == "wide=" + wide.filter { $0 != " " })
  }

  @Test func `only the sixteen colours are used`() throws {
    let person = Person(columns: 100, rows: 40)
    person.runs("SELECT NULL AS a, 'x' AS b, ROUND(1.5) AS c, @p AS d; -- (")
    person.runs("FROM rates |> WHERE rate > 45% |> SELECT place, rate |> LIMIT 3;")
    person.runs(".chart bar x=place y=rate")
    person.runs("SELECT nothing;")
    person.types("FROM provinces |> WHERE name = 'h\t\t")
    person.sees("values")
    let output = String(decoding: person.terminal.output, as: UTF8.self)
    let sequences = output.matches(of: /\u{1B}\[([0-9;]*)m/).map(\.1)
    #expect(sequences.count > 20)
    let basic = Set([0, 1, 2, 7] + Array(30...37) + Array(90...97))
    for sequence in sequences {
      let codes = sequence.split(separator: ";").map { Int($0) ?? -1 }
      #expect(codes.allSatisfy(basic.contains), "\(sequence)")
    }
  }

  @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `no sequence goes into a pipe`(_ environment: [String: String]) {
    let script = """
      .help
      .help keys
      .tables
      SELECT NULL AS a;
      SELECT nothing;
      .nothing
      FROM provinces |> WHERE name = 'Ha Noi';
      .mode box
      SELECT NULL AS a;

      """
    let run = runProgram(["--keep-going"], input: script, environment: environment)
    #expect(run.status == .exited(1))
    #expect(run.output.contains("NULL"))
    #expect(run.errors.contains("unknown column 'nothing'"))
    #expect(!(run.stdout + run.stderr).contains(0x1B))
  }

  @Test func `the pager is asked only for what is taller than the screen`() {
    let person = Person(
      ["--max-rows", "all"], environment: ["TRA_PAGER": "sed s/^/P:/"], columns: 80, rows: 30)
    person.runs("FROM provinces |> SELECT code |> LIMIT 20;")
    #expect(!person.screen.contains("P:"))
    person.runs("FROM provinces |> SELECT code;")
    #expect(person.screen.count(of: "\nP:│") == 36)
    person.runs(".help")
    #expect(person.screen.contains("P:.quit"))
    let script = runProgram(["-c", "FROM provinces"], environment: ["TRA_PAGER": "sed s/^/P:/"])
    #expect(!script.output.contains("P:"))
  }
}
