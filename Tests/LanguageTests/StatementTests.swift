import Testing

@testable import Language

@Suite struct StatementTests {
  @Test(arguments: [
    "FROM t", "SELECT 1", "VALUES (1, 'a'), (2, NULL)", "TABLE t",
    "SELECT DISTINCT a, t.*, * EXCEPT (b, c) REPLACE (d + 1 AS d) FROM t",
    "SELECT a FROM t WHERE b GROUP BY a HAVING count(*) > 1 QUALIFY rank() OVER () = 1",
    "SELECT a FROM t GROUP BY ALL ORDER BY 1 DESC NULLS LAST LIMIT 10 OFFSET 5",
    "SELECT a FROM t GROUP BY ROLLUP(a, b), CUBE(c), (), GROUPING SETS ((a, b), (a), ())",
    "SELECT a FROM t ORDER BY name COLLATE vi",
    "SELECT a FROM t UNION ALL SELECT b FROM u EXCEPT DISTINCT SELECT c FROM v",
    "SELECT a FROM t UNION ALL SELECT b FROM u INTERSECT DISTINCT SELECT c FROM v",
    "(SELECT a FROM t) UNION ALL BY NAME (FROM u |> SELECT a) ORDER BY a |> LIMIT 1",
    "WITH q AS (FROM t), r(a, b) AS (FROM u) SELECT a FROM q CROSS JOIN r",
    "FROM t AS a LEFT JOIN u AS b ON a.x = b.x RIGHT JOIN v USING (y) FULL JOIN w USING (z)",
    "FROM t SEMI JOIN u USING (x) ANTI JOIN v ON a = b CROSS JOIN (FROM w) AS w(p, q)",
    "FROM t CROSS JOIN (u JOIN v USING (x))",
    "FROM 'data/2024-*.csv' (header TRUE, delim ';') AS f",
    "FROM range(1, 10) AS r", "FROM tra.provinces", "SELECT a FROM t LIMIT 10",
    "SELECT a FROM t OFFSET @skip",
    "EXPLAIN FROM t", "EXPLAIN ANALYZE SELECT 1", "DESCRIBE t", "DESCRIBE FROM t |> SELECT a",
    "SUMMARIZE t", "SUMMARIZE SELECT 1", "SHOW TABLES",
    "CREATE TABLE t (a INT64 NOT NULL COMMENT 'x', b DECIMAL(10, 2), r RATIO, s RATIO(a, b))",
    "CREATE OR REPLACE TABLE t COMMENT 'y' AS FROM u",
    "CREATE TABLE IF NOT EXISTS t (a STRING) COMMENT 'z' AS SELECT 1",
    "CREATE OR REPLACE VIEW v COMMENT 'c' AS FROM t |> WHERE a",
    "INSERT INTO t VALUES (1)", "INSERT INTO t (a, b) SELECT 1, 2", "INSERT INTO t FROM u",
    "DROP TABLE t", "DROP VIEW IF EXISTS a.v",
    "COPY t TO 'x.csv' (format 'csv', header FALSE)", "COPY (FROM t) TO 'x.csv'",
    "COPY t FROM 'x.csv'",
  ])
  func `a statement prints as it was written`(text: String) throws {
    #expect(try printed(text) == text)
  }

  @Test(arguments: [
    "SELECT a, b AS c", "SELECT DISTINCT t.*", "EXTEND a + 1 AS b, u.*", "SET a = b, b = a",
    "DROP a, t.b", "RENAME a AS b", "AS x", "WHERE a > 1", "DISTINCT",
    "AGGREGATE count(*) AS n DESC NULLS LAST, sum(a) GROUP BY b ASC, c AS d",
    "AGGREGATE rate(r) AS r GROUP AND ORDER BY a, b DESC", "AGGREGATE GROUP BY a",
    "AGGREGATE sum(a) GROUP BY ROLLUP(a, b), ()",
    "AGGREGATE sum(a) GROUP AND ORDER BY b NULLS LAST",
    "ORDER BY a DESC, b NULLS FIRST", "LIMIT 10 OFFSET 2", "OFFSET 2", "LIMIT @n",
    "JOIN u USING (a)", "LEFT JOIN u AS v ON a = v.b", "CROSS JOIN (FROM u)",
    "UNION ALL (FROM u), (TABLE v)", "INTERSECT DISTINCT BY NAME (FROM u)",
    "PIVOT (sum(a) AS s, count(*) FOR q IN ('x' AS x, 'y', 2024)) AS p",
    "UNPIVOT (v FOR n IN (a AS 'A', b)) AS p", "ASSERT count(*) > 1, 'few', a", "DESCRIBE",
    "WITH q AS (FROM u), r AS (FROM q)",
  ])
  func `a stage prints as it was written`(text: String) throws {
    #expect(try printed("FROM t |> \(text)") == "FROM t |> \(text)")
  }

