import Foundation
import TestSupport
import Testing

/// The rules of the house over its own sources. `HouseRuleTests` shows that each can fail.
@Suite struct HouseTests {
  @Test func `the sources are found`() {
    #expect(SourceFile.sources.count > 30)
    #expect(SourceFile.swift.contains { $0.path == "Tests/HouseTests/HouseTests.swift" })
  }

  @Test func `no file is longer than 500 lines`() {
    #expect(breaches(SourceFile.swift, SizeRules.longFile) == [])
  }

  @Test func `no line is longer than 100 columns`() {
    #expect(breaches(SourceFile.swift, SizeRules.longLines) == [])
  }

  @Test func `no function is longer than 70 lines`() {
    #expect(breaches(SourceFile.swift, SizeRules.longFunctions) == [])
  }

  @Test func `no banned word stands in the sources`() {
    #expect(breaches(SourceFile.sources, WordRules.breaches) == [])
  }

  @Test func `imports only go downward`() {
    #expect(breaches(SourceFile.sources, ImportRules.breaches) == [])
  }

  @Test func `no public function of the engine is generic`() {
    #expect(breaches(SourceFile.sources, EngineRules.publicGenerics) == [])
  }

  @Test func `every unchecked Sendable says why it is one`() {
    #expect(breaches(SourceFile.sources, EngineRules.unexplained) == [])
  }

  @Test func `every function's declaration stands in the registry`() throws {
    let list = try #require(
      SourceFile.sources.first { $0.path == "Sources/Engine/Functions/FunctionRegistry.swift" })
    let functions = SourceFile.sources.filter {
      $0.path.hasPrefix("Sources/Engine/Functions/") && $0.path != list.path
    }
    #expect(breaches(functions) { EngineRules.unregistered($0, list: list) } == [])
  }

  @Test func `the top of the repository holds what is foreseen`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: packageRoot)
    #expect(TopLevelRule.breaches(names) == [])
  }

  @Test func `every room of the table has sources`() {
    let rooms = Set(SourceFile.sources.map(\.room))
    #expect(Set(ImportRules.below.keys) == rooms)
  }

  private func breaches(_ files: [SourceFile], _ rule: (SourceFile) -> [Breach]) -> [Breach] {
    files.flatMap(rule)
  }
}
