import Testing

@testable import Shell

/// A small world for completion.
final class FakeKnowledge: CompletionKnowledge {
  var asked: [String] = []

  let tables: [(name: String, comment: String?)] = [
    ("provinces", "provinces and cities of today"), ("rates", nil), ("my table", nil),
  ]

  func scope(ofQuery text: String) -> CompletionScope? {
    asked.append(text)
    let columns: [Column] = [("name", "STRING"), ("region", "STRING"), ("population", "INT64")]
    guard text.contains("JOIN") else { return CompletionScope(columns: columns, ranges: []) }
    let others: [Column] = [("name", "STRING"), ("rate", "RATIO")]
    return CompletionScope(
      columns: columns + others, ranges: [("p", columns), ("my rates", others)])
  }

  func values(ofQuery text: String, operand: String) -> [ValueCount]? {
    asked.append(text)
    guard operand == "name" else { return nil }
    return [("Đắk Lắk", 1), ("Hà Nội", 2), ("it's", 1)].map { ($0.0, FoldedText($0.0), $0.1) }
  }

  func bounds(ofQuery text: String, operand: String) -> [(literal: String, name: String)] {
    operand == "population" ? [("330", "min"), ("9900", "max")] : []
  }

  let parameters = ["region", "year"]

  func values(ofParameter name: String) -> [String] {
    name == "region" ? ["Bắc Trung Bộ", "it's"] : []
  }

  let resultColumns: [Column] = [("region", "STRING"), ("rate", "RATIO"), ("two words", "DATE")]
  let reports: [(name: String, title: String?)] = [("scoreboard_2024", "Scoreboard")]

  func parameters(ofReport name: String) -> [Column] {
    [("region", "STRING"), ("year", "INT64")]
  }

  func values(ofReport name: String, parameter: String) -> [String] {
    ["Bắc Trung Bộ", "Tây Nguyên"]
  }

  func files(_ path: String) -> [String] {
    ["data/", "dossiers.csv", "two words.csv"].filter { $0.hasPrefix(path) }
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

  @Test func `arguments of commands are completed where they stand`() {
    #expect(texts(".run scoreboard_2024 region='Bắc T‸") == ["region='Bắc Trung Bộ' "])
    #expect(texts(".run scoreboard_2024 year=1 re‸") == ["region="])
    #expect(texts(".param set ‸") == ["region ", "year "])
    #expect(texts(".param set region b‸") == ["'Bắc Trung Bộ' "])
    #expect(texts(".param set @region it‸") == ["'it''s' "])
    #expect(texts(".param unset region ‸").isEmpty)
    #expect(texts(".param list ‸").isEmpty)
    #expect(texts(".schema my‸") == ["'my table' "])
    #expect(texts(".values my‸") == ["'my table.'"])
    #expect(texts(".values 'my table.'na‸") == ["'my table.name' "])
    #expect(texts(".read tw‸") == ["'two words.csv' "])
    #expect(texts(".read 'two w‸") == ["'two words.csv' "])
    #expect(texts(".mode json ‸").isEmpty)
    #expect(texts(".values provinces.name ‸").isEmpty)
    #expect(texts(".help left j‸") == ["LEFT JOIN "])
    #expect(texts("\\d‸") == ["\\dt ", "\\d "])
  }

  @Test func `a chart's columns are those of the last result`() {
    #expect(texts(".chart h‸") == ["heatmap "])
    #expect(texts(".chart bar ‸") == ["x=", "y=", "by="])
    #expect(texts(".chart bar x=region ‸") == ["y=", "by="])
    #expect(texts(".chart bar x=re‸") == ["x=region "])
    #expect(texts(".chart bar y=region,r‸") == ["y=region,region", "y=region,rate"])
    #expect(texts(".chart bar x=region y=rate > ‸").last == "'two words.csv' ")
  }

  @Test func `settings and their values are completed`() {
    #expect(texts(".settings max-r‸") == ["max-rows ", "max-result-rows "])
    #expect(texts(".settings color ‸") == ["auto ", "always ", "never "])
    #expect(texts(".settings history o‸") == ["on ", "off "])
    #expect(texts(".settings history do‸") == ["dossiers.csv "])
    #expect(texts(".settings provenance ‸").isEmpty)
    #expect(texts(".settings color auto ‸").isEmpty)
    #expect(texts(".settings disabled-rules semi-joins,top‸") == ["semi-joins,top-n"])
    #expect(texts(".settings disabled-rules top-n,top‸").isEmpty)
    #expect(texts(".settings disabled-rules top-n,no‸").isEmpty)
  }

  @Test func `what two tables share is told apart, and aliases are offered`() {
    let join = "FROM provinces AS p |> JOIN rates AS \"my rates\" ON TRUE |> WHERE "
    #expect(texts(join + "na‸").filter { $0.contains("name") } == ["p.name", "\"my rates\".name"])
    #expect(texts(join + "p.na‸") == ["name"])
    let candidates = complete(join + "‸").candidates
    #expect(candidates.filter { $0.group == "aliases" }.map(\.text) == ["p.", "\"my rates\"."])
    #expect(
      complete(join + "p‸").candidates.prefix(2).map(\.display) == ["population INT64", "p."])
  }

  @Test func `columns come with types and functions with signatures`() {
    let candidates = complete("FROM provinces |> WHERE reg‸").candidates
    #expect(candidates[0].display == "region STRING")
    #expect(candidates.contains { $0.display == "regexp_contains(STRING, STRING)" })
    #expect(texts("FROM provinces |> WHERE current_d‸") == ["current_date "])
  }

  @Test func `tables that a query makes stand beside the others`() {
    #expect(texts("WITH q AS (FROM rates) FROM ‸").first == "q ")
    #expect(texts("FROM ra‸") == ["rates ", "range("])
    #expect(!texts("FROM provinces |> WHERE ra‸").contains("range("))
  }

  @Test func `the ends of a number's values follow a comparison`() {
    let values = complete("FROM provinces |> WHERE population > ‸").candidates
      .filter { $0.group == "values" }
    #expect(values.map(\.display) == ["330 min", "9900 max"])
    #expect(values.map(\.text) == ["330 ", "9900 "])
  }

  @Test func `a command replaces the word at the cursor`() {
    #expect(complete(".mode js‸").replaceFrom == 6)
    #expect(complete(".tab‸").replaceFrom == 0)
  }
}
