// Statements that are stopped in the middle of what takes long: loads, sorts, dictionaries.
import Engine
import Language
import Synchronization
import TestSupport
import Testing

@testable import Database

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Counts how often a statement asks whether to go on, and stops it at last.
private final class Questions: Sendable {
  private let asked = Atomic<Int>(0)
  private let last: Int

  init(stopAt last: Int = .max) { self.last = last }

  var count: Int { asked.load(ordering: .relaxed) }

  var isInterrupted: @Sendable () -> Bool {
    { [self] in asked.wrappingAdd(1, ordering: .relaxed).newValue >= last }
  }
}

@Suite struct StopTests {
  private let session = Session()
  private let folder = TemporaryDirectory()

  private func asks(_ text: String) -> Int {
    let questions = Questions()
    session.settings.isInterrupted = questions.isInterrupted
    #expect(session.refusal(text) == nil)
    return questions.count
  }

  private func refusal(_ text: String, stoppedAt last: Int) -> Diagnostic? {
    session.settings.isInterrupted = Questions(stopAt: last).isInterrupted
    defer { session.settings.isInterrupted = { false } }
    return session.refusal(text)
  }

  @Test(arguments: [
    "|> ORDER BY n", "|> ORDER BY t", "|> ORDER BY t COLLATE vi DESC",
    "|> EXTEND RANK() OVER (ORDER BY n) AS r",
    "|> EXTEND FIRST_VALUE(t) OVER (PARTITION BY k ORDER BY n) AS r",
    "|> EXTEND SUM(n) OVER (ORDER BY n) AS r",
    "|> JOIN t AS b ON t.n + 1 = b.n + 1 |> AGGREGATE COUNT(*) AS c",
    "|> AGGREGATE MEDIAN(n) AS m", "|> AGGREGATE STRING_AGG(t, '' ORDER BY n) AS m",
    "|> AGGREGATE COUNT(DISTINCT t) AS m GROUP BY k", "|> WHERE UPPER(t) = 'X'",
    "|> WHERE t LIKE '%9_9%'",
  ])
  func `what takes long asks on its way, and can be stopped there`(stages: String) throws {
    try session.ask(
      """
      CREATE TABLE t AS FROM RANGE(0, 20000)
      |> SELECT id * 7919 % 20000 AS n, id % 7 AS k, CAST(id * 7919 % 20000 AS STRING) AS t
      """)
    #expect(asks("FROM t \(stages)") > asks("FROM t") + 2)
    // What a dictionary knows by now is not asked for again.
    let all = asks("FROM t \(stages)")
    for stop in stride(from: 1, to: all, by: max(1, all / 6)) {
      #expect(refusal("FROM t \(stages)", stoppedAt: stop)?.code == .interrupted)
    }
  }

  @Test func `a table that was not finished does not exist`() throws {
    let path = try folder.write(
      "n,t\n" + (0..<20_000).map { "\($0),text \($0)\n" }.joined(), to: "long.csv")
    let text = "CREATE TABLE t AS FROM '\(path)' |> WHERE n >= 0"
    let all = asks(text)
    try session.ask("DROP TABLE t")
    for stop in stride(from: 1, through: all, by: max(1, all / 10)) {
      #expect(refusal(text, stoppedAt: stop)?.code == .interrupted)
      #expect(session.refusal("FROM t")?.code == .unknownTable)
    }
  }

  @Test func `a load that was stopped leaves table and dictionary as they were`() throws {
    let path = try folder.write(
      "t\n" + (0..<40_000).map { "text \($0)\n" }.joined(), to: "long.csv")
    try session.ask("CREATE TABLE t (t STRING); INSERT INTO t VALUES ('a'), ('b')")
    guard case .table(let table)? = session.database.userObject("t") else { return }
    let dictionary = try #require(table.dictionaries[0])
    for text in [
      "COPY t FROM '\(path)'", "INSERT INTO t FROM '\(path)' |> SELECT CONCAT(t, 'x') AS t",
    ] {
      #expect(refusal(text, stoppedAt: 8)?.code == .interrupted)
      #expect(dictionary.count == 2)
      session.settings.memoryLimit = 600_000
      #expect(session.refusal(text)?.code == .memoryLimit)
      session.settings.memoryLimit = .max
      #expect(dictionary.count == 2)
    }
    #expect(try session.ask("FROM t") == [["a"], ["b"]])
    try session.ask("COPY t FROM '\(path)'")
    #expect(try session.count("FROM t |> WHERE t LIKE 'text 39___' |> AGGREGATE COUNT(*)") == 1_000)
  }

