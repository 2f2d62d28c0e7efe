import Database
import Engine
import Language

@testable import Differential

/// Tra in this process, its rules switched as a test wants them.
struct Asking {
  let session = Session()

  init(_ tables: [RandomTables.Table]) throws {
    for statement in tables.flatMap(\.statements) {
      let source = SourceText(statement)
      guard let parsed = try Parser.parseStatement(source) else { continue }
      _ = try session.run(parsed, in: source)
    }
  }

  enum Outcome: Equatable {
    /// Columns by name, and the rows.
    case rows([String], [[String]])
    case failure(String)
  }

  func ask(_ query: String, without rules: [String] = []) -> Outcome {
    session.settings.rules = RuleSwitches(off: rules)
    defer { session.settings.rules = RuleSwitches() }
    do {
      let result = try session.query(SourceText(query))
      let rows = result.chunks.flatMap { chunk in
        (0..<chunk.rowCount).map { row in
          result.columns.indices.map { Self.text(chunk[$0].value(at: row)) }
        }
      }
      return .rows(result.columns.map(\.name), rows)
    } catch {
      return .failure(error.message)
    }
  }

  /// FLOAT64 in nine digits: sums in another order differ in the last ones.
  private static func text(_ value: Value) -> String {
    guard case .float64(let number) = value, number.isFinite, abs(number) > 1e-9 else {
      if case .float64(let number) = value { return number.isFinite ? "0" : "\(number)" }
      return "\(value)"
    }
    var unit = 1.0
    while abs(number) / unit >= 1e9 { unit *= 10 }
    while abs(number) / unit < 1e8 { unit /= 10 }
    return "\((number / unit).rounded()) × \(unit)"
  }
}

extension [[String]] {
  /// The rows whatever their order.
  var asBag: [String] { map { $0.joined(separator: " | ") }.sorted() }
}
