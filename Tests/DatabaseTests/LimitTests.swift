import Engine
import Language
import Testing

@testable import Database

@Suite struct LimitTests {
  private let session = Session()

  @Test(arguments: [
    (EngineFault.Kind.timeout(seconds: 5), Diagnostic.Code.timeout, ExitClass.limit),
    (.memoryLimit(bytes: 1), .memoryLimit, .limit), (.resultLimit(rows: 1), .resultLimit, .limit),
    (.assertionFailed("x"), .assertionFailed, .expectation),
    (.cancelled, .interrupted, .interrupted),
    (.overflow(.int64), .overflow, .failure), (.scalarQueryRows, .scalarQueryRows, .failure),
    (.invalidCast(text: "x", to: .int64), .invalidCast, .failure),
  ]) func `a fault decides how the program ends`(
    kind: EngineFault.Kind, code: Diagnostic.Code, exit: ExitClass
  ) {
    let error = Diagnostic(EngineFault(kind), origins: [])
    #expect(error.code == code)
    #expect(error.code.exitClass == exit)
  }

  @Test func `a result may have its limit of rows and no more`() throws {
    session.settings.maxResultRows = 34
    #expect(try session.ask("FROM provinces").count == 34)
    session.settings.maxResultRows = 33
    let error = session.refusal("FROM provinces")
    #expect(error?.code == .resultLimit)
    #expect(error?.message.hasPrefix("the result has more than 33 rows (") == true)
  }

  @Test func `a statement may take so long and so much memory`() {
    session.settings.timeout = 0
    #expect(session.refusal("FROM rates")?.message == "stopped after 0 s")
    session.settings.timeout = nil
    session.settings.memoryLimit = 1_000
    #expect(session.refusal("FROM rates |> ORDER BY rate")?.code == .memoryLimit)
    session.settings.memoryLimit = .max
    #expect(session.refusal("FROM rates |> ORDER BY rate") == nil)
  }

  @Test func `rows of a table are no result`() throws {
    session.settings.maxResultRows = 3
    try session.ask("CREATE TABLE t AS FROM provinces")
    #expect(try session.count("FROM t |> AGGREGATE COUNT(*) AS n") == 34)
  }

  @Test func `an interrupt ends the statement and not the session`() throws {
    session.settings.isInterrupted = { true }
    #expect(session.refusal("FROM provinces")?.code == .interrupted)
    session.settings.isInterrupted = { false }
    #expect(try session.ask("SELECT 1 AS n") == [["1"]])
  }

  @Test func `a fault has its place in the text`() throws {
    let text = "SELECT name FROM provinces WHERE CAST(name AS INT64) = 1"
    let error = try #require(session.refusal(text))
    let span = try #require(error.span)
    #expect(SourceText(text).text(span) == "CAST(name AS INT64)")
    #expect(error.message.hasSuffix("is not INT64"))
  }

  @Test func `a division by zero is one warning`() throws {
    let source = SourceText("FROM provinces |> SELECT population / (population - population) AS x")
    let statement = try #require(try Parser.parseStatement(source))
    guard case .rows(let result) = try session.run(statement, in: source) else { return }
    #expect(result.warnings.count == 1)
    #expect(result.warnings[0].code == .divisionByZero)
    #expect(result.warnings[0].message == "division by zero in 34 rows: NULL there")
  }
}
