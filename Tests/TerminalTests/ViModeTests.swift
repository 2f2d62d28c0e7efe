// vi keys and bindings of the user's own file.
import TestSupport
import Testing

@Suite struct ViModeTests {
  private let folder = TemporaryDirectory()

  private func person(_ editrc: String, history: String = "") throws -> Person {
    Person(environment: [
      "EDITRC": try folder.write(editrc, to: "editrc"),
      "TRA_HISTORY": try folder.write(history, to: "history"),
    ])
  }

  /// Keys in command mode, and what they make of a text.
  private static let commands = [
    ("0dw", "êm áo"), ("0x", "ẹp êm áo"), ("0wx", "đẹp m áo"), ("0wdw", "đẹp áo"),
    ("bx", "đẹp êm o"), ("0D", ""), ("dd", ""), ("0cwxấu\u{1B}", "xấu êm áo"),
    ("0rt", "tẹp êm áo"), ("0iA \u{1B}", "A đẹp êm áo"), ("A b\u{1B}", "đẹp êm áo b"),
    ("Iz \u{1B}", "z đẹp êm áo"), ("0ex", "đẹ êm áo"), ("0llx", "đẹ êm áo"),
    ("0dwu", "đẹp êm áo"), ("0x.", "p êm áo"), ("0fêx", "đẹp m áo"), ("0~", "Đẹp êm áo"),
    ("0ylP", "đđẹp êm áo"), ("hhx", "đẹp êmáo"), ("0a!\u{1B}", "đ!ẹp êm áo"),
    ("0Rxyz\u{1B}", "xyz êm áo"), ("0d$", ""), ("0dfm", " áo"), ("0sD\u{1B}", "Dẹp êm áo"),
  ]

  @Test(arguments: commands)
  func `a command changes the text`(_ keys: String, _ result: String) throws {
    let person = try person("bind -v\n")
    person.types("đẹp êm áo")
    person.editing("tra> đẹp êm áo")
    person.types("\u{1B}" + keys + "A.")
    person.editing("tra> \(result).")
  }

  @Test func `a lone Escape changes the mode at once`() throws {
    let person = try person("bind -v\n")
    person.types("abc")
    person.editing("tra> abc")
    person.types("\u{1B}")
    person.sees("the cursor on the last letter") { $0.column == 7 }
    person.types("x")
    person.sees("one letter less") { $0.lines[$0.row] == "tra> ab" }
  }

  @Test func `history and search have vi's keys`() throws {
    let person = try person("bind -v\n", history: "SELECT 'Huế';\nSELECT 2;\n")
    person.types("mine\u{1B}k")
    person.sees("tra> SELECT 2;")
    person.types("k")
    person.sees("tra> SELECT 'Huế';")
    person.types("jj")
    person.sees("tra> mine")
    person.types("/hue")
    person.sees("search 'hue': SELECT 'Huế';")
    person.types("\u{5}")
    person.sees("the match") { $0.cursorLine.hasPrefix("tra> SELECT") }
    person.control("c")
    person.editing("tra> ")
    person.types("SEL" + Person.up)
    person.editing("tra> SELECT 2;")
  }

  @Test func `Enter runs in either mode, Tab and pastes work in insert mode`() throws {
    let person = try person("bind -v\n")
    person.answers(to: "SELECT 40 + 2 AS answer;")
    person.types("SELECT 7 * 6 AS again;\u{1B}0")
    person.runs("")
    #expect(person.screen.contains("│ again │"))
    person.types("FROM provin\t")
    person.sees("a longer word") { $0.cursorLine.hasPrefix("tra> FROM province") }
    person.control("u")
    person.terminal.paste("SELECT\t1\nAS a")
    person.editing("AS a")
  }

  @Test func `bindings and macros of the user's file work`() throws {
    let person = try person(
      """
      tra:bind ^O ed-move-to-beg
      bind -s ^G "SELECT 40 + 2 AS answer;"
      someone:bind ^B ed-move-to-end
      """)
    person.types("x\u{F}ab")
    person.editing("tra> abx")
    person.control("u")
    person.editing("tra> ")
    person.control("g")
    person.editing("tra> SELECT 40 + 2 AS answer;")
    person.types("\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}x")
    person.sees("tra> SELECT 40 + 2 AS xanswer;")
  }

  @Test(arguments: [
    "no-such-command\n", "bind\n", "bind -x\n", "bind ^A no-such-function\n", "bind -s ^G\n",
    "\u{0}\u{1}\u{FF}\n", "edit maybe\n", "bind ^A", "settc co 20\nsettc li 3\n", "tra:\n",
    ":bind\n",
    "bind -v\nbind -e\n", "history size 3\n", "setty -x foo\n", "\"unclosed\n",
  ])
  func `a broken file keeps nobody from working`(_ editrc: String) throws {
    let person = try person(editrc)
    person.types("SELECT 'Huế' AS x, 40 + 2")
    person.editing("tra> SELECT 'Huế' AS x, 40 + 2")
    person.answers(to: " AS answer;")
    #expect(person.leaves() == .exited(0))
  }

  @Test func `a file that cannot be read is none`() throws {
    for path in [folder.path, folder.path(of: "none"), "/proc/1/mem"] {
      let person = Person(environment: ["EDITRC": path])
      person.answers(to: "SELECT 40 + 2 AS answer;")
    }
  }

  @Test func `the plain reader takes over when the user's file says so`() throws {
    let person = try person("edit off\n")
    person.types("SELECT 40 + 2\r")
    person.sees("\n  -> ")
    person.answers(to: "AS answer;")
  }
}
