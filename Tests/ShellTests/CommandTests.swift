import Language
import Testing

@testable import Shell

struct CommandTests {
  private func words(_ line: String) throws -> [String] {
    let source = SourceText(line)
    return try CommandArguments(source, SourceSpan(0, source.utf8.count)).words.map(\.text)
  }

  private func rest(_ line: String) throws -> String {
    let source = SourceText(line)
    return try CommandArguments(source, SourceSpan(0, source.utf8.count)).rest
  }

  private func message(_ line: String) -> String {
    let source = SourceText(line)
    do throws(Diagnostic) {
      _ = try CommandArguments(source, SourceSpan(0, source.utf8.count))
      return "no error"
    } catch {
      return error.message
    }
  }

  @Test func `blanks part words and quotes hold them`() throws {
    #expect(try words(".read  a\tb ") == ["a", "b"])
    #expect(try words(".read 'a b' \"c d\" e'f g'h") == ["a b", "c d", "ef gh"])
    #expect(try words(".read 'it''s'") == ["it's"])
    #expect(try words(".read ''") == [""])
    #expect(try words(".tables").isEmpty)
  }

  @Test func `an open quote is an error`() {
    #expect(message(".read 'a") == "a quote is not closed")
  }

  @Test func `print takes the line as it is`() throws {
    #expect(try rest(".print  it's  late ") == "it's  late")
    #expect(try rest(".print") == "")
  }

  @Test(arguments: [
    (".tabls", "unknown command '.tabls'; did you mean '.tables'?"),
    (".table", "unknown command '.table'; did you mean '.tables'?"),
    (".xyzzy", "unknown command '.xyzzy'"),
    ("\\zz", "unknown command '\\zz'"),
    (".", "unknown command '.'"),
  ])
  func `an unknown command names the nearest`(_ line: String, _ expected: String) {
    #expect(message(line) == expected)
  }

  @Test func `psql's spellings work`() {
    #expect(DotCommand.named("\\q")?.name == ".quit")
    #expect(DotCommand.named("\\dt")?.name == ".tables")
    #expect(DotCommand.named("\\d")?.name == ".schema")
    #expect(DotCommand.named("\\?")?.name == ".help")
    #expect(DotCommand.named("\\timing")?.name == ".timer")
  }

  @Test func `no command has two names`() {
    let names = DotCommand.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
  }

  @Test func `help knows every command, stage and function`() {
    for topic in HelpText.topics { #expect(HelpText.lines(on: topic) != nil, "\(topic)") }
    #expect(HelpText.lines(on: "where")?.first == "|> WHERE condition")
    #expect(HelpText.lines(on: "left join") != nil)
    #expect(HelpText.lines(on: "show tables")?.first == "SHOW TABLES")
    #expect(HelpText.lines(on: "insert")?.first == "INSERT INTO table [(column, …)] query")
    #expect(HelpText.lines(on: "generate_filings")?.first == "GENERATE_FILINGS(rows, seed)")
    #expect(HelpText.lines(on: "mode")?.first == ".mode [MODE]")
    #expect(HelpText.lines(on: "nothing of the kind") == nil)
  }

  /// Every list that help is made of, so that a new entry cannot be forgotten.
  private var allNames: [String] {
    let commands = DotCommand.all.flatMap { [$0.name] + $0.aliases }
    let functions = FunctionHelp.all.flatMap { [$0.name] + $0.aliases }
    let statements = StatementList.all.flatMap { statement in
      statement.verbs
        + statement.verbs.flatMap { $0.split(separator: " ").prefix(1) }.map(String.init)
    }
    return commands + statements + StageList.verbs + functions + ShellSetting.all.map(\.name)
      + KeyHelp.all.flatMap(\.names) + ["keys", "settings"]
  }

  @Test func `every command, statement, stage, function, setting and key has a topic`() {
    for name in allNames {
      let lines = HelpText.lines(on: name)
      #expect(lines?.isEmpty == false, "\(name)")
      #expect(HelpText.lines(on: name.lowercased()) == lines, "\(name)")
    }
  }

  @Test func `a misspelt topic names what may be meant`() {
    for topic in HelpText.topics where topic.count > 4 {
      var letters = Array(topic)
      letters.swapAt(2, 3)
      let misspelt = String(letters)
      guard HelpText.lines(on: misspelt) == nil else { continue }
      #expect(!nearest(misspelt, in: HelpText.topics).isEmpty, "\(misspelt)")
    }
  }

  @Test func `each setting has a flag, or is set by a word or by commands only`() {
    let withoutFlag = ShellSetting.all.filter(\.flags.isEmpty).map(\.name)
    #expect(withoutFlag == ["store", "editor", "reports"])
    for command in DotCommand.all {
      #expect(command.setting.map { ShellSetting.named($0) != nil } ?? true, "\(command.name)")
    }
  }

  @Test func `help fits the screen's width`() {
    #expect(HelpText.overview.allSatisfy { $0.count <= 100 })
  }

  @Test func `thousands stand apart`() {
    #expect(
      [0, 7, 999, 1000, 37_000, 1_234_567].map(grouped) == [
        "0", "7", "999", "1 000", "37 000", "1 234 567",
      ])
  }
}
