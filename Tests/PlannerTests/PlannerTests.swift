import Engine
import Language
import Testing

@testable import Planner

/// Two tables and a file-less catalog.
final class FixedCatalog: Catalog {
  var tables: [String: CatalogObject] = [:]

  init() throws {
    tables["t"] = .table(try Self.table())
    tables["u"] = .table(try Self.other())
  }

  func object(named name: ObjectName) throws(Diagnostic) -> CatalogObject? {
    tables[name.text.lowercased()]
  }

  func file(_ reference: FileReference) throws(Diagnostic) -> Table {
    throw .unknownTable(ObjectName([Identifier(reference.path, span: reference.span)]), known: [])
  }

  var objectNames: [String] { tables.keys.sorted() }

  /// `t(a INT64, b STRING, d DATE, n INT64, m INT64, r RATIO(n, m), p RATIO)`
  private static func table() throws -> Table {
    let schema = TableSchema(columns: [
      .init(name: "a", type: .int64, kind: .stored(0)),
      .init(name: "b", type: .string, kind: .stored(1)),
      .init(name: "d", type: .date, kind: .stored(2)),
      .init(name: "n", type: .int64, kind: .stored(3)),
      .init(name: "m", type: .int64, kind: .stored(4)),
      .init(name: "r", type: .ratio, kind: .ratio(numerator: 3, denominator: 4)),
      .init(name: "p", type: .ratio, kind: .stored(5)),
    ])
    let builder = TableBuilder(schema: schema)
    for row in 0..<10 {
      builder.columns[0].append(Int64(row))
      builder.columns[1].append(text: row % 2 == 0 ? "even" : "odd")
      builder.columns[2].append(Int64(20_000 + row))
      builder.columns[3].append(Int64(row))
      builder.columns[4].append(Int64(10))
      builder.columns[5].append(Int64(5_000_000_000))
      builder.endRow()
    }
    return try builder.finish()
  }

  /// `u(a INT64, c STRING)`
  private static func other() throws -> Table {
    let schema = TableSchema(columns: [
      .init(name: "a", type: .int64, kind: .stored(0)),
      .init(name: "c", type: .string, kind: .stored(1)),
    ])
    let builder = TableBuilder(schema: schema)
    for row in 0..<3 {
      builder.columns[0].append(Int64(row))
      builder.columns[1].append(text: "c\(row)")
      builder.endRow()
    }
    return try builder.finish()
  }
}

func bound(_ text: String) throws -> BoundQuery {
  let source = SourceText(text)
  var parser = Parser(source)
  guard case .query(let query) = try parser.statement() else {
    throw Diagnostic(code: .badStage, message: "no query", span: nil)
  }
  return try Binder(catalog: try FixedCatalog(), source: source).bind(query: query)
}

/// The names and types of a query's columns.
func columns(_ text: String) throws -> String {
  try bound(text).columns.map { "\($0.name) \($0.type)\($0.parts == nil ? "" : " poolable")" }
    .joined(separator: ", ")
}

/// The message, the text that the caret marks, and the help.
func failure(_ text: String) -> String {
  do {
    _ = try bound(text)
    return "no error"
  } catch let diagnostic as Diagnostic {
    let marked = diagnostic.span.map { SourceText(text).text($0) } ?? ""
    return ([diagnostic.message, marked] + diagnostic.help).joined(separator: " | ")
  } catch {
    return "\(error)"
  }
}

/// The optimized plan.
func plan(_ text: String, off: [String] = []) throws -> [String] {
  try explained(text, off: off).optimizedLines(RuleSwitches(off: off))
}

/// The plan as bound, and what one rule alone makes of it.
func plans(_ text: String, by rule: String) throws -> (before: [String], after: [String]) {
  let others = Optimizer.rules.map { $0.name }.filter { $0 != rule }
  let explain = try explained(text)
  return (
    explain.optimizedLines(RuleSwitches(off: others + [rule])),
    explain.optimizedLines(RuleSwitches(off: others))
  )
}

/// EXPLAIN's lines.
func explanation(_ text: String, off: [String] = []) throws -> [String] {
  try explained(text, off: off).lines(RuleSwitches(off: off))
}

private func explained(_ text: String, off: [String] = []) throws -> BoundExplain {
  let source = SourceText(text)
  var parser = Parser(source)
  guard case .query(let query) = try parser.statement() else {
    throw Diagnostic(code: .badStage, message: "no query", span: nil)
  }
  let binder = Binder(catalog: try FixedCatalog(), source: source)
  binder.switches = RuleSwitches(off: off)
  return try binder.bind(explained: query, analyze: false)
}
