import Testing

@testable import Language

/// `⇥` is the cursor.
@Suite struct CompletionTests {
  private func at(_ marked: String) -> CompletionContext {
    let parts = marked.split(separator: "⇥", omittingEmptySubsequences: false)
    let cursor = parts[0].utf8.count
    return CompletionContext(parts.joined(), cursor: cursor)
  }

  private func replaced(_ marked: String) -> String {
    let context = at(marked)
    return SourceText(marked.filter { $0 != "⇥" }).text(context.replace)
  }

  @Test(
    arguments: [
      ("⇥", .statement), ("FR⇥", .statement), ("FROM t; ⇥", .statement), ("-- x\n⇥", .statement),
      ("FROM ⇥", .tableName), ("FROM pro⇥", .tableName), ("FROM a, ⇥", .tableName),
      ("FROM t |> ⇥", .stage), ("FROM t |> wh⇥", .stage), ("FROM t |>⇥", .stage),
      ("FROM t |> JOIN ⇥", .tableName), ("FROM t |> LEFT JOIN pr⇥", .tableName),
      ("FROM t |> WHERE ⇥", .expression), ("FROM t |> WHERE na⇥", .expression),
      ("FROM t |> WHERE a = 1 AND ⇥", .expression), ("FROM t |> WHERE LOWER(⇥", .expression),
      ("FROM t |> SELECT a, ⇥", .expression), ("FROM t |> SELECT p.⇥", .expression),
      ("FROM t |> AGGREGATE SUM(⇥", .expression), ("FROM t |> AGGREGATE COUNT(*) AS ⇥", .none),
      ("FROM t |> AGGREGATE COUNT(*) AS n GROUP BY ⇥", .expression),
      ("FROM t |> ORDER BY ⇥", .expression), ("FROM t |> DROP ⇥", .column),
      ("FROM t |> SET ⇥", .column), ("FROM t |> SET a = 1, b⇥", .column),
      ("FROM t |> UNPIVOT (⇥", .none), ("FROM t |> UNPIVOT (v FOR ⇥", .none),
      ("FROM t |> UNPIVOT (v FOR k IN (a, ⇥", .column), ("FROM t |> PIVOT (SUM(⇥", .expression),
      ("FROM t |> PIVOT (SUM(a) FOR ⇥", .column),
      ("FROM t |> PIVOT (SUM(a) FOR b IN ('⇥", .stringValue),
      ("CREATE TABLE t AS ⇥", .query), ("FROM t |> EXTEND RANK() OVER (⇥", .keyword),
      ("FROM t |> SET a = ⇥", .expression), ("FROM t |> RENAME ⇥", .column),
      ("FROM t |> AS ⇥", .none), ("FROM t |> LIMIT ⇥", .none), ("FROM t |> LIMIT 1⇥", .none),
      ("FROM t |> JOIN u USING (⇥", .column), ("FROM t |> JOIN u ON ⇥", .expression),
      ("FROM t ⇥", .keyword), ("FROM t |> WHERE a ⇥", .keyword),
      ("FROM t |> WHERE a = 1 a⇥", .keyword),
      ("SELECT ⇥", .expression), ("SELECT a ⇥", .keyword), ("SELECT a FROM t WHERE ⇥", .expression),
      ("SELECT * ⇥", .keyword), ("SELECT 2 * ⇥", .expression),
      ("DROP TABLE ⇥", .tableName), ("DESCRIBE ⇥", .tableName), ("INSERT INTO ⇥", .tableName),
      ("SELECT CAST(a AS ⇥", .typeName), ("SELECT EXTRACT(YEAR FROM ⇥", .expression),
      ("FROM t |> UNION ALL (⇥", .query), ("WITH q AS (⇥", .query), ("EXPLAIN ⇥", .query),
      ("FROM t -- wh⇥", .none), ("FROM t /* wh⇥", .none), ("FROM t # wh⇥", .none),
      (".mo⇥", .dotCommand), (".mode ⇥", .dotCommand), ("FROM t;\n.he⇥", .dotCommand),
      ("FROM 'da⇥", .fileName), ("COPY t TO 'da⇥", .fileName), ("COPY t FROM 'da⇥", .fileName),
      ("FROM t |> JOIN 'da⇥", .fileName), ("SELECT 'da⇥", .none), ("SELECT f('da⇥", .none),
    ] as [(String, CompletionContext.Kind)])
  func `the kind is what may stand at the cursor`(text: String, kind: CompletionContext.Kind) {
    #expect(at(text).kind == kind)
  }

