import Database
import Engine
import Foundation
import TestSupport
import Testing

/// What the program knows about itself and what the reference pages say are one.
@Suite struct ReferenceTests {
  /// A database brings the functions of places.
  init() { _ = Database() }

  @Test func `docs/functions.md lists every function of the registry`() throws {
    let path = "\(packageRoot)/docs/functions.md"
    if ProcessInfo.processInfo.environment["TRA_WRITE_DOCS"] != nil {
      try FunctionPage.text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      page == FunctionPage.text,
      "write it anew: TRA_WRITE_DOCS=1 swift test --filter ReferenceTests")
  }

  @Test func `every example of a function gives what it says`() {
    let examples =
      FunctionRegistry.scalars.map(\.example) + FunctionRegistry.aggregates.map(\.example)
    let script = examples.map { "SELECT \($0.expression);\n" }.joined()
    let run = runProgram(["--csv", "--no-header", "--null", "NULL", "--keep-going"], input: script)
    // Results are parted by an empty line; an empty text would be `""`.
    let lines = run.output.split(separator: "\n")
    #expect(run.errors == "")
    #expect(lines.count == examples.count)
    for (example, line) in zip(examples, lines) {
      let value = line.hasPrefix("\"") ? String(line.dropFirst().dropLast()) : String(line)
      #expect(value == example.result, "\(example.expression)")
    }
  }

  @Test func `docs/errors.md names every code of a message`() throws {
    let page = try String(contentsOfFile: "\(packageRoot)/docs/errors.md", encoding: .utf8)
    let documented = Set(
      page.matches(of: #/^\| `([a-z0-9-]+)` \|/#.anchorsMatchLineEndings()).map {
        String($0.1)
      })
    #expect(try Set(Self.codes()).subtracting(documented).sorted() == [])
    #expect(try documented.subtracting(Self.codes()).sorted() == [], "no longer given")
  }

  /// From the sources, because codes are declared where they are used.
  private static func codes() throws -> [String] {
    let folder = "\(packageRoot)/Sources"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.flatMap { name in
      try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        .matches(of: #/static let \w+ = (?:Self|Code|Diagnostic\.Code)\(rawValue: "([^"]+)"\)/#)
        .map { String($0.1) }
    }
  }
}
