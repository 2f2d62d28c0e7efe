import Testing

@Suite struct MinistryTests {
  @Test func `every shipped spelling leads to its ministry`() throws {
    let rows = try PlaceQuestions.rows("FROM ministry_aliases")
    let texts = rows.map { $0[0]! }
    #expect(try PlaceQuestions.ask("MINISTRY", texts) == rows.map { $0[1] })
  }

  @Test func `an id leads to itself and its name`() throws {
    let rows = try PlaceQuestions.rows("FROM ministries |> SELECT id, name")
    let ids = rows.map { $0[0]! }
    #expect(try PlaceQuestions.ask("MINISTRY", ids) == ids)
    #expect(try PlaceQuestions.ask("MINISTRY_NAME", ids) == rows.map { $0[1] })
  }

  @Test func `dashes, ampersands and case do not matter`() throws {
    for text in ["bộ lđ–tb & xh", "BO LDTBXH", "Bộ Lao động – Thương binh và Xã hội"] {
      #expect(try PlaceQuestions.ask("MINISTRY", text) == "bldtbxh")
    }
  }

  @Test func `what is no ministry is NULL`() throws {
    for text in ["", "Bộ", "An Giang", "moon"] {
      #expect(try PlaceQuestions.ask("MINISTRY", text) == nil)
      #expect(try PlaceQuestions.ask("MINISTRY_NAME", text) == nil)
    }
  }
}