  @Test(arguments: [
    ("FROM provinces |> WHERE name = 'dak⇥", "name", "dak"),
    ("FROM p |> WHERE p.name <> 'Đ⇥'", "p.name", "Đ"),
    ("FROM p |> WHERE \"name\" = '⇥'", "\"name\"", ""),
    ("FROM p |> WHERE name IN ('⇥", "name", ""),
    ("FROM p |> WHERE name NOT IN ('a', 'it''s⇥", "name", "it's"),
    ("FROM p |> WHERE name LIKE 'h⇥", "name", "h"),
    ("FROM p |> WHERE a = 1 AND name NOT ILIKE 'h⇥", "name", "h"),
    ("FROM p |> WHERE name BETWEEN 'a' AND 'b⇥", "name", "b"),
    ("FROM p |> WHERE name IS NOT DISTINCT FROM 'b⇥", "name", "b"),
    ("FROM p |> WHERE 'dak⇥' = name", "name", "dak"),
    ("FROM p |> WHERE '⇥' <> p.name AND x", "p.name", ""),
    ("SELECT * FROM p WHERE name = 'dak⇥", "name", "dak"),
    ("FROM p |> WHERE FOLD(name) = 'd⇥", "FOLD(name)", "d"),
    ("FROM p |> WHERE a = 1 OR UPPER(TRIM(p.name)) NOT LIKE '⇥", "UPPER(TRIM(p.name))", ""),
    ("FROM p |> WHERE LEFT(name, 2) IN ('a', '⇥')", "LEFT(name, 2)", ""),
    ("FROM p |> WHERE FOLD(name) BETWEEN 'a' AND 'b⇥", "FOLD(name)", "b"),
    ("FROM p |> WHERE '⇥' = LOWER(p.name) AND x", "LOWER(p.name)", ""),
    ("FROM p |> SET name = '⇥", "name", ""),
  ])
  func `a string is completed from what it is compared with`(
    text: String, operand: String, prefix: String
  ) {
    let context = at(text)
    #expect(context.kind == .stringValue)
    #expect(context.operand == operand)
    #expect(context.prefix == prefix)
    #expect(
      context.prefixQuery
        == (text.hasPrefix("SELECT")
          ? "FROM p" : text.contains("provinces") ? "FROM provinces" : "FROM p"))
  }

  @Test func `nothing is guessed where nothing is compared`() {
    #expect(at("FROM p |> WHERE first || name = 'd⇥").kind == .none)
    #expect(at("FROM p |> WHERE 'd⇥' = name || first").kind == .none)
    #expect(at("FROM p |> WHERE (name, 'd⇥").kind == .none)
    #expect(at("FROM p |> WHERE a = 1 AND 'd⇥").kind == .none)
    #expect(at("FROM p |> WHERE -- name = 'd⇥").kind == .none)
  }

  @Test func `what a number is compared with is known too`() {
    #expect(at("FROM p |> WHERE population > ⇥").operand == "population")
    #expect(at("FROM p |> WHERE LENGTH(name) BETWEEN 2 AND ⇥").operand == "LENGTH(name)")
    #expect(at("FROM p |> WHERE a = 1 AND ⇥").operand == nil)
    #expect(at("FROM p |> SELECT ROUND(⇥").operand == nil)
  }

  @Test func `the parameters of a statement are known, and what they are compared with`() {
    let text = "FROM p |> WHERE name = @name AND @least < LENGTH(code) |> LIMIT @n"
    #expect(CompletionContext.parameters(in: text) == ["name", "least", "n"])
    #expect(CompletionContext(text, comparing: "name")?.operand == "name")
    #expect(CompletionContext(text, comparing: "least")?.operand == "LENGTH(code)")
    #expect(CompletionContext(text, comparing: "n") == nil)
    #expect(CompletionContext(text, comparing: "nothing") == nil)
  }

  @Test(arguments: [
    ("WITH q AS (FROM t), r AS (FROM q) FROM ⇥", ["q", "r"]),
    ("WITH q AS (FROM t), r AS (FROM ⇥", ["q"]),
    ("WITH q AS (FROM t) FROM u |> JOIN ⇥", ["q"]),
    ("WITH q AS (FROM t) FROM u |> WHERE a IN (FROM ⇥", ["q"]),
    ("FROM t |> WITH q AS (FROM u) |> JOIN ⇥", ["q"]),
    ("FROM (WITH q AS (FROM t) FROM q) |> JOIN ⇥", []),
    ("FROM ⇥", []),
  ])
  func `helper tables are known behind their definition`(text: String, names: [String]) {
    #expect(at(text).helperTables == names)
  }

  @Test func `what is replaced takes the quotes with it`() {
    #expect(replaced("FROM p |> WHERE name = 'dak⇥") == "'dak")
    #expect(replaced("FROM p |> WHERE name = 'dak⇥'") == "'dak'")
    #expect(replaced("FROM p |> WHERE nam⇥ = 1") == "nam")
    #expect(replaced("FROM p |> SELECT \"na⇥") == "\"na")
    #expect(replaced("FROM p |> SELECT p.na⇥") == "na")
    #expect(at("FROM p |> SELECT p.na⇥").qualifier == ["p"])
    #expect(replaced(".mode b⇥") == "b")
    #expect(at(".mode b⇥").prefix == ".mode b")
  }

  @Test(arguments: [
    ("FROM t |> WHERE ⇥", "FROM t"),
    ("FROM t |> ⇥", "FROM t"),
    ("FROM t |> EXTEND a + 1 AS b |> WHERE ⇥", "FROM t |> EXTEND a + 1 AS b"),
    ("WITH q AS (FROM t) FROM q |> SELECT ⇥", "WITH q AS (FROM t) FROM q"),
    ("EXPLAIN FROM t |> WHERE ⇥", "FROM t"),
    ("FROM t |> JOIN u AS v ON ⇥", "FROM t |> CROSS JOIN u AS v"),
    ("FROM t |> LEFT JOIN (FROM u) AS v ON ⇥", "FROM t |> CROSS JOIN (FROM u) AS v"),
    ("FROM t |> WHERE a IN (FROM u |> SELECT ⇥", "FROM u"),
    ("FROM t |> WHERE LOWER(⇥", "FROM t"),
    ("WITH q AS (FROM t) FROM u |> WHERE a IN (FROM q |> SELECT ⇥", "WITH q AS (FROM t) FROM q"),
    ("WITH q AS (FROM t), r AS (FROM q |> WHERE ⇥", "WITH q AS (FROM t) FROM q"),
    ("SELECT ⇥ FROM t JOIN u ON a = b WHERE x", "FROM t JOIN u ON a = b"),
    ("SELECT a FROM t WHERE ⇥", "FROM t"),
    ("SELECT a FROM t AS x WHERE y GROUP BY ⇥", "FROM t AS x"),
    ("SELECT a FROM t JOIN u ON a = b LEFT JOIN v ON ⇥", "FROM t JOIN u ON a = b CROSS JOIN v"),
    ("SELECT a FROM (SELECT ⇥ FROM u) WHERE x", "FROM u"),
    ("SELECT ⇥", nil),
  ])
  func `the prefix query has the columns alive at the cursor`(text: String, query: String?) {
    #expect(at(text).prefixQuery == query)
  }

  @Test func `every prefix query parses`() throws {
    let text =
      "WITH q AS (FROM t) FROM q AS x |> JOIN u ON x.a = u.b |> WHERE name IN ('a', 'b')"
      + " |> AGGREGATE COUNT(*) AS n GROUP BY a |> ORDER BY n DESC |> LIMIT 10"
    for cursor in 0...text.utf8.count {
      guard let query = CompletionContext(text, cursor: cursor).prefixQuery else { continue }
      #expect(failure(query) == nil, "\(cursor): \(query)")
    }
  }

  @Test func `the next words follow something complete`() {
    #expect(at("FROM t ⇥").keywords.contains("|>"))
    #expect(at("FROM t |> AGGREGATE COUNT(*) ⇥").keywords.contains("GROUP BY"))
    #expect(at("FROM t |> ORDER BY a ⇥").keywords.contains("DESC"))
    #expect(!at("FROM t |> WHERE a ⇥").keywords.contains("GROUP BY"))
    #expect(at("SELECT a FROM t ⇥").keywords.contains("WHERE"))
    #expect(at("SELECT a ⇥").keywords.contains("FROM"))
    #expect(at("FROM t |> JOIN u ⇥").keywords.contains("ON"))
  }

  @Test func `any cursor in any text is answered`() {
    for text in [
      "SELECT (a, 'x' FROM ) |> |> JOIN ON ((('; .x @ \"q /* - E'\\' `b",
      "x |> FROM t |> SELECT (", "JOIN (WITH q AS ) |> USING (", "|> JOIN JOIN |> WITH",
    ] {
      for cursor in 0...(text.utf8.count + 3) { _ = CompletionContext(text, cursor: cursor) }
    }
  }
}
