import Foundation
import TestSupport
import Testing

/// The language by examples: every file in cases/ is one test.
@Suite struct SQLLogicTests {
  static let folder = "\(packageRoot)/Tests/SQLLogicTests/cases"

  static let names: [String] = {
    let all = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (all ?? []).filter { $0.hasSuffix(".slt") }.sorted()
  }()

  static func file(_ name: String) throws -> SQLLogicFile {
    let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    return try SQLLogicFile(name: name, text: text)
  }

  @Test(arguments: names)
  func `each record gives what it says`(_ name: String) throws {
    let runner = SQLLogicRunner()
    for record in try Self.file(name).records {
      guard let difference = try runner.run(record) else { continue }
      Issue.record(
        "\(name):\(record.line): \(difference)",
        sourceLocation: SourceLocation(
          fileID: "SQLLogicTests/\(name)", filePath: "\(Self.folder)/\(name)", line: record.line,
          column: 1))
    }
  }

  @Test func `every decision of the language has a record that cites it`() throws {
    let decisions = try Decisions.read()
    let cited = try Set(Self.names.flatMap { try Self.file($0).citations })
    #expect(decisions.count > 20)
    #expect(decisions.filter { !cited.contains($0) } == [])
    #expect(cited.subtracting(decisions).sorted() == [], "cited, but not in docs/semantics.md")
  }
}

/// The ids of docs/semantics.md: the first cell of the rows of its tables, in backquotes.
enum Decisions {
  static func read() throws -> [String] {
    ids(in: try String(contentsOfFile: "\(packageRoot)/docs/semantics.md", encoding: .utf8))
  }

  static func ids(in page: String) -> [String] {
    page.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^\|\s*`([a-z0-9-]+)`\s*\|/#).map { String($0.1) }
    }
  }
}
