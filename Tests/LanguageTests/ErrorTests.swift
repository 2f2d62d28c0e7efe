import Testing

@testable import Language

@Suite struct ErrorTests {
  @Test(arguments: [
    ("SELECT", "expected an expression, found the end of the text @ "),
    ("SELECT 1 +", "expected an expression, found the end of the text @ "),
    ("SELECT (1", "expected an operator or ')', found the end of the text @ "),
    ("SELECT f(1", "expected ',' or ')', found the end of the text @ "),
    ("SELECT 1 FROM", "expected a table, a file in '…' or '(', found the end of the text @ "),
    (
      "FROM t |>",
      "expected a pipe operator such as WHERE, SELECT, AGGREGATE, found the end of the text @ "
    ),
    ("FROM t |> 1", "expected a pipe operator such as WHERE, SELECT, AGGREGATE, found '1' @ 1"),
    ("SELCT 1", "expected a statement such as FROM, SELECT or CREATE, found 'SELCT' @ SELCT"),
    (
      "FROM t |> WHRE a",
      "expected a pipe operator such as WHERE, SELECT, AGGREGATE, found 'WHRE' @ WHRE"
    ),
    ("SELECT 1 2", "expected ';' or '|>', found '2' @ 2"),
    ("SELECT order FROM t", "expected an expression, found the reserved word 'order' @ order"),
    ("FROM t AS group", "expected a name after AS, found the reserved word 'group' @ group"),
    ("SELECT a FROM t WHERE ORDER BY a", "expected an expression, found 'ORDER' @ ORDER"),
    ("SELECT a,", "expected another item after ',', found the end of the text @ "),
    ("SELECT a, FROM t", "nothing follows this comma @ ,"),
    ("SELECT f(a,)", "nothing follows this comma @ ,"),
    ("FROM t |> JOIN u USING (a,)", "nothing follows this comma @ ,"),
    ("SELECT a AS 'b'", "an alias is a name, not a string @ 'b'"),
    ("SELECT CAST(a AS INTT)", "unknown type 'INTT' @ INTT"),
    ("SELECT EXTRACT(MONTHS FROM d)", "unknown date part 'MONTHS' @ MONTHS"),
    ("SELECT a IS 3", "expected NULL, TRUE or DISTINCT FROM after IS, found '3' @ 3"),
    ("SELECT CASE a END", "expected WHEN, found 'END' @ END"),
    ("SELECT CASE WHEN a THEN 1", "expected WHEN, ELSE or END, found the end of the text @ "),
    ("SELECT a IN 1", "expected '(' after IN, found '1' @ 1"),
    ("SELECT t.f(1)", "'t.f' cannot be a function: functions have no prefix @ t.f"),
    ("SELECT sum(a) OVER w", "there are no named windows @ OVER w"),
    ("SELECT sum(a) OVER (GROUPS 1 PRECEDING)", "there are no GROUPS frames @ GROUPS"),
    ("WITH RECURSIVE q AS (SELECT 1) FROM q", "there are no recursive queries @ RECURSIVE"),
    ("CREATE INDEX i ON t (a)", "there are no indexes @ INDEX"),
    ("CREATE TABLE t", "expected '(' or AS, found the end of the text @ "),
    ("CREATE SCHEMA s", "expected TABLE or VIEW, found 'SCHEMA' @ SCHEMA"),
    ("SHOW COLUMNS", "SHOW knows only TABLES @ COLUMNS"),
    ("COPY t", "expected TO or FROM, found the end of the text @ "),
    ("COPY t TO 'x' (FORMAT csv)", "the value of FORMAT is a literal, not a name @ csv"),
    ("INSERT INTO t (a, b)", "expected VALUES or a query, found the end of the text @ "),
    ("FROM t |> SET t.a = 1", "SET takes the bare name of a column @ t"),
    ("FROM t |> EXTEND *", "EXTEND keeps all columns; '*' would repeat them @ *"),
    ("FROM t |> LIMIT x", "expected a number of rows or a parameter, found 'x' @ x"),
    (
      "FROM t |> AGGREGATE",
      "expected an aggregate such as COUNT(*), or GROUP BY, found the end of the text @ "
    ),
    ("SELECT 'abc", "the string that begins here is not closed @ '"),
    ("SELECT 1 /* abc", "the comment that begins here is not closed @ /*"),
    ("SELECT 'x' + + )", "expected an expression, found ')' @ )"),
  ])
  func `an error says what is expected and where`(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test(arguments: [
    ("FROM t WHERE a", "WHERE is a stage of its own here @ WHERE", "FROM t |> WHERE a"),
    ("FROM t ORDER BY a", "ORDER BY is a stage of its own here @ ORDER", "FROM t |> ORDER BY a"),
    ("FROM t LIMIT 1", "LIMIT is a stage of its own here @ LIMIT", "FROM t |> LIMIT 1"),
    ("FROM t SELECT a", "SELECT is a stage of its own here @ SELECT", "FROM t |> SELECT a"),
    ("FROM t EXTEND a", "EXTEND is a stage of its own here @ EXTEND", "FROM t |> EXTEND a"),
    (
      "FROM t |> ORDER BY a LIMIT 1", "LIMIT is a stage of its own here @ LIMIT",
      "FROM t |> ORDER BY a |> LIMIT 1"
    ),
    (
      "FROM t |> WHERE a AGGREGATE COUNT(*)", "AGGREGATE is a stage of its own here @ AGGREGATE",
      "FROM t |> WHERE a |> AGGREGATE COUNT(*)"
    ),
    (
      "SELECT * FROM (FROM t WHERE a)", "WHERE is a stage of its own here @ WHERE",
      "SELECT * FROM (FROM t |> WHERE a)"
    ),
    (
      "FROM t |> GROUP BY a", "GROUP BY belongs to |> AGGREGATE @ GROUP",
      "FROM t |> AGGREGATE GROUP BY a"
    ),
    (
      "FROM t GROUP BY a", "GROUP BY belongs to |> AGGREGATE @ GROUP",
      "FROM t |> AGGREGATE GROUP BY a"
    ),
    (
      "FROM t |> HAVING a", "HAVING is |> WHERE after the stage it filters @ HAVING",
      "FROM t |> WHERE a"
    ),
    (
      "FROM t |> QUALIFY a", "QUALIFY is |> WHERE after the stage it filters @ QUALIFY",
      "FROM t |> WHERE a"
    ),
    (
      "FROM t |> AGGREGATE COUNT(*) AS n GROUP BY a HAVING n > 1",
      "HAVING is |> WHERE after the stage it filters @ HAVING",
      "FROM t |> AGGREGATE COUNT(*) AS n GROUP BY a |> WHERE n > 1"
    ),
    ("FROM t JOIN u", "JOIN has no condition @ JOIN u", "FROM t CROSS JOIN u"),
    (
      "FROM t |> INNER JOIN u |> LIMIT 1", "JOIN has no condition @ INNER JOIN u",
      "FROM t |> CROSS JOIN u |> LIMIT 1"
    ),
    ("FROM t CROSS JOIN u ON a", "CROSS JOIN takes no condition @ ON", "FROM t JOIN u ON a"),
    (
      "SELECT order FROM t", "expected an expression, found the reserved word 'order' @ order",
      "SELECT \"order\" FROM t"
    ),
    (
      "WITH q AS (FROM t), SELECT 1", "nothing follows this comma @ ,",
      "WITH q AS (FROM t) SELECT 1"
    ),
    ("SELECT a, FROM t", "nothing follows this comma @ ,", "SELECT a FROM t"),
    ("SELECT a AS 'b c'", "an alias is a name, not a string @ 'b c'", "SELECT a AS \"b c\""),
    ("SELECT 45% - 3", "'45% -' can be a percentage or a remainder @ 45%", "SELECT (45%) - 3"),
    (
      "SELCT 1", "expected a statement such as FROM, SELECT or CREATE, found 'SELCT' @ SELCT",
      "SELECT 1"
    ),
    (
      "FROM t |> WHRE a",
      "expected a pipe operator such as WHERE, SELECT, AGGREGATE, found 'WHRE' @ WHRE",
      "FROM t |> WHERE a"
    ),
    (
      "COPY t TO 'x' (FORMAT csv)", "the value of FORMAT is a literal, not a name @ csv",
      "COPY t TO 'x' (FORMAT 'csv')"
    ),
  ])
  func `a habit of plain SQL earns a fix that parses`(
    text: String, expected: String, mended: String
  ) throws {
    #expect(message(text) == expected)
    let fixIt = try #require(failure(text)?.fixIt)
    #expect(fixIt.applied(to: SourceText(text)) == mended)
    #expect(failure(mended) == nil)
  }

  @Test(arguments: [
    (
      "FROM t |> LEFT JOIN u", "LEFT JOIN has no condition @ LEFT JOIN u",
      "add ON … or USING (…), or write CROSS JOIN"
    ),
    (
      "FROM t NATURAL JOIN u", "there is no NATURAL JOIN @ NATURAL",
      "name the columns: JOIN t USING (column, …)"
    ),
    (
      "FROM t UNION ALL FROM u", "UNION is a stage of its own here @ UNION",
      "write |> UNION ALL (query), with the other query in parentheses"
    ),
    ("SELECT 1 UNION ALL FROM u", "a FROM query needs parentheses here @ FROM", "write (FROM …)"),
    (
      "FROM t |> UNION ALL SELECT 1", "the query needs parentheses here @ SELECT",
      "write |> UNION ALL (SELECT …)"
    ),
    (
      "WITH q AS (FROM t) |> WHERE a", "a query must stand between WITH and the first |> @ |>",
      "write WITH a AS (…) FROM a |> …"
    ),
    (
      "FROM t |> FROM u", "FROM begins a query; a pipe cannot stand before it @ |> FROM",
      "write FROM t |> …, or |> JOIN t to bring in another table"
    ),
    (
      "FROM t |> ORDER BY 1", "ORDER BY 1 is a position, and a stage takes names @ 1",
      "write the column's name; positions count the list of a SELECT query"
    ),
    (
      "FROM t |> AGGREGATE COUNT(*) GROUP BY 2",
      "GROUP BY 2 is a position, and a stage takes names @ 2",
      "write the column's name; positions count the list of a SELECT query"
    ),
    (
      "FROM t |> AGGREGATE COUNT(*) GROUP BY ALL",
      "GROUP BY ALL needs a SELECT list, and AGGREGATE has none @ ALL",
      "name the keys: GROUP BY a, b"
    ),
    (
      "FROM t |> WHRE a",
      "expected a pipe operator such as WHERE, SELECT, AGGREGATE, found 'WHRE' @ WHRE",
      "did you mean 'WHERE'?"
    ),
    (
      "SELECT CAST(a AS INTT)", "unknown type 'INTT' @ INTT",
      "types: BOOL, INT64, FLOAT64, DECIMAL(p, s), STRING, DATE, TIMESTAMP, RATIO"
    ),
    (
      "UPDATE t SET a = b + 1, c = 'x' WHERE d > 1 OR e",
      "there is no UPDATE: tables grow or are replaced @ UPDATE",
      "write CREATE OR REPLACE TABLE t (…) AS FROM t |> SET a = IF(d > 1 OR e, b + 1, a), "
        + "c = IF(d > 1 OR e, 'x', c)"
    ),
    (
      "DELETE FROM t WHERE a IS NULL", "there is no DELETE: tables grow or are replaced @ DELETE",
      "write CREATE OR REPLACE TABLE t (…) AS FROM t |> WHERE (a IS NULL) IS NOT TRUE"
    ),
    (
      "UPDATE t", "there is no UPDATE: tables grow or are replaced @ UPDATE",
      "write CREATE OR REPLACE TABLE t (…) AS FROM t |> SET column = IF(condition, x, column)"
    ),
  ])
  func `an error without a mechanical fix says how to go on`(
    text: String, expected: String, help: String
  ) {
    #expect(message(text) == expected)
    #expect(failure(text)?.help == [help])
    #expect(failure(text)?.fixIt == nil || text.contains("WHRE"))
  }

  @Test func `the rewrite of a change parses with the table's own definition`() throws {
    let columns = "a INT64 NOT NULL, b INT64, r RATIO(a, b)"
    let update = try #require(
      Parser.tableChange(in: SourceText("UPDATE t SET a = 1 WHERE b > 2;")))
    let text = update.rewrite(columns: columns, ratios: ["r"])
    #expect(
      text == "CREATE OR REPLACE TABLE t (\(columns)) AS FROM t |> DROP r"
        + " |> SET a = IF(b > 2, 1, a)")
    #expect(failure(text) == nil)
    let delete = try #require(Parser.tableChange(in: SourceText("DELETE FROM t")))
    #expect(failure(delete.rewrite(columns: columns)) == nil)
    #expect(Parser.tableChange(in: SourceText("SELECT 1")) == nil)
  }

  @Test func `found text is short and harmless`() {
    let long = "'" + String(repeating: "x", count: 100) + "'"
    #expect(message("FROM t |> \(long)").contains("found ''xxx"))
    #expect(failure("FROM t |> \(long)")?.message.count ?? 0 < 130)
    #expect(failure("FROM t |> 'a\u{1B}b'")?.message.contains("\u{1B}") == false)
  }

  @Test func `earlier findings come before what cannot be read`() {
    #expect(failure("FROM t WHERE 'abc")?.code == .missingPipe)
    #expect(failure("SELECT 1 FROM 'abc")?.code == .unclosedString)
  }
}