  @Test func `a time limit holds for the files of a statement too`() throws {
    let path = try folder.write("a,b\n1,2\n", to: "small.csv")
    session.settings.timeout = 0
    let error = session.refusal("FROM '\(path)'")
    #expect(error?.code == .timeout)
    #expect(error?.message == "stopped after 0 s ('\(path)': 0 of 8 bytes)")
  }

  @Test func `who stops a load is told its name, bytes and rows`() throws {
    let path = try folder.write("n\n" + (0..<200_000).map { "\($0)\n" }.joined(), to: "long.csv")
    session.settings.memoryLimit = 1_000_000
    let told = try #require(session.refusal("FROM '\(path)'"))
    #expect(told.code == .memoryLimit)
    #expect(
      told.message.contains(
        try Regex(" \\('\(path)': \\d+\\.\\d of 1\\.2 MB, \\d+ \\d+ rows read\\)$")))
    #expect(told.span.map { SourceText("FROM '\(path)'").text($0) } == "'\(path)'")
  }

  @Test func `who stops a query is told the rows that it has read`() throws {
    session.settings.memoryLimit = 1_000
    let told = session.refusal("FROM rates |> ORDER BY rate")
    #expect(told?.message.hasSuffix(" of memory (494 rows read)") == true)
    session.settings.memoryLimit = .max
    #expect(
      refusal("FROM rates |> ORDER BY rate", stoppedAt: 4)?.message
        == "interrupted (494 rows read)")
  }

  @Test func `who stops the writing of a file is told what was written`() throws {
    let path = folder.path(of: "out.csv")
    let text = "COPY (FROM rates AS a |> CROSS JOIN rates AS b |> SELECT a.place) TO '\(path)'"
    let all = asks(text)
    let told = refusal(text, stoppedAt: all - 1)
    #expect(told?.code == .interrupted)
    #expect(
      told?.message.contains(/interrupted \(988 rows read, \d+\.\d [KM]B written\)/) == true)
    #expect(folder.read("out.csv")?.isEmpty == false)
  }

  @Test func `the last result as a table has the limits of the statement that names it`() throws {
    try session.ask("FROM rates AS a |> CROSS JOIN RANGE(0, 100) AS b |> SELECT a.place, b.id")
    session.settings.memoryLimit = 100_000
    #expect(session.refusal("FROM _ |> LIMIT 1")?.code == .memoryLimit)
    session.settings.memoryLimit = .max
    #expect(try session.count("FROM _ |> AGGREGATE COUNT(*)") == 49_400)
  }

  @Test func `a profile is one statement`() throws {
    session.settings.timeout = 0
    #expect(throws: Diagnostic.self) { try session.profile(ofTable: "rates") }
    #expect(throws: Diagnostic.self) { try session.values(table: "rates", column: "place") }
  }
}

@Suite struct WorkDoneTests {
  @Test(arguments: [
    (494, "494"), (81_920, "81 920"), (999_999, "999 999"), (1_000_000, "1.0 M"),
    (14_249_999, "14.2 M"), (1_234_567_890, "1 234.5 M"),
  ])
  func `counts are short`(_ count: Int, _ text: String) {
    let work = ScanProgress()
    work.beginLoad("f", byteCount: nil)
    work.addLoaded(bytes: 0, rows: count)
    #expect(work.done == "'f': 0 bytes, \(text) rows read")
  }

  @Test(arguments: [
    (1_023, nil, "1023 bytes"), (1_536, nil, "1.5 KB"), (3 << 19, 3 << 20, "1.5 of 3.0 MB"),
    (5 << 30, 1 << 40, "5.0 of 1 024.0 GB"), (7, 0, "7 bytes"), (900, 800, "800 of 800 bytes"),
  ])
  func `bytes have the unit of the whole`(_ bytes: Int, _ whole: Int?, _ text: String) {
    let work = ScanProgress()
    work.beginLoad("f", byteCount: whole)
    work.addLoaded(bytes: bytes, rows: 0)
    #expect(work.done == "'f': \(text)")
  }

  @Test func `a second pass is no progress of the first`() {
    let work = ScanProgress()
    work.beginLoad("a\u{1B}.csv", byteCount: 4)
    work.addLoaded(bytes: 4, rows: 2)
    work.repeatLoad()
    #expect(work.done == "'a\\e.csv': 0 of 4 bytes, 0 rows read again")
    #expect(work.pieces == ["0 of 4 bytes (0 %)", "0 rows read again"])
    work.reset()
    #expect(work.done == nil)
  }
}
