import Language
import Testing

@testable import Database

@Suite struct ChangeTests {
  private let session = Session()

  @Test func `a table grows by INSERT`() throws {
    try session.ask(
      """
      CREATE TABLE f (p STRING NOT NULL, received INT64, online INT64, r RATIO(online, received));
      INSERT INTO f (p, received, online) VALUES ('a', 100, 90), ('a', 900, 90);
      INSERT INTO f VALUES ('b', 0, 0)
      """)
    #expect(
      try session.ask("FROM f |> AGGREGATE RATE(r) AS r GROUP AND ORDER BY p") == [
        ["a", "0.18"], ["b", "NULL"],
      ])
  }

  @Test func `a failing INSERT leaves the table as it was`() throws {
    try session.ask("CREATE TABLE t (n INT64 NOT NULL, c STRING); INSERT INTO t VALUES (1, 'a')")
    let before = try session.ask("FROM t")
    for statement in [
      "INSERT INTO t VALUES (2, 'b'), (NULL, 'c')",
      "INSERT INTO t SELECT CAST(code AS INT64) / 0, name FROM provinces",
      "INSERT INTO t SELECT CAST(name AS INT64), name FROM provinces",
      "INSERT INTO t (n) SELECT 9223372036854775807 + n FROM t",
    ] {
      #expect(session.refusal(statement) != nil, "\(statement)")
      #expect(try session.ask("FROM t") == before)
    }
  }

  @Test func `a NULL where none may stand is named`() throws {
    try session.ask("CREATE TABLE t (n INT64 NOT NULL)")
    let error = session.refusal("INSERT INTO t VALUES (NULL)")
    #expect(error?.code == .notNullViolated)
    #expect(error?.message == "NULL in column 'n', which is NOT NULL")
    #expect(error?.span == SourceSpan(12, 13))
  }

  @Test func `a table inserts its own rows once`() throws {
    try session.ask("CREATE TABLE t AS SELECT 'a' AS c UNION ALL SELECT 'b'; INSERT INTO t FROM t")
    #expect(try session.ask("FROM t |> ORDER BY c") == [["a"], ["a"], ["b"], ["b"]])
  }

  @Test(arguments: [
    ("CREATE TABLE t (n INT64)", "there is already a table 't'"),
    ("CREATE VIEW t AS SELECT 1 AS n", "there is already a table 't'"),
    ("CREATE OR REPLACE VIEW t AS SELECT 1 AS n", "'t' is a table"),
    ("DROP VIEW t", "'t' is a table"),
    ("DROP TABLE nothing", "unknown table 'nothing'"),
    ("DROP TABLE rates", "'rates' is shipped with the program and stays"),
    ("DROP VIEW IF EXISTS egdi", "'egdi' is shipped with the program and stays"),
    (
      "INSERT INTO indicators (id, name, unit) VALUES ('a', 'b', 'c')",
      "'indicators' is shipped with the program and stays as it is"
    ),
    ("CREATE TABLE _ (n INT64)", "'_' is the last result"),
    ("CREATE TABLE tra.t (n INT64)", "a table made here has a name without a dot"),
  ]) func `a change that cannot be is refused`(statement: String, message: String) throws {
    try session.ask("CREATE TABLE t (n INT64)")
    #expect(session.refusal(statement)?.message == message)
  }

  @Test(arguments: [
    "CREATE TABLE IF NOT EXISTS t (m STRING)", "DROP TABLE IF EXISTS nothing",
    "CREATE OR REPLACE TABLE t (n INT64)", "CREATE OR REPLACE TABLE fresh (n INT64)",
    "CREATE VIEW v AS FROM t", "DROP TABLE T",
  ]) func `a change that can be is made`(statement: String) throws {
    try session.ask("CREATE TABLE t (n INT64)")
    #expect(session.refusal(statement) == nil)
  }

  @Test func `a failing CREATE OR REPLACE keeps the old table`() throws {
    try session.ask("CREATE TABLE t AS SELECT 1 AS n")
    #expect(session.refusal("CREATE OR REPLACE TABLE t AS SELECT CAST('x' AS INT64) AS n") != nil)
    #expect(try session.ask("FROM t") == [["1"]])
  }

  @Test func `UPDATE is answered with the table's own definition`() throws {
    try session.ask("CREATE TABLE t (n INT64 NOT NULL COMMENT 'c', d INT64, r RATIO(n, d))")
    let text = "UPDATE t SET n = 2 WHERE d = 1"
    let error = try #require(session.refusal(text))
    let explained = session.explained(error, in: .init(text))
    let rewrite = try #require(explained.help.first?.dropFirst("write ".count))
    #expect(rewrite.contains("n INT64 NOT NULL COMMENT 'c', d INT64, r RATIO(n, d)"))
    try session.ask("INSERT INTO t VALUES (1, 1), (1, 3)")
    try session.ask(String(rewrite))
    #expect(try session.ask("FROM t |> ORDER BY d |> SELECT n, d") == [["2", "1"], ["1", "3"]])
  }
}
