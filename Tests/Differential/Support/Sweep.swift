import Engine
import Language
import TestSupport

/// Given queries, asked here and in another engine: each is refused by name or has one answer.
public struct Sweep {
  public enum Outcome {
    case same
    case known(KnownDifference)
    /// By the printer, which names what the dialect cannot say.
    case refused(String)
    case different(String)
  }

  public let outcomes: [(query: String, outcome: Outcome)]

  /// Each line of constructs.sql, over random tables that are always the same.
  public static func constructs(_ engine: any OtherEngine) -> Sweep {
    let tables = (UInt64(1)...).lazy.map { seed in
      var random = SeededRandom(seed: seed)
      return RandomTables(&random, for: engine.dialect).tables
    }.first { $0.allSatisfy { (8...25).contains($0.rows.count) } }!
    let tra = TraEngine()
    for statement in tables.flatMap(\.statements) + ["CREATE VIEW v1 AS SELECT a1, c1 FROM t1"] {
      tra.mustRun(statement)
    }
    let lines = text("Tests/Differential/Queries/constructs.sql").split(separator: "\n")
    return Sweep(
      lines.filter { !$0.hasPrefix("--") }.map(String.init), tra,
      setup: tables.flatMap { $0.statements(for: engine.dialect) }, engine)
  }

  /// The 22 questions of TPC-H in both syntaxes, over what Tests/TPCHTests/fetch.sh fetches.
  public static func tpch(_ engine: any OtherEngine) -> Sweep {
    let data = "\(packageRoot)/.build/tpch"
    let tra = TraEngine()
    let names = [
      "customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier",
    ]
    for name in names { tra.mustRun("CREATE TABLE \(name) AS FROM '\(data)/\(name).csv'") }
    let setup = names.flatMap { name in
      loading("\(data)/\(name).csv", name, tra.columns(of: name), engine.dialect)
    }
    let questions = (1...22).flatMap { number in
      ["select", "pipe"].map {
        text("Tests/TPCHTests/queries/q\(number < 10 ? "0" : "")\(number).\($0).sql")
      }
    }
    return Sweep(questions, tra, setup: setup, engine)
  }

  init(_ queries: [String], _ tra: TraEngine, setup: [String], _ engine: any OtherEngine) {
    let printed = queries.map { tra.printed($0, engine.dialect) }
    let sayable = printed.compactMap { try? $0.get() }
    var answers = engine.answers(setup: setup, queries: sayable)[...]
    outcomes = zip(queries, printed).map { query, printed in
      switch printed {
      case .failure(let problem):
        let isRefused = problem.code.rawValue == "not-in-dialect"
        return (query, isRefused ? .refused(problem.message) : .different(problem.message))
      case .success(let printed):
        let mine = tra.answer(query)
        return (query, Self.outcome(mine, answers.removeFirst(), printed, engine.dialect))
      }
    }
  }

  private static func outcome(
    _ mine: TraEngine.Result, _ theirs: Answer, _ printed: String, _ dialect: SQLDialect
  ) -> Outcome {
    if case .failure(let message) = mine.answer { return .different("Tra fails: \(message)") }
    let comparison = Comparison(
      mine: mine.answer, theirs: theirs, types: mine.columns.map(\.type), orderColumns: [])
    switch comparison.verdict(dialect) {
    case .same: return .same
    case .known(let rule): return .known(rule)
    case .different:
      return .different(
        """
        \(printed.onOneLine)
          Tra: \(mine.answer.shown)
          \(dialect): \(theirs.shown)
        """)
    }
  }

  private static func text(_ path: String) -> String {
    readFile("\(packageRoot)/\(path)") ?? ""
  }

  private static func loading(
    _ path: String, _ name: String, _ columns: [(name: String, type: DataType)],
    _ dialect: SQLDialect
  ) -> [String] {
    let list = columns.map { "\($0.name) \(typeName($0.type, dialect))" }
      .joined(separator: ", ")
    let create = "CREATE TABLE \(name) (\(list))"
    switch dialect {
    case .sqlite: return [create, "\n.import --csv --skip 1 \(path) \(name)\n"]
    case .duckdb: return [create, "COPY \(name) FROM '\(path)' (HEADER)"]
    case .postgres: return [create, "\n\\copy \(name) FROM '\(path)' CSV HEADER\n"]
    case .spark:
      return [
        "CREATE OR REPLACE TEMP VIEW \(name) (\(list))"
          + " USING csv OPTIONS (path '\(path)', header 'true')"
      ]
    }
  }

  private static func typeName(_ type: DataType, _ dialect: SQLDialect) -> String {
    switch (type, dialect) {
    case (.int64, _): "BIGINT"
    case (.decimal, .sqlite): "REAL"
    case (.decimal(let precision, let scale), _): "DECIMAL(\(precision), \(scale))"
    case (.date, .sqlite): "TEXT"
    case (.date, _): "DATE"
    case (.string, .spark): "STRING"
    default: "TEXT"
    }
  }
}

extension Sweep {
  /// What is neither the same nor refused, and how many were what.
  public var problems: [String] {
    outcomes.compactMap { query, outcome in
      if case .different(let text) = outcome { "\(query.onOneLine)\n  \(text)" } else { nil }
    }
  }

  public var refusals: [String] {
    outcomes.compactMap { if case .refused(let text) = $0.outcome { text } else { nil } }
  }
}
