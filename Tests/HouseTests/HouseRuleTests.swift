import Testing

/// A rule that cannot fail is none: each is fed a bad snippet and a good one.
@Suite struct HouseRuleTests {
  private func engine(_ text: String) -> SourceFile {
    SourceFile(path: "Sources/Engine/Kernels/Bad.swift", text: text)
  }

  private func lines(_ count: Int) -> String {
    String(repeating: "    step()\n", count: count)
  }

  @Test func `a file of 501 lines is too long, one of 500 is not`() {
    #expect(SizeRules.longFile(engine(lines(501))).count == 1)
    #expect(SizeRules.longFile(engine(lines(500))).isEmpty)
  }

  @Test func `a line of 101 columns is too long, counted in characters`() {
    let breach = SizeRules.longLines(engine("ok\n" + String(repeating: "ế", count: 101)))
    #expect(breach.map(\.line) == [2])
    #expect(SizeRules.longLines(engine(String(repeating: "ế", count: 100))).isEmpty)
  }

  @Test func `a function of 71 lines is too long, one of 70 is not`() {
    let long = engine("struct S {\n  func long() {\n" + lines(69) + "  }\n}\n")
    #expect(SizeRules.longFunctions(long).map(\.line) == [2])
    #expect(SizeRules.longFunctions(engine("func f() {\n" + lines(68) + "}\n")).isEmpty)
  }

  @Test func `initialisers, getters and generic functions are measured too`() {
    for head in [
      "init(a: Int = (1)) {", "var x: Int {", "private static func f<T>(_ t: T) {",
      "subscript(i: Int) -> Int {", "@Sendable\nfunc g(\n  a: Int\n) throws(E) -> [Int] {",
    ] {
      let file = engine("struct S {\n\(head)\n" + lines(80) + "}\n}\n")
      #expect(SizeRules.longFunctions(file).count == 1, "\(head)")
    }
  }

  @Test func `braces in strings and comments do not close a function`() {
    let body = "  let a = \"}\" // }\n  /* } /* } */ */\n  let b = \"\\(f(\"}\")) }\"\n"
    let file = engine("func f() {\n" + body + lines(70) + "}\n")
    #expect(FunctionFinder.functions(in: file).map(\.lineCount) == [75])
  }

  @Test func `a requirement of a protocol is no function`() {
    let file = engine("protocol P {\n  func a()\n  func b(x: Int) -> Int\n}\nfunc c() {}\n")
    #expect(FunctionFinder.functions(in: file).map(\.name) == ["c"])
  }

  @Test(arguments: [
    "let x = try! f()", "fatalError()", "print(1)", "package func f() {}", "@inlinable func f() {}",
    "@usableFromInline let a = 1", "import Foundation", "internal import FoundationEssentials",
    "@testable import Language", "// " + "TO" + "DO: later", "/* FIX" + "ME */",
  ])
  func `a banned word is found`(_ snippet: String) {
    #expect(!WordRules.breaches(engine("let a = 1\n\(snippet)\n")).isEmpty)
  }

  @Test(arguments: [
    "let a = \"try! print(1)\"", "// fatalError is banned", "screen.print(1)", "let packages = 1",
    "func print(_ s: String) {}", "let package = 2", "blueprint(1)",
  ])
  func `a word that only looks like a banned one is let through`(_ snippet: String) {
    #expect(WordRules.breaches(engine(snippet)).isEmpty)
  }

  @Test func `the shell may print`() {
    #expect(WordRules.breaches(SourceFile(path: "Sources/Shell/A.swift", text: "print(1)")).isEmpty)
  }

  @Test(arguments: [
    ("Language", "import Engine"), ("Engine", "import Language"), ("Planner", "import Formats"),
    ("Formats", "import Database"), ("Engine", "public import Planner"),
    ("Database", "import CEditLine"), ("tra", "import Engine"), ("Attic", "import Glibc"),
    ("Engine", "import struct Language.SourceSpan"), ("Reports", "@preconcurrency import Shell"),
  ])
  func `an import that goes up is found`(_ room: String, _ line: String) {
    #expect(!ImportRules.breaches(SourceFile(path: "Sources/\(room)/A.swift", text: line)).isEmpty)
  }

  @Test func `imports that go down are let through`() {
    let text = "import Engine\n#if canImport(Glibc)\n  import Glibc\n#endif\n// import Shell\n"
    #expect(ImportRules.breaches(SourceFile(path: "Sources/Planner/A.swift", text: text)).isEmpty)
  }

  @Test(arguments: [
    "public func f<T>(_ t: T) {}", "public static func f<T: P>(_ t: T) {}",
    "public init<T>(t: T) {}",
    "  public mutating func f(_ t: some Collection) {}", "public final func f<T>() {}",
  ])
  func `a public generic of the engine is found`(_ line: String) {
    #expect(EngineRules.publicGenerics(engine(line)).count == 1)
  }

  @Test(arguments: ["func f<T>(_ t: T) {}", "public func f(_ a: Buffer<Int>) {}"])
  func `inside the engine generics are welcome`(_ line: String) {
    #expect(EngineRules.publicGenerics(engine(line)).isEmpty)
  }

  @Test func `a function that the registry does not list is found`() {
    let list = engine("static let scalars = [.abs, .`round`]")
    func file(_ name: String) -> SourceFile {
      engine("extension ScalarFunction {\n  static let \(name) = ScalarFunction(\n}")
    }
    #expect(EngineRules.unregistered(file("floor"), list: list).map(\.line) == [2])
    #expect(EngineRules.unregistered(file("ab"), list: list).count == 1)
    #expect(EngineRules.unregistered(file("abs"), list: list).isEmpty)
    #expect(EngineRules.unregistered(file("`round`"), list: list).isEmpty)
  }

  @Test func `an unchecked Sendable without a comment is found`() {
    #expect(EngineRules.unexplained(engine("\nfinal class A: @unchecked Sendable {}")).count == 1)
    let said = "/// Sealed before it is shared.\nfinal class A: @unchecked Sendable {}"
    #expect(EngineRules.unexplained(engine(said)).isEmpty)
  }

  @Test func `a stray file at the top, or a missing one, is found`() {
    #expect(TopLevelRule.breaches(TopLevelRule.allowed + [".git", ".build-x"]) == [])
    #expect(
      TopLevelRule.breaches(TopLevelRule.allowed + ["notes.txt"]).map(\.path) == ["notes.txt"])
    #expect(
      TopLevelRule.breaches(TopLevelRule.allowed.filter { $0 != "docs" }).map(\.path) == ["docs"])
  }
}
