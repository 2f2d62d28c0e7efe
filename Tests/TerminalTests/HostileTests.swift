// Data, names and files that try to drive the terminal: nothing of it reaches the screen as it is.
import TestSupport
import Testing

@Suite struct HostileTests {
  private let folder = TemporaryDirectory()

  /// Retitles the window, colours, rings, turns letters round, clears in 8 bits, goes back.
  private static let attack =
    "\u{1B}]0;pwned\u{7}\u{1B}[35;45m\u{202E}\u{2066}\u{9B}2J\u{85}\u{8}\u{7F}"
  private static let harm = [
    "\u{1B}]", "\u{1B}[35;45m", "\u{202E}", "\u{2066}", "\u{9B}", "\u{85}", "\u{8}", "\u{7F}",
  ]
  /// The same as an expression.
  private static let text =
    #"E'\x1b]0;pwned\x07\x1b[35;45m\u202e\u2066\u009b2J\u0085\x08\x7f'"#

  private func expectNoHarm(
    _ person: Person, _ what: String, at location: SourceLocation = #_sourceLocation
  ) {
    let output = String(decoding: person.terminal.output, as: UTF8.self)
    // By scalars: a control may hide in a grapheme.
    let scalars = Array(output.unicodeScalars)
    let found = Self.harm.compactMap { scalars.firstRange(of: Array($0.unicodeScalars)) }
    guard let first = found.min(by: { $0.lowerBound < $1.lowerBound }) else { return }
    let context = scalars[max(0, first.lowerBound - 60)..<first.upperBound]
    Issue.record(
      "\(what): \(String(String.UnicodeScalarView(context)).debugDescription)",
      sourceLocation: location)
  }

  private func person() -> Person { Person(["--pager", "off"], columns: 150, rows: 60) }

  @Test(arguments: ["box", "line", "markdown", "html"])
  func `cells and names of columns are shown harmless in a mode for people`(_ mode: String) throws {
    let path = try folder.write(
      "\(Self.attack),b\n\(Self.attack),1\n\"a\n\(Self.attack)\tb\",2\n", to: "data.csv")
    let person = person()
    person.runs(".mode \(mode)")
    person.runs("FROM '\(path)';")
    person.runs("SELECT \(Self.text) AS x, 1 AS y;")
    person.runs("FROM '\(path)' |> LIMIT 1;")
    person.runs(".last")
    #expect(person.screen.contains("pwned"))
    expectNoHarm(person, mode)
  }

  @Test(arguments: [
    "DESCRIBE FROM data;", ".schema data", ".schema", ".tables", ".tables all", ".summary data",
    ".values data.x", ".values data.x pwned", ".stages", ".peek 1",
    "EXPLAIN FROM data |> WHERE x = 'a';",
    "FROM data |> WHERE x = 'pwnd';", "FROM data |> WHERE x = \(text) AND y > 5;", ".param list",
    ".settings", ".history", ".chart bar x=x y=y", ".quit", "FROM data |> SELECT nothing;",
    "FROM data |> EXTEND CAST(x AS INT64) AS n;", "FROM data |> EXTEND CAST(x AS DATE) AS n;",
    "FROM data |> ASSERT y > 100;", "CREATE TABLE data AS SELECT 1 AS a;", ".source", ".reports",
    "FROM data |> PIVOT (SUM(y) FOR x IN ('a'));", "FROM data |> SELECT x, x;",
    "SELECT DATE(x) FROM data;", "FROM data |> WHERE x LIKE REGEXP_REPLACE(x, '(', '');",
  ])
  func `what the shell says of data and of tables is harmless`(_ line: String) throws {
    let script = try folder.write(
      "CREATE TABLE data AS SELECT \(Self.text) AS x, 1 AS y, 2 AS \"\(Self.attack)\";\n"
        + "CREATE TABLE \"\(Self.attack)\" AS SELECT 1 AS \"\(Self.attack)\";\n"
        + ".param set p \(Self.attack)\n.nullvalue \(Self.attack)\nFROM data;\n",
      to: "make.sql")
    let person = person()
    person.runs(".read \(script)")
    #expect(person.screen.contains("pwned"))
    person.runs(line)
    expectNoHarm(person, line)
  }

