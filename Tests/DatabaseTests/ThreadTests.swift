import Engine
import Language
import Testing

@testable import Database

/// More rows than a worker takes at once, of all kinds of columns.
private let manyRows = """
  CREATE TABLE t AS
  SELECT id, MOD(id * 7919, 1009) AS k, CAST(MOD(id * 31, 977) AS FLOAT64) / 7 AS x,
    NULLIF(MOD(id * 104729, 90001), 7) AS wide,
    CONCAT('tỉnh ', CAST(MOD(id, 63) AS STRING)) AS name,
    IF(MOD(id, 3) = 0, DATE '2020-01-01', DATE '2020-06-01') AS day,
    CAST(MOD(id, 100) AS DECIMAL(10, 2)) / 3 AS d
  FROM (SELECT a.id * 1000 + b.id AS id FROM RANGE(0, 270) AS a CROSS JOIN RANGE(0, 1000) AS b)
  ORDER BY id
  """

@Suite struct ThreadTests {
  private static let queries = [
    "SELECT COUNT(*), SUM(k), SUM(x), AVG(x), MIN(wide), MAX(name), SUM(d) FROM t",
    "SELECT name, SUM(x), STDDEV(x), AVG(d), COUNT(wide) FROM t GROUP BY name",
    "SELECT wide, SUM(x), COUNT(*) FROM t GROUP BY wide ORDER BY 2 DESC LIMIT 50",
    "SELECT id, SUM(k) FROM t WHERE id > 1000 GROUP BY id LIMIT 30",
    "SELECT CONCAT(UPPER(name), '!') AS n, COUNT(DISTINCT k), SUM(DISTINCT x) FROM t GROUP BY n",
    "SELECT CASE WHEN k < 300 THEN name WHEN k < 600 THEN LOWER(name) END AS n, SUM(x) FROM t "
      + "GROUP BY n",
    "SELECT k, STRING_AGG(name, ',' ORDER BY id DESC) FROM t WHERE wide < 900 GROUP BY k",
    "SELECT k, ANY_VALUE(name), MEDIAN(x), MODE(name) FROM t WHERE k < 20 GROUP BY k",
    "SELECT DISTINCT k, day FROM t WHERE k < 5",
    "SELECT id, name, x FROM t WHERE k = 77 AND UPPER(name) LIKE '%1%'",
    "SELECT id, REPLACE(name, 'tỉnh', CAST(k AS STRING)) AS n FROM t WHERE wide < 300",
    "SELECT id, x FROM t ORDER BY x DESC, name, id LIMIT 40",
    "SELECT id FROM t WHERE k < 40 ORDER BY name COLLATE vi DESC, id",
    "SELECT id, ROW_NUMBER() OVER (PARTITION BY k ORDER BY x, id) AS r, "
      + "SUM(x) OVER (PARTITION BY name ORDER BY id) AS s FROM t WHERE k < 30",
    "SELECT a.id, b.name FROM t AS a JOIN t AS b ON a.wide = b.id WHERE a.k < 9 AND b.k < 500",
    "SELECT b.k, COUNT(a.id), SUM(a.x) FROM (FROM t |> WHERE day < DATE '2020-03-01') AS a "
      + "FULL JOIN (SELECT DISTINCT k FROM t WHERE k > 500) AS b ON a.k = b.k GROUP BY b.k",
    "SELECT COUNT(*) FROM t AS a WHERE EXISTS (SELECT 1 FROM t AS b WHERE b.wide = a.id)",
    "SELECT name, SUM(x) FROM (SELECT name, x FROM t WHERE k < 300 UNION ALL "
      + "SELECT UPPER(name), x FROM t WHERE k > 600) GROUP BY name",
    "SELECT k, name FROM t WHERE k < 3 EXCEPT SELECT k, name FROM t WHERE id < 20000",
  ]

  @Test func `the number of threads changes no bit of a result`() throws {
    let one = Session()
    one.settings.threadCount = 1
    try one.ask(manyRows)
    let many = Session(database: one.database)
    many.settings.threadCount = 4
    for query in Self.queries {
      let expected = try one.ask(query)
      #expect(!expected.isEmpty, "\(query)")
      #expect(try many.ask(query) == expected, "\(query)")
    }
  }

  @Test func `of several errors the first in the order of the rows is told`() throws {
    let session = Session()
    session.settings.threadCount = 4
    try session.ask(manyRows)
    let query = "SELECT SUM(CAST(IF(id > 5000, CAST(id AS STRING) || 'x', '1') AS INT64)) FROM t"
    for _ in 0..<5 { #expect(session.refusal(query)?.message == "'5001x' is not INT64") }
    let counted = "SELECT id, CAST(IF(id > 5000, CAST(id AS STRING) || 'x', '1') AS INT64) FROM t"
    for _ in 0..<5 { #expect(session.refusal(counted)?.message == "'5001x' is not INT64") }
  }

  @Test func `an interrupt ends all threads`() throws {
    let session = Session()
    session.settings.threadCount = 4
    try session.ask(manyRows)
    session.settings.isInterrupted = { true }
    #expect(session.refusal("SELECT k, SUM(x) FROM t GROUP BY k")?.code == .interrupted)
    #expect(session.refusal("SELECT * FROM t WHERE k > 1")?.code == .interrupted)
    session.settings.isInterrupted = { false }
    #expect(try session.count("SELECT COUNT(*) FROM t") == 270_000)
  }

  @Test func `the limit of memory holds for all threads together`() throws {
    let session = Session()
    session.settings.threadCount = 4
    try session.ask(manyRows)
    session.settings.memoryLimit = 4_000_000
    #expect(session.refusal("SELECT id, SUM(x) FROM t GROUP BY id")?.code == .memoryLimit)
    #expect(session.refusal("SELECT * FROM t WHERE k >= 0")?.code == .memoryLimit)
    #expect(try session.count("SELECT COUNT(*) FROM t") == 270_000)
  }

  @Test func `the first division by zero in the text is told`() throws {
    let session = Session()
    session.settings.threadCount = 4
    try session.ask(manyRows)
    let source = SourceText("SELECT SUM(k / (k - k)), SUM(x / (x - x)) FROM t")
    let statement = try #require(try Parser.parseStatement(source))
    guard case .rows(let result) = try session.run(statement, in: source) else {
      Issue.record("no rows")
      return
    }
    let warning = try #require(result.warnings.first)
    let span = try #require(warning.span)
    #expect(source.text(span) == "k / (k - k)")
    #expect(warning.message == "division by zero in 540000 rows: NULL there")
  }
}
