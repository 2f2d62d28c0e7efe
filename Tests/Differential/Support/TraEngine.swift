import Database
import Engine
import Language
import Planner

/// Tra itself, in this process.
final class TraEngine {
  private let session = Session()

  struct Result {
    let answer: Answer
    let columns: [(name: String, type: DataType)]
  }

  func run(_ statement: String) throws {
    let source = SourceText(statement)
    guard let parsed = try Parser.parseStatement(source) else { return }
    _ = try session.run(parsed, in: source)
  }

  /// Of a statement that is known to run.
  func mustRun(_ statement: String) {
    do { try run(statement) } catch { preconditionFailure("\(statement): \(error)") }
  }

  func columns(of table: String) -> [(name: String, type: DataType)] {
    answer("FROM \(table) |> LIMIT 0").columns
  }

  func answer(_ query: String) -> Result {
    do {
      if let problem = try planProblem(query) {
        return Result(answer: .failure("the plan is broken: \(problem)"), columns: [])
      }
      let result = try session.query(SourceText(query))
      let rows = result.chunks.flatMap { chunk in
        (0..<chunk.rowCount).map { row in
          result.columns.indices.map { Cell(chunk.vectors[$0].value(at: row)) }
        }
      }
      return Result(answer: .rows(rows), columns: result.columns.map { ($0.name, $0.type) })
    } catch {
      let message = (error as? Diagnostic)?.message ?? "\(error)"
      return Result(answer: .failure(message), columns: [])
    }
  }

  private func planProblem(_ query: String) throws -> String? {
    let source = SourceText(query)
    guard case .query(let tree) = try Parser.parseStatement(source) else { return nil }
    let bound = try Binder(catalog: session, source: source).bind(query: tree)
    return PlanCheck.problem(bound) ?? PlanCheck.problem(Optimizer.optimize(bound))
  }

  /// The query as another engine's SQL.
  func printed(_ query: String, _ dialect: SQLDialect) -> Swift.Result<String, Diagnostic> {
    let source = SourceText(query)
    do {
      guard case .query(let tree) = try Parser.parseStatement(source) else {
        return .failure(Diagnostic(code: .init(rawValue: "no-query"), message: "none", span: nil))
      }
      let bound = try Binder(catalog: session, source: source).bind(query: tree)
      if PlanCheck.problem(bound) != nil { return .success("SELECT 'a broken plan'") }
      return .success(try SQLPrinter.print(bound, dialect: dialect))
    } catch {
      return .failure(error)
    }
  }
}