  @Test(arguments: [
    "SELECT \(attack);", "SELECT '\(attack)' + 1;", "FROM \"\(attack)\";", "SELECT \"\(attack)\";",
    "\(attack);", ".\(attack)", ".mode \(attack)", ".read \(attack)", ".help \(attack)",
    ".open \(attack)", ".run \(attack)", ".param unset \(attack)", ".settings \(attack)",
    "FROM '\(attack)';", "FROM '\(attack).csv';", "COPY provinces TO '/none/\(attack).csv';",
    "SELECT CAST('\(attack)' AS DATE);", "SELECT @\(attack);", "SELECT '\(attack)",
    "FROM provinces |> WHERE name = '\(attack)';", ".values \(attack)",
    ".values provinces.\(attack)",
    ".schema \(attack)", ".once /none/\(attack)", ".chart \(attack)", ".show \(attack)",
    "SELECT E'\\q\(attack)';", "/* \(attack)", "SELECT 1 AS '\(attack)';", ".peek \(attack)",
    "SELECT REGEXP_MATCHES('a', '(\(attack)');", ".print \(attack)", ".echo \(attack)",
  ])
  func `a message that quotes what was read is harmless`(_ line: String) throws {
    let script = try folder.write(line + "\n", to: "script.sql")
    let person = person()
    person.runs(".read \(script)")
    expectNoHarm(person, line.debugDescription)
  }

  @Test func `files with hostile names and contents are harmless`() throws {
    let name = "x" + Self.attack.filter { $0 != "/" } + ".csv"
    let path = try folder.write("a,b\n1\n2,3,4\n\"\(Self.attack)", to: name)
    let script = try folder.write(
      "FROM '\(path)';\nCOPY data FROM '\(path)';\n.read \(path)\n", to: "files.sql")
    let person = person()
    person.runs("CREATE TABLE data AS SELECT 1 AS a;")
    person.runs(".bail off")
    person.runs(".read \(script)")
    #expect(person.screen.contains("error"))
    // Names of files and values are completed.
    person.types("FROM '\(folder.path)/\t\t")
    person.sees("a list") { $0.contains("script") || $0.contains("files.sql") }
    person.control("c")
    person.editing("tra> ")
    expectNoHarm(person, "files")
  }

  @Test func `completion, suggestion, preview and history are harmless`() throws {
    let history = try folder.write("SELECT '\(Self.attack)' AS x;\n", to: "history")
    let script = try folder.write(
      "CREATE TABLE data AS SELECT 'v' || \(Self.text) AS x, 1 AS \"c\(Self.attack)\""
        + " UNION ALL SELECT 'va', 2;\n", to: "make.sql")
    let person = Person(
      ["--pager", "off"], environment: ["TRA_HISTORY": history], columns: 150, rows: 60)
    person.types("SEL")
    person.sees("pwned")
    person.types(Person.right)
    person.sees("AS x;")
    person.control("c")
    person.editing("tra> ")
    person.types(Person.up)
    person.sees("AS x;")
    person.control("c")
    person.editing("tra> ")
    person.control("r")
    person.types("pwn")
    person.sees("search 'pwn'")
    person.control("c")
    person.editing("tra> ")
    person.runs(".read \(script)")
    person.types("FROM data |> WHERE x = 'v\t\t")
    person.sees("values")
    person.control("c")
    person.editing("tra> ")
    person.types("FROM data |> SELECT \t\t")
    person.sees("columns")
    person.control("c")
    person.editing("tra> ")
    person.types("FROM data\u{1B}p")
    person.sees("│ va ")
    expectNoHarm(person, "editor")
  }

  @Test func `a report with hostile words is harmless`() throws {
    try folder.write(
      "-- title: \(Self.attack)\n-- description: \(Self.attack)\n"
        + "-- param: p STRING default '\(Self.attack)'\n\n"
        + "-- section: \(Self.attack)\n-- note: \(Self.attack)\n-- chart: bar x=x y=y\n"
        + "SELECT \(Self.text) AS x, 1 AS y;\n", to: "reports/hostile.sql")
    let terminal = PseudoTerminal(
      ["--pager", "off"], environment: ["TRA_REPORTS": folder.path(of: "reports")], columns: 150,
      rows: 60)
    let person = Person(at: terminal)
    person.editing("tra> ")
    person.runs(".reports")
    person.runs(".show hostile")
    person.runs(".run hostile")
    #expect(person.screen.contains("pwned"))
    expectNoHarm(person, "report")
  }

  @Test func `bytes that are no UTF-8 become replacement characters, typed or pasted`() {
    let bytes: [UInt8] = [0x27, 0xFF, 0xC3, 0x28, 0x80, 0x27]
    let person = Person(columns: 60)
    person.types("SELECT ")
    person.terminal.send(bytes)
    person.types(" AS x;")
    person.editing("tra> SELECT '\u{FFFD}\u{FFFD}(\u{FFFD}' AS x;")
    person.control("c")
    person.editing("tra> ")
    person.terminal.send(Array("\u{1B}[200~SELECT ".utf8) + bytes + Array(" AS x;\u{1B}[201~".utf8))
    person.editing("tra> SELECT '\u{FFFD}\u{FFFD}(\u{FFFD}' AS x;")
    person.runs("")
    #expect(person.screen.contains("│ \u{FFFD}\u{FFFD}(\u{FFFD}"))
  }
}
