import Testing

@Suite struct ScopeTests {
  @Test func `SELECT gives exactly its list, EXTEND adds at the end`() throws {
    #expect(try columns("FROM t |> SELECT b, a + 1 AS next") == "b STRING, next INT64")
    #expect(try columns("FROM u |> EXTEND a * 2 AS twice") == "a INT64, c STRING, twice INT64")
  }

  @Test func `the right-hand sides of SET see the input`() throws {
    #expect(try columns("FROM u |> SET a = c, c = 'x'") == "a STRING, c STRING")
  }

  @Test func `RENAME swaps names at once`() throws {
    #expect(try columns("FROM u |> RENAME a AS c, c AS a") == "c INT64, a STRING")
  }

  @Test func `a dropped column is still read through its table`() throws {
    #expect(try columns("FROM u |> DROP a |> WHERE u.a > 1") == "c STRING")
    #expect(failure("FROM u |> DROP a |> WHERE a > 1").hasPrefix("unknown column 'a'"))
  }

  @Test func `SELECT ends the range variables`() {
    #expect(failure("FROM u |> SELECT a |> WHERE u.a > 1").hasPrefix("no table 'u' at this stage"))
  }

  @Test func `USING merges its columns and keeps both sides readable`() throws {
    #expect(
      try columns("FROM t |> SELECT a, b |> AS t |> JOIN u USING (a)")
        == "a INT64, b STRING, c STRING")
    #expect(
      try columns("FROM t |> JOIN u USING (a) |> SELECT t.a AS left_a, u.a AS right_a")
        == "left_a INT64, right_a INT64")
  }

  @Test func `a name of both sides is ambiguous, and the help tells them apart`() {
    #expect(
      failure("FROM t |> JOIN u ON t.a = u.a |> SELECT a")
        == "'a' is ambiguous | a | write one of t.a, u.a")
  }

  @Test func `of an ambiguous name only those are offered that tell it apart`() {
    #expect(
      failure("FROM t |> EXTEND a AS b |> SELECT b")
        == "'b' is ambiguous | b | write t.b, or name the other one anew")
  }

  @Test func `an unknown column names the nearest one and those of this stage`() {
    #expect(
      failure("FROM u |> SELECT a AS total |> WHERE totl > 1")
        == "unknown column 'totl' | totl | did you mean 'total'? columns here: total")
  }

  @Test func `names compare without case, quoted or not`() throws {
    #expect(try columns("FROM U |> SELECT A, \"C\"") == "A INT64, C STRING")
  }

  @Test func `a table of WITH sees the ones before it`() throws {
    #expect(
      try columns("WITH x AS (FROM u), y AS (FROM x |> DROP a) FROM y") == "c STRING")
    #expect(failure("WITH x AS (FROM x) FROM x").hasPrefix("unknown table 'x'"))
  }
}
