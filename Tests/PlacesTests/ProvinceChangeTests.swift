import Testing

@Suite struct ProvinceChangeTests {
  @Test func `each of the 63 is one of the 34, and all 34 are reached`() throws {
    let rows = try PlaceQuestions.rows(
      """
      FROM province_units |> WHERE province_set = 63
      |> SELECT province_id, successor_id, code,
           PROVINCE_AT(province_id, DATE '2025-06-30', DATE '2025-07-01') AS id,
           PROVINCE_AT(code, DATE '2025-06-30', DATE '2025-07-01') AS code_after
      """)
    #expect(rows.count == 63)
    #expect(rows.allSatisfy { $0[3] == $0[1] && $0[3] == $0[4].map { "34-\($0)" } })
    #expect(Set(rows.map { $0[3] }).count == 34)
  }

  @Test func `the mergers agree with the table of changes`() throws {
    let wrong = try PlaceQuestions.rows(
      """
      FROM province_changes |> WHERE date > DATE '2008-08-01'
      |> WHERE PROVINCE_AT(code, date - INTERVAL 1 DAY, date) IS DISTINCT FROM code_after
           OR PROVINCE_NAME(code, date - INTERVAL 1 DAY) IS DISTINCT FROM name_before
           OR PROVINCE_NAME(code_after, date) IS DISTINCT FROM name_after
      """)
    #expect(wrong == [])
  }

  @Test func `back in time only what merged nothing has an answer`() throws {
    let back = ["2025-07-01", "2024-12-31"]
    #expect(
      try PlaceQuestions.ask("PROVINCE_AT", ["01", "46", "34-46"], on: back)
        == ["01", "46", "63-46"])
    #expect(
      try PlaceQuestions.ask("PROVINCE_AT", ["91", "An Giang", "34-24"], on: back)
        == [nil, nil, nil])
    let answered = try PlaceQuestions.rows(
      """
      FROM provinces |> WHERE PROVINCE_AT(code, DATE '2025-07-01', DATE '2025-06-30') IS NOT NULL
      """)
    #expect(answered.count == 11)
  }

  @Test func `a code gives a code, an id an id, a name a code`() throws {
    let ahead = ["2020-01-01", "2026-01-01"]
    #expect(
      try PlaceQuestions.ask("PROVINCE_AT", ["91", "63-91", "Kiên Giang"], on: ahead)
        == ["91", "34-91", "91"])
  }

  @Test func `within one set nothing changes`() throws {
    #expect(
      try PlaceQuestions.ask("PROVINCE_AT", ["89", "63-89"], on: ["2010-01-01", "2020-01-01"])
        == ["89", "63-89"])
  }

  @Test func `what was not there is NULL`() throws {
    let ahead = ["2020-01-01", "2026-01-01"]
    #expect(
      try PlaceQuestions.ask("PROVINCE_AT", ["99", "34-91", "x"], on: ahead)
        == [nil, nil, nil])
    #expect(try PlaceQuestions.ask("PROVINCE_AT", "89", on: "2000-01-01", "2026-01-01") == nil)
    #expect(try PlaceQuestions.ask("PROVINCE_AT", "89", on: "2020-01-01", "2000-01-01") == nil)
  }
}