  @Test(arguments: [
    ("from t|>where a|>limit 1;", "FROM t |> WHERE a |> LIMIT 1"),
    ("SELECT a b, c \"d e\" FROM t x, u", "SELECT a AS b, c AS \"d e\" FROM t AS x CROSS JOIN u"),
    ("FROM t |> RENAME a b", "FROM t |> RENAME a AS b"),
    (
      "FROM a LEFT OUTER JOIN b USING (x) INNER JOIN c USING (x)",
      "FROM a LEFT JOIN b USING (x) JOIN c USING (x)"
    ),
    ("FROM a LEFT SEMI JOIN b USING (x)", "FROM a SEMI JOIN b USING (x)"),
    ("SELECT ALL a UNION SELECT b", "SELECT a UNION DISTINCT SELECT b"),
    ("SELECT a EXCEPT SELECT b", "SELECT a EXCEPT DISTINCT SELECT b"),
    ("SELECT * EXCEPT (SELECT 1)", "SELECT * EXCEPT DISTINCT (SELECT 1)"),
    ("FROM t |> UNION TABLE u, (FROM v),", "FROM t |> UNION DISTINCT (TABLE u), (FROM v)"),
    ("SELECT a FROM t LIMIT ALL", "SELECT a FROM t LIMIT ALL"),
    (
      "SELECT x::VARCHAR(10), y::DOUBLE PRECISION, z::BIGINT",
      "SELECT CAST(x AS STRING), CAST(y AS FLOAT64), CAST(z AS INT64)"
    ),
    (
      "SELECT sum(x) OVER (ROWS 3 PRECEDING)",
      "SELECT sum(x) OVER (ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)"
    ),
    ("SELECT ((SELECT 1) UNION ALL (SELECT 2))", "SELECT ((SELECT 1) UNION ALL (SELECT 2))"),
    ("SELECT ((SELECT 1) + 2)", "SELECT ((SELECT 1) + 2)"),
    ("SELECT * FROM ((SELECT 1) AS a JOIN b ON c)", "SELECT * FROM (SELECT 1) AS a JOIN b ON c"),
    (
      "SELECT * FROM ((SELECT 1) UNION ALL (SELECT 2)) AS x",
      "SELECT * FROM ((SELECT 1) UNION ALL (SELECT 2)) AS x"
    ),
    ("SELECT 1e3, 2.5e-1, 1.50, .5, 45%", "SELECT 1000e0, 0.25e0, 1.50, 0.5, 45%"),
    (
      "SELECT CURRENT_DATE, \"CURRENT_DATE\", \"order\", \"a b\"",
      "SELECT current_date(), \"CURRENT_DATE\", \"order\", \"a b\""
    ),
    ("SELECT t.order, t.\"x y\"", "SELECT t.\"order\", t.\"x y\""),
  ])
  func `printing brings a statement to its normal form`(text: String, normal: String) throws {
    #expect(try printed(text) == normal)
    #expect(try printed(normal) == normal)
  }

  @Test func `a trailing comma ends a list in stages`() throws {
    for stage in [
      "SELECT a, b,", "EXTEND a AS b,", "SET a = 1,", "DROP a,", "RENAME a AS b,", "ORDER BY a,",
      "AGGREGATE count(*), GROUP BY a,", "UNION ALL (FROM u),", "WITH q AS (FROM u),",
    ] {
      #expect(failure("FROM t |> \(stage)") == nil, "\(stage)")
      #expect(failure("FROM t |> \(stage) |> LIMIT 1") == nil, "\(stage)")
      #expect(failure("SELECT * FROM (FROM t |> \(stage))") == nil, "\(stage)")
    }
  }

  @Test func `statements of one text are read one after another`() throws {
    var parser = Parser(SourceText(";; SELECT 1; SELECT ?; -- x\n"))
    var texts: [String] = []
    while !parser.isAtEnd { texts.append(try parser.statement().sql) }
    #expect(texts == ["SELECT 1", "SELECT @1"])
    #expect(try Parser.parseStatement(SourceText(" -- nothing\n")) == nil)
  }

  @Test func `a text may hold one statement only where one is asked for`() {
    #expect(
      message("SELECT 1; SELECT 2") == "expected the end of the text, found 'SELECT' @ SELECT")
  }

  @Test func `spans are the bytes of each node`() throws {
    let source = SourceText("FROM t |> WHERE (a + 1) * 2 > b |> LIMIT 1")
    guard case .query(let query)? = try Parser.parseStatement(source) else { return }
    #expect(query.stages.map { source.text($0.span) } == ["WHERE (a + 1) * 2 > b", "LIMIT 1"])
    guard case .filter(let stage) = query.stages[0] else { return }
    #expect(source.text(stage.condition.span) == "(a + 1) * 2 > b")
    guard case .binary(_, let left, _) = stage.condition.kind else { return }
    #expect(source.text(left.span) == "(a + 1) * 2")
  }

  @Test func `an expression stands alone in a report's expect line`() throws {
    #expect(try printedExpression("COUNT(*) BETWEEN 1 AND 6") == "count(*) BETWEEN 1 AND 6")
    #expect(throws: Diagnostic.self) { try printedExpression("COUNT(*) > 1, 'x'") }
    var parser = Parser(SourceText("MIN(a) >= 30, 'small counts'"))
    _ = try parser.expression()
    #expect(parser.offset == 12)
  }
}
