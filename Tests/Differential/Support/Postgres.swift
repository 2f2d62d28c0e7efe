import Engine
import TestSupport

/// A server that psql reaches by the variables PGHOST, PGUSER, …; the tables are
/// temporary.
struct Postgres: OtherEngine {
  let dialect = SQLDialect.postgres
  private let path: String
  private let environment: [String: String]

  init?() {
    guard let path = program("psql"), variable("PGHOST") != nil else { return nil }
    self.path = path
    var environment = ["PGCLIENTENCODING": "UTF8"]
    for name in ["PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGPASSWORD"] {
      environment[name] = variable(name)
    }
    self.environment = environment
  }

  func answers(setup: [String], queries: [String]) -> [Answer] {
    let head = "SET client_min_messages = error; SET search_path = pg_temp;\n"
    var script = head + setup.map { $0 + ";\n" }.joined()
    for (number, query) in queries.enumerated() {
      script += """
        \\echo @@\(number)
        \(query.onOneLine);
        \\if :ERROR
        \\echo @!:LAST_ERROR_MESSAGE
        \\endif

        """
    }
    let run = runProgram(
      ["-X", "-q", "-t", "--csv", "-P", "null=NULL"], input: script, environment: environment,
      program: path, seconds: 600)
    if run.output.isEmpty {
      return queries.map { _ in .failure("psql says: \(run.errors)") }
    }
    return QuotedRows.answers(run.output, count: queries.count, form: .csv)
  }
}
