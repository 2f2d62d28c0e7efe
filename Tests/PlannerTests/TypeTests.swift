import Testing

@Suite struct TypeTests {
  @Test(arguments: [
    ("5 / 2", "FLOAT64"), ("5 DIV 2", "INT64"), ("5 % 2", "INT64"), ("1.5 + 1", "DECIMAL(3,1)"),
    ("1.5 * 1.25", "DECIMAL(5,3)"), ("10 / 4.0", "DECIMAL(9,6)"), ("1e0 + 1", "FLOAT64"),
    ("45%", "DECIMAL(2,2)"), ("d - d", "INT64"), ("d + INTERVAL 1 MONTH", "DATE"),
    ("r - p", "DECIMAL(19,10)"), ("COALESCE(p, 0)", "RATIO"),
    ("CASE WHEN a > 1 THEN 1 ELSE 2.5 END", "DECIMAL(20,1)"), ("a = 1.5", "BOOL"),
    ("d = '2024-01-01'", "BOOL"), ("CAST(a AS DECIMAL(10,2))", "DECIMAL(10,2)"),
    ("NULLIF(a, 1)", "INT64"), ("NULL", "INT64"),
  ])
  func `expressions have the types of the decision tables`(_ text: String, _ type: String) throws {
    #expect(try columns("FROM t |> SELECT \(text) AS x") == "x \(type)")
  }

  @Test(arguments: [
    ("b = 1", "STRING and INT64 cannot be compared"),
    ("b + 1", "+ takes numbers, but this is STRING"),
    ("TRUE = 1", "BOOL and INT64 cannot be compared"),
    ("NOT 5", "NOT needs a BOOL, but this is INT64"),
    ("d = 'soon'", "'soon' is not a DATE"),
    ("COALESCE(a, 'x')", "'x' is not an INT64"),
    ("CASE WHEN TRUE THEN a ELSE b END", "CASE mixes INT64 and STRING"),
    ("9223372036854775808", "this integer does not fit INT64"),
    ("d + 1", "a number has no unit beside a DATE | 1 | write INTERVAL 1 DAY"),
    ("d * 2", "* takes numbers, but this is DATE"),
    ("CAST(d AS INT64)", "DATE cannot be cast to INT64"),
  ])
  func `types that do not go together are errors`(_ text: String, _ message: String) {
    #expect(failure("FROM t |> SELECT \(text) AS x").hasPrefix(message))
  }

  @Test func `the lowest integer can be written`() throws {
    #expect(try columns("SELECT -9223372036854775808 AS low") == "low INT64")
  }
}
