// The history on disk and the way through it.
import TestSupport
import Testing

@testable import Shell

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct LineEditorHistoryTests {
  @Test(arguments: ["FROM a", "FROM a\n|> LIMIT 1;", #"'C:\new' \\"#, "\n", #"\"#, "Huế\n\\n"])
  func `an entry is one line and comes back as it was`(entry: String) {
    let line = HistoryFile.encode(entry)
    #expect(!line.contains("\n"))
    #expect(HistoryFile.decode(line) == entry)
  }

  @Test func `a backslash that was written by hand stands for itself`() {
    #expect(HistoryFile.decode(#"a\d b\"#) == #"a\d b\"#)
  }

  @Test func `the place follows the environment and ignores relative folders`() {
    func path(_ environment: [String: String]) -> String? {
      HistoryFile(environment: environment)?.path
    }
    #expect(path(["TRA_HISTORY": "/h", "HOME": "/home/a"]) == "/h")
    #expect(path(["TRA_HISTORY": "", "HOME": "/home/a"]) == nil)
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/home/a"]) == "/s/tra/history")
    #expect(path(["XDG_STATE_HOME": "s", "HOME": "/home/a"]) == "/home/a/.local/state/tra/history")
    #expect(path(["XDG_STATE_HOME": "", "HOME": "/home/a"]) == "/home/a/.local/state/tra/history")
    #expect(path([:]) == nil)
  }

  @Test func `file and folder are for their owner only`() throws {
    let folder = TemporaryDirectory()
    let history = History(file: HistoryFile(path: folder.path(of: "state/tra/history")))
    history.append("FROM a")
    #expect(mode(folder.path(of: "state/tra")) == 0o700)
    #expect(mode(folder.path(of: "state/tra/history")) == 0o600)
  }

  @Test func `repeated, blank and hidden statements are not kept`() {
    let folder = TemporaryDirectory()
    let history = History(file: HistoryFile(path: folder.path(of: "history")))
    for entry in ["a;", "a;", "b;", " secret;", "", "  ", "\n", "a;"] { history.append(entry) }
    #expect(history.entries == ["a;", "b;", "a;"])
    #expect(folder.read("history") == "a;\nb;\na;\n")
  }

  @Test func `two sessions lose nothing of each other`() {
    let folder = TemporaryDirectory()
    let sessions = (0..<2).map { _ in
      History(file: HistoryFile(path: folder.path(of: "history")))
    }
    for round in 0..<50 {
      for (number, session) in sessions.enumerated() { session.append("\(number):\(round)") }
    }
    let lines = folder.read("history")?.split(separator: "\n").count
    #expect(lines == 100)
  }

  @Test func `only the last ten thousand are kept, in the file too`() throws {
    let folder = TemporaryDirectory()
    let lines = (0..<10_050).map { "q\($0)\n" }.joined()
    let file = HistoryFile(path: try folder.write(lines, to: "history"))
    let entries = file.load()
    #expect(entries.count == 10_000)
    #expect(entries.first == "q50")
    let left = folder.read("history")?.split(separator: "\n")
    #expect(left?.count == 10_000)
    #expect(left?.last == "q10049")
    #expect(mode(file.path) == 0o600)
  }

  @Test func `an unwritable place changes nothing for the session`() {
    let history = History(file: HistoryFile(path: "/dev/null/none/history"))
    history.append("a;")
    #expect(history.entries == ["a;"])
  }

  @Test func `broken bytes in the file are no error`() throws {
    let folder = TemporaryDirectory()
    let path = try folder.write([0x61, 0xFF, 10, 10, 0x62], to: "history")
    #expect(HistoryFile(path: path).load() == ["a\u{FFFD}", "b"])
  }

  @Test func `Up and Down come back to what was being typed`() {
    var cursor = HistoryCursor(["a", "b"])
    #expect(cursor.older(than: "draft") == "b")
    #expect(cursor.older(than: "b!") == "a")
    #expect(cursor.older(than: "a") == nil)
    #expect(cursor.newer(than: "a") == "b!")
    #expect(cursor.newer(than: "b!") == "draft")
    #expect(cursor.newer(than: "draft") == nil)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }
}
