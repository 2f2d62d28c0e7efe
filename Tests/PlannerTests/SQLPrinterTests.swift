import Engine
import Language
import Testing

@testable import Planner

@Suite struct SQLPrinterTests {
  @Test func `stages over one table become one SELECT`() throws {
    #expect(
      try printed("FROM u |> WHERE a > 1 |> AGGREGATE COUNT(*) AS n GROUP AND ORDER BY c") == """
        SELECT "u"."c", count(*) AS "n"
        FROM "u"
        WHERE ("u"."a" > 1)
        GROUP BY "u"."c"
        ORDER BY "u"."c" ASC NULLS FIRST
        """)
  }

  @Test func `a second WHERE reads the groups from a derived table`() throws {
    #expect(
      try printed("FROM u |> AGGREGATE COUNT(*) AS n GROUP BY c |> WHERE n > 1") == """
        SELECT "q"."c", "q"."n"
        FROM (
          SELECT "u"."c", count(*) AS "n"
          FROM "u"
          GROUP BY "u"."c"
        ) AS "q"
        WHERE ("q"."n" > 1)
        """)
  }

  @Test func `two scans of one table get names of their own`() throws {
    #expect(
      try printed("FROM u |> AS l |> JOIN u AS r ON l.a = r.a |> SELECT l.c, r.c AS d") == """
        SELECT "u"."c", "u_2"."c" AS "d"
        FROM "u"
        INNER JOIN "u" AS "u_2" ON ("u"."a" = "u_2"."a")
        """)
  }

  @Test func `an order goes on through a derived table by hidden columns`() throws {
    #expect(
      try printed("FROM u |> ORDER BY a + 1 DESC |> LIMIT 2 |> WHERE c = 'x' |> SELECT c") == """
        SELECT "q"."c"
        FROM (
          SELECT "u"."a", "u"."c", ("u"."a" + CAST(1 AS BIGINT)) AS "sort_key"
          FROM "u"
          ORDER BY ("u"."a" + CAST(1 AS BIGINT)) DESC NULLS LAST
          LIMIT 2
        ) AS "q"
        WHERE ("q"."c" = 'x')
        ORDER BY "q"."sort_key" DESC NULLS LAST
        """)
  }

  @Test func `a constant is never taken for the number of a column`() throws {
    #expect(try !printed("SELECT 2 AS x FROM u ORDER BY x").contains("ORDER BY"))
    #expect(try !printed("SELECT 2 AS x, COUNT(*) AS n FROM u GROUP BY x").contains("GROUP BY 2"))
  }

  @Test func `an aggregate that nobody reads still makes one row`() throws {
    #expect(
      try printed("FROM u |> AGGREGATE MIN(a) AS m |> SELECT 1 AS x", .sqlite).contains("min("))
  }

  @Test func `a division by zero is NULL in every dialect`() throws {
    #expect(
      try item("a / a", .duckdb)
        == #"(CAST("u"."a" AS DOUBLE) / nullif(CAST("u"."a" AS DOUBLE), 0))"#)
    #expect(try item("a DIV a", .sqlite) == #"("u"."a" / nullif("u"."a", 0))"#)
    #expect(try item("a % 2", .postgres) == #"("u"."a" % CAST(2 AS BIGINT))"#)
    #expect(try item("a DIV a", .spark).hasSuffix("(`a` DIV nullif(`a`, 0))"))
  }

  @Test func `LIKE minds case and no backslash everywhere`() throws {
    #expect(try item("c LIKE 'a*%_'", .sqlite) == #"("u"."c" GLOB 'a[*]*?')"#)
    #expect(try item("c LIKE 'a%'", .postgres) == #"("u"."c" LIKE 'a%' ESCAPE '')"#)
    #expect(try item("c LIKE '5!%' ESCAPE '!'", .sqlite) == #"("u"."c" GLOB '5%')"#)
  }

  @Test func `GREATEST skips NULL in SQLite too`() throws {
    #expect(
      try item("GREATEST(a, 1)", .sqlite) == #"max(coalesce("u"."a", 1), coalesce(1, "u"."a"))"#)
  }

  @Test func `text compares by bytes in PostgreSQL`() throws {
    #expect(try item("c < 'b'", .postgres) == #"("u"."c" < 'b' COLLATE "C")"#)
    #expect(
      try printed("FROM u |> ORDER BY c", .postgres)
        .hasSuffix(#"ORDER BY "u"."c" COLLATE "C" ASC NULLS FIRST"#))
  }

  @Test func `Spark gets pipes`() throws {
    #expect(
      try printed("FROM u |> WHERE c = 'x' |> ORDER BY a DESC |> LIMIT 1", .spark) == """
        FROM `u`
        |> SELECT `a`, `c`
        |> WHERE (`c` = 'x')
        |> ORDER BY `a` DESC NULLS LAST
        |> LIMIT 1
        """)
  }

  @Test func `a function that a dialect is not known to have is refused`() {
    for dialect in SQLDialect.allCases {
      #expect(throws: Diagnostic.self) { try item("PERIOD(c)", dialect) }
      #expect(throws: Diagnostic.self) { try item("FORMAT_NUMBER(a)", dialect) }
    }
  }

  @Test func `LOG of one number is the natural logarithm`() throws {
    #expect(try item("LOG(a)", .sqlite) == #"ln(CAST("u"."a" AS REAL))"#)
  }

  @Test func `an order inside an aggregate stays inside`() throws {
    let query = "FROM u |> AGGREGATE STRING_AGG(c, ';' ORDER BY c DESC) AS l"
    #expect(
      try printed(query, .duckdb).contains(
        #"string_agg("u"."c", ';' ORDER BY "u"."c" DESC NULLS LAST)"#))
    #expect(
      try printed(query, .spark).contains(
        "listagg(`c`, ';') WITHIN GROUP (ORDER BY `c` DESC NULLS LAST)"))
    #expect(throws: Diagnostic.self) { try printed(query, .sqlite) }
  }

  @Test func `a text of Spark has its quotes behind backslashes`() throws {
    let text = try printed("FROM u |> SELECT c || 'x''y\\z' AS x", .spark)
    #expect(text.contains(#"'x\'y\\z'"#), "\(text)")
  }

  @Test func `PostgreSQL gets a full join without an equality as a union`() throws {
    let text = try printed("FROM u |> AS l |> FULL JOIN u AS r ON l.a < r.a", .postgres)
    #expect(text.contains("LEFT JOIN") && text.contains("NOT EXISTS") && !text.contains("FULL"))
  }

  @Test func `what a dialect cannot say is named with its place`() throws {
    let problem = #expect(throws: Diagnostic.self) {
      try printed("FROM u |> SELECT UPPER(c) AS x", .sqlite)
    }
    #expect(problem?.message == "SQLite cannot say UPPER as Tra means it")
    #expect(problem?.span == SourceSpan(17, 25))
  }

  private func printed(_ text: String, _ dialect: SQLDialect = .duckdb) throws -> String {
    try SQLPrinter.print(try bound(text), dialect: dialect)
  }

  /// One expression over `u`.
  private func item(_ expression: String, _ dialect: SQLDialect) throws -> String {
    let text = try printed("FROM u |> SELECT \(expression) AS x", dialect)
    let lines = text.split(separator: "\n")
    let line = String(dialect == .spark ? lines[2] : lines[0])
    let alias = dialect == .spark ? " AS `x`" : #" AS "x""#
    return String(line.dropFirst(dialect == .spark ? 10 : 7).dropLast(alias.count))
  }
}
