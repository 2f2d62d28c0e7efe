import Foundation
import Testing

@Suite struct ProvinceTests {
  static let aliases = Result { try PlaceQuestions.rows("FROM province_aliases") }

  /// The shipped spellings of a set, and the ids to which they lead.
  private func aliases(of set: String) throws -> (texts: [String], ids: [String?]) {
    let rows = try Self.aliases.get().filter { $0[1]!.hasPrefix(set) }
    return (rows.map { $0[0]! }, rows.map { $0[1] })
  }

  @Test(arguments: [
    ("63", ["2008-08-01"]), ("63", ["2024-12-31"]), ("63", ["2025-06-30"]), ("34", ["2025-07-01"]),
    ("34", ["2030-01-01"]), ("34", []),
  ]) func `every shipped spelling leads to its province`(set: String, dates: [String]) throws {
    let known = try aliases(of: set)
    #expect(known.texts.count > 300)
    #expect(try PlaceQuestions.ask("PROVINCE_ID", known.texts, on: dates) == known.ids)
  }

  @Test(arguments: [("63", ["2025-06-30"]), ("34", [])])
  func `spellings are found decomposed, in capitals and among spaces`(
    set: String, dates: [String]
  ) throws {
    let known = try aliases(of: set)
    let forms: [(String) -> String] = [
      \.decomposedStringWithCanonicalMapping, { $0.uppercased() }, { "  \($0)\u{A0}" },
      { $0.replacing(" ", with: "  ") },
    ]
    for form in forms {
      let texts = known.texts.map(form)
      #expect(try PlaceQuestions.ask("PROVINCE_ID", texts, on: dates) == known.ids)
    }
  }

  @Test(arguments: [
    "T.P Cần Thơ", "T.P. Cần Thơ", "TP.Cần Thơ", "tp can tho", "THÀNH PHỐ CẦN THƠ",
    "Can Tho city", "Ủy ban nhân dân thành phố Cần Thơ", "UBND TP. Cần Thơ", "92", "34-92",
  ]) func `words around a name do not hide it`(_ text: String) throws {
    #expect(try PlaceQuestions.ask("PROVINCE", text) == "92")
  }

  @Test func `a province's town is not the province`() throws {
    #expect(try PlaceQuestions.ask("PROVINCE", "Tỉnh Vĩnh Long") == "86")
    #expect(try PlaceQuestions.ask("PROVINCE", "T. Vĩnh Long") == "86")
    #expect(try PlaceQuestions.ask("PROVINCE", "Thành phố Vĩnh Long") == nil)
    #expect(try PlaceQuestions.ask("PROVINCE", "TP Bắc Ninh", on: "2024-12-31") == nil)
    #expect(try PlaceQuestions.ask("PROVINCE", "TP Bắc Ninh") == "24")
  }

  @Test(arguments: [
    ("15", "Yên Bái", "Lào Cai"), ("24", "Bắc Giang", "Bắc Ninh"),
    ("44", "Quảng Bình", "Quảng Trị"), ("52", "Bình Định", "Gia Lai"),
    ("80", "Long An", "Tây Ninh"), ("82", "Tiền Giang", "Đồng Tháp"),
    ("91", "Kiên Giang", "An Giang"),
  ]) func `a code means the province that had it on the date`(
    code: String, before: String, after: String
  ) throws {
    #expect(try PlaceQuestions.ask("PROVINCE_NAME", code, on: "2025-06-30") == before)
    #expect(try PlaceQuestions.ask("PROVINCE_NAME", code, on: "2025-07-01") == after)
    #expect(try PlaceQuestions.ask("PROVINCE_NAME", code) == after)
    #expect(try PlaceQuestions.ask("PROVINCE", before, on: "2025-06-30") == code)
    #expect(try PlaceQuestions.ask("PROVINCE", after) == code)
  }

  @Test func `only those seven codes name another province after the merger`() throws {
    let changed = try PlaceQuestions.rows(
      """
      FROM province_units |> AGGREGATE GROUP BY code
      |> WHERE PROVINCE_NAME(code, DATE '2024-12-31') <> PROVINCE_NAME(code, DATE '2025-07-01')
           AND PROVINCE_NAME(code, DATE '2025-06-30') <> PROVINCE_NAME(code)
      |> ORDER BY code
      """)
    #expect(changed.map { $0[0] } == ["15", "24", "44", "52", "80", "82", "91"])
  }

  @Test func `an id says its set itself, and agrees with a date or is not found`() throws {
    #expect(try PlaceQuestions.ask("PROVINCE_NAME", "63-91") == "Kiên Giang")
    #expect(try PlaceQuestions.ask("PROVINCE_NAME", "63-91", on: "2025-06-30") == "Kiên Giang")
    #expect(try PlaceQuestions.ask("PROVINCE_NAME", "63-91", on: "2025-07-01") == nil)
    #expect(try PlaceQuestions.ask("REGION", "34-15") == "Trung du và miền núi phía Bắc")
  }

  @Test func `Huế has its new name half a year before the set of 34`() throws {
    for text in ["46", "Huế", "TP. Huế", "Thừa Thiên Huế", "63-46"] {
      #expect(try PlaceQuestions.ask("PROVINCE_ID", text, on: "2025-01-01") == "63-46")
      #expect(try PlaceQuestions.ask("PROVINCE_NAME", text, on: "2025-01-01") == "Huế")
    }
    #expect(try PlaceQuestions.ask("PROVINCE_NAME", "Huế", on: "2024-12-31") == "Thừa Thiên Huế")
    #expect(try PlaceQuestions.ask("PROVINCE_ID", "Huế", on: "2025-07-01") == "34-46")
  }

  @Test(arguments: [
    "", " ", "-", "Tỉnh", "TP.", "Atlantis", "Kiên Giang", "63", "9.1", "9-1", "091", "34-99",
    "63-91-1", "ubnd", "\u{0}", "An Giang và Kiên Giang", "🏙", "١٥",
  ]) func `what is no province of the newest set is NULL`(_ text: String) throws {
    for name in ["PROVINCE", "PROVINCE_ID", "PROVINCE_NAME", "REGION"] {
      #expect(try PlaceQuestions.ask(name, text) == nil)
    }
  }

  @Test func `before the set of 63 nothing is found`() throws {
    #expect(try PlaceQuestions.ask("PROVINCE", "Hà Nội", on: "2008-07-31") == nil)
    #expect(try PlaceQuestions.ask("PROVINCE", "63-01", on: "2008-07-31") == nil)
    #expect(try PlaceQuestions.ask("PROVINCE", "Hà Tây", on: "2008-08-01") == "01")
  }

  @Test func `published places agree with their ids`() throws {
    let wrong = try PlaceQuestions.rows(
      """
      FROM (FROM rates |> SELECT scope, place, place_id
            |> UNION ALL (FROM figures |> SELECT scope, place, place_id))
      |> WHERE scope = 'province'
      |> WHERE PROVINCE_ID(place, IF(place_id LIKE '63%', DATE '2024-12-31', DATE '2025-07-01'))
               IS DISTINCT FROM place_id
      """)
    #expect(wrong == [])
  }
}
