import Foundation
import TestSupport
import Testing

/// The docs tell the truth: what they show is run.
@Suite struct DocsTests {
  @Test(arguments: DocPage.names)
  func `every example of a page prints what the page says`(_ name: String) throws {
    for difference in try DocRunner().run(DocPage.read(name)) {
      Issue.record(
        "\(name):\(difference.line): \(difference.what)",
        sourceLocation: SourceLocation(
          fileID: "DocsTests/\(name)", filePath: "\(packageRoot)/\(name)", line: difference.line,
          column: 1))
    }
  }

  @Test func `every page that a page links to exists`() throws {
    for name in DocPage.names {
      let text = try String(contentsOfFile: "\(packageRoot)/\(name)", encoding: .utf8)
      let folder = name.split(separator: "/").dropLast().joined(separator: "/")
      for match in text.matches(of: #/\]\(([^)#:]+)(?:#[^)]*)?\)/#) {
        let path = "\(packageRoot)/\(folder.isEmpty ? "" : folder + "/")\(match.1)"
        #expect(FileManager.default.fileExists(atPath: path), "\(name) links to \(match.1)")
      }
    }
  }

  @Test func `README shows five queries, and two commands for a fresh machine`() throws {
    let page = try DocPage.read("README.md")
    #expect(page.blocks.filter { $0.language == "sql" }.count >= 5)
    #expect(page.blocks.filter { $0.language == "sh" }.count == 2)
  }
}

/// The runner itself can fail.
@Suite struct DocRunnerTests {
  private func differences(_ text: String) throws -> [Int] {
    try DocRunner().run(DocPage(name: "page", text: text)).map(\.line)
  }

  @Test func `blocks are found with their languages and lines`() {
    let page = DocPage(name: "p", text: "a\n```sql\nSELECT 1;\n```\n```text\nx\n\n```\nb\n")
    #expect(
      page.blocks == [
        DocPage.Block(language: "sql", text: "SELECT 1;\n", line: 2),
        DocPage.Block(language: "text", text: "x\n\n", line: 5),
      ])
  }

  @Test func `commands of a console are told from what they print`() {
    let steps = DocRunner.steps(of: "$ cat <<E\n> x\n> E\nx\n$ true\n$ echo '> y'\n> y\n")
    #expect(steps.map(\.command) == ["cat <<E\nx\nE", "true", "echo '> y'\ny"])
    #expect(steps.map(\.output) == ["x\n", "", ""])
  }

  @Test func `an example that prints something else is found`() throws {
    #expect(try differences("```console\n$ echo a\na\n$ echo b >&2\nb\n```\n") == [])
    #expect(try differences("x\n```console\n$ echo a\nb\n```\n") == [2])
    #expect(try differences("```sql\nSELECT nothing;\n```\n") == [1])
    #expect(try differences("```sql\nSELECT 1;\n```\n```text\n2\n```\n") == [1])
  }

  @Test func `what a block makes is there in the next`() throws {
    let made = "```sql\nCREATE TABLE t AS SELECT 1 AS a\n```\n"
    #expect(try differences(made + "```sql\nSELECT a FROM t;\n```\n") == [])
  }
}
