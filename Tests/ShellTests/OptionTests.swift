import Formats
import Testing

@testable import Shell

struct OptionTests {
  private func parse(_ words: String...) throws(UsageError) -> Invocation {
    try OptionParser.parse(words)
  }

  private func message(_ words: String...) -> String {
    do throws(UsageError) {
      _ = try OptionParser.parse(words)
      return "no error"
    } catch {
      return ([error.message] + error.help).joined(separator: " | ")
    }
  }

  @Test func `work is done in the order of the command line`() throws {
    let tasks = try parse("-c", "a", "-f", "b", "-r", "c", "-c", "d", "-f", "-").tasks
    #expect(tasks == [.command("a"), .file("b"), .report("c"), .command("d"), .file("-")])
  }

  @Test func `output options may stand before or behind the command`() throws {
    #expect(try parse("-c", "q", "--csv").display == parse("--csv", "-c", "q").display)
  }

  @Test(arguments: [
    ["-csv"], ["--csv"], ["--format=csv"], ["--format", "csv"], ["-format", "csv"],
    ["--json", "--csv"],
  ])
  func `a mode has many spellings`(_ words: [String]) throws {
    #expect(try OptionParser.parse(words).display.mode == .csv)
  }

  @Test func `every mode is a switch`() throws {
    for mode in OutputMode.allCases {
      #expect(try parse("--" + mode.rawValue).display.mode == mode)
    }
  }

  @Test func `auto takes a mode back`() throws {
    #expect(try parse("--csv", "--format", "auto").display.mode == nil)
  }

  @Test func `values may be attached or apart`() throws {
    #expect(try parse("--null=NULL").display.options.nullText == "NULL")
    #expect(try parse("-nullvalue", "NULL").display.options.nullText == "NULL")
    #expect(try parse("--null=").display.options.nullText == "")
  }

  @Test func `parameters keep what stands behind the first equal sign`() throws {
    let parameters = try parse("-p", "a=b=c", "-v", "@x=").parameters
    #expect(parameters.map(\.name) == ["a", "x"])
    #expect(parameters.map(\.value) == ["b=c", ""])
  }

  @Test func `sizes have units`() throws {
    #expect(try parse("--max-memory", "512MB").memoryLimit == 512 << 20)
    #expect(try parse("--max-memory", "2g").memoryLimit == 2 << 30)
    #expect(try parse("--max-memory", "1000").memoryLimit == 1000)
  }

  @Test func `a double dash ends the options`() {
    #expect(
      message("--", "--csv") == "no such file or folder: '--csv' | tra --help lists all options")
  }

  @Test func `rows and digits take a number or a word`() throws {
    #expect(try parse("--max-rows", "all").display.maxRows == .all)
    #expect(try parse("--max-rows", "5").display.maxRows == .count(5))
    #expect(try parse("--digits", "full").display.options.digits == .full)
    #expect(try parse("--digits=3").display.options.digits == .significant(3))
  }

  @Test(arguments: [
    (
      ["--cvs"],
      "unknown option '--cvs'; did you mean '--csv' or '--tsv'? | tra --help lists all options"
    ),
    (["-c"], "option '-c' needs a value: -c TEXT"),
    (["--csv=1"], "option '--csv' takes no value"),
    (["-p", "a"], "'a' gives no parameter a value: NAME=VALUE"),
    (["-p", "a b=1"], "'a b' is not a parameter name: letters, digits and _ only"),
    (["--timeout", "soon"], "--timeout: 'soon' is not a number of seconds"),
    (["--timeout", "nan"], "--timeout: 'nan' is not a number of seconds"),
    (["--max-memory", "9999999999GB"], "--max-memory: '9999999999GB' is not a size such as 512MB"),
    (["--max-rows", "0"], "--max-rows: '0' is neither a whole number from 1 nor 'all'"),
    (["--color", "blue"], "--color: unknown value 'blue' | values: auto, always, never"),
    (["--section", "1"], "--section names a section of one report: -r NAME --section N"),
    (
      ["FROM provinces"],
      "'FROM provinces' is not a store | to run a query: tra -c 'FROM provinces'"
    ),
    ([".tables"], "'.tables' is not a store | to run a query: tra -c '.tables'"),
    (["/no/such/store"], "no such file or folder: '/no/such/store' | tra --help lists all options"),
    (
      ["--interactive", "-c", "x"],
      "--interactive starts the prompt: it cannot stand beside -c, -f or -r"
    ),
  ])
  func `a wrong command line says what is wrong`(_ words: [String], _ expected: String) {
    do throws(UsageError) {
      _ = try OptionParser.parse(words)
      Issue.record("no error")
    } catch {
      #expect(([error.message] + error.help).joined(separator: " | ") == expected)
    }
  }

  @Test func `help lists every option and fits the screen's width`() {
    let text = UsageText.text
    for option in CommandOption.all where option.group != .rare && !option.help.isEmpty {
      #expect(option.names.allSatisfy { text.contains($0) })
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.split(separator: "\n").count <= 50)
  }

  @Test func `no option has two rows`() {
    let names = CommandOption.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }
}
