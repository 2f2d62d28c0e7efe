import Testing

@testable import Shell

/// A small world for completion.
final class FakeKnowledge: CompletionKnowledge {
  var asked: [String] = []

  let tables: [(name: String, comment: String?)] = [
    ("provinces", "provinces and cities of today"), ("rates", nil), ("my table", nil),
  ]

  func columns(ofQuery text: String) -> [(name: String, type: String)]? {
    asked.append(text)
    return [("name", "STRING"), ("region", "STRING"), ("population", "INT64")]
  }

  func values(ofQuery text: String, column: [String]) -> [ValueCount]? {
    asked.append(text)
    guard column.last == "name" else { return nil }
    return [("Đắk Lắk", 1), ("Hà Nội", 2), ("it's", 1)].map { ($0.0, FoldedText($0.0), $0.1) }
  }

  let parameters = ["year"]
  let reports: [(name: String, title: String?)] = [("scoreboard_2024", "Scoreboard")]

  func parameters(ofReport name: String) -> [(name: String, type: String)] {
    [("region", "STRING"), ("year", "INT64")]
  }

  func values(ofReport name: String, parameter: String) -> [String] {
    ["Bắc Trung Bộ", "Tây Nguyên"]
  }

  func files(_ path: String) -> [String] {
    ["data/", "dossiers.csv"].filter { $0.hasPrefix(path) }
  }
}

struct CompleterTests {
  private let knowledge = FakeKnowledge()

  /// `|` marks the cursor... which is a stage's sign too, so `‸` does.
  private func complete(_ marked: String) -> Completion {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    return Completer(knowledge: knowledge).complete(
      String(parts.joined()), at: parts[0].utf8.count)
  }

  private func texts(_ marked: String) -> [String] { complete(marked).candidates.map(\.text) }

  @Test func `a stage follows the pipe`() {
    #expect(texts("FROM provinces |> WH‸") == ["WHERE "])
    #expect(texts("FROM provinces |> wh‸") == ["where "])
    #expect(texts("FROM provinces |> ‸").contains("AGGREGATE "))
  }

  @Test func `tables follow FROM, with their comments`() {
    let completion = complete("FROM pro‸")
    #expect(completion.candidates.map(\.text) == ["provinces "])
    #expect(completion.candidates[0].display == "provinces  provinces and cities of today")
    #expect(completion.replaceFrom == 5)
    #expect(texts("FROM my‸") == ["\"my table\" "])
  }

  @Test func `columns are those alive at the stage`() {
    #expect(texts("FROM provinces |> DROP region |> WHERE na‸") == ["name"])
    #expect(knowledge.asked == ["FROM provinces |> DROP region"])
  }

  @Test func `functions come behind columns once a letter is typed`() {
    let candidates = complete("FROM provinces |> WHERE ‸").candidates
    #expect(candidates.allSatisfy { $0.group == "columns" })
    #expect(candidates.count == 3)
  }

  @Test func `a value closes its quote`() {
    #expect(texts("FROM provinces |> WHERE name = 'dak‸") == ["'Đắk Lắk'"])
    #expect(texts("FROM provinces |> WHERE name = 'dak‸'") == ["'Đắk Lắk"])
    #expect(texts("FROM provinces |> WHERE name = 'it‸") == ["'it''s'"])
  }

  @Test func `values show how many rows have them`() {
    let displays = complete("FROM provinces |> WHERE name = '‸").candidates.map(\.display)
    #expect(displays == ["'Hà Nội' 2", "'it''s' 1", "'Đắk Lắk' 1"])
  }

  @Test func `values follow IN and stand on the wrong side too`() {
    #expect(texts("FROM provinces |> WHERE name IN ('Huế', 'ha‸") == ["'Hà Nội'"])
    #expect(texts("FROM provinces |> WHERE 'ha‸' = name") == ["'Hà Nội"])
  }

  @Test func `nothing is offered in a comment`() {
    #expect(texts("FROM provinces -- wh‸").isEmpty)
    #expect(texts("FROM provinces /* name = 'ha‸").isEmpty)
  }

  @Test func `files follow FROM and a quote`() {
    #expect(texts("FROM 'd‸") == ["'data/", "'dossiers.csv'"])
  }

  @Test func `commands and their arguments are completed`() {
    #expect(texts(".tab‸") == [".tables "])
    #expect(texts(".mode js‸") == ["json ", "jsonl "])
    #expect(texts(".read do‸") == ["dossiers.csv "])
    #expect(texts(".schema pro‸") == ["provinces "])
    #expect(texts(".values pro‸") == ["provinces."])
    #expect(texts(".values provinces.na‸") == ["provinces.name "])
    #expect(texts(".run score‸") == ["scoreboard_2024 "])
    #expect(texts(".run scoreboard_2024 re‸") == ["region="])
    #expect(texts(".run scoreboard_2024 region=bac‸") == ["region='Bắc Trung Bộ' "])
    #expect(texts(".help WHE‸") == ["WHERE "])
    #expect(texts(".timer o‸") == ["on ", "off "])
  }

  @Test func `a command replaces the word at the cursor`() {
    #expect(complete(".mode js‸").replaceFrom == 6)
    #expect(complete(".tab‸").replaceFrom == 0)
  }
}
