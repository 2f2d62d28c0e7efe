import Testing

@testable import Language

@Suite struct Smoke {
  @Test func `all forms parse`() throws {
    for text in [
      "SELECT 1", "FROM t", "FROM t |> WHERE a > 45% AND b BETWEEN 1 AND 2 |> SELECT a, b AS c,",
      "FROM performance |> AGGREGATE SUM(petitions) AS p, RATE(r) AS pooled GROUP AND ORDER BY region, x DESC",
      "SELECT t.*, * EXCEPT (a) REPLACE (b + 1 AS b) FROM a, b LEFT JOIN c USING (x) WHERE a NOT IN (1, 2) GROUP BY ROLLUP(a, b), () HAVING COUNT(*) > 1 ORDER BY 1 DESC NULLS LAST LIMIT 10 OFFSET 2",
      "((SELECT 1) UNION ALL SELECT 2) |> LIMIT 1",
      "SELECT ((SELECT 1) + 2), ((SELECT 1) UNION ALL (SELECT 2)), EXISTS (FROM t), x IN ((SELECT 1))",
      "SELECT * FROM ((SELECT 1) AS a JOIN b ON TRUE) WHERE x",
      "CREATE OR REPLACE TABLE t (a INT64 NOT NULL COMMENT 'x', r RATIO(a, b)) COMMENT 'y'",
      "CREATE VIEW v AS FROM t;", "INSERT INTO t (a, b) VALUES (1, 'x'), (2, NULL)",
      "COPY t FROM 'x.csv' (HEADER true, DELIM ';')", "COPY (FROM t) TO 'x.csv'", "SHOW TABLES",
      "FROM t |> PIVOT (SUM(x) AS s FOR q IN ('a' AS a, 'b')) AS p |> UNPIVOT (v FOR n IN (a AS 'x', b))",
      "SELECT SUM(x) FILTER (WHERE y) OVER (PARTITION BY a ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
      "SELECT CASE WHEN a THEN 1 ELSE 2 END, CAST(x AS DECIMAL(10, 2)), x::INT, DATE '2024-01-01' + INTERVAL 1 MONTH, EXTRACT(YEAR FROM d)",
      "SELECT 45% - 3", "FROM t WHERE a", "FROM t EXTEND a", "FROM t JOIN u",
      "UPDATE t SET a = 1 WHERE b",
    ] {
      do {
        let parsed = try Parser.parseStatement(SourceText(text))
        print("OK  ", text, String(describing: parsed).count)
      } catch {
        print(
          "FAIL", text, "--", error.message, error.help,
          error.span.map { SourceText(text).text($0) } ?? "")
      }
    }
  }
}
