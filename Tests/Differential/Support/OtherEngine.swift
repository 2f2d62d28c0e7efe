import Engine
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An engine that is asked by a program of its own.
public protocol OtherEngine: Sendable {
  var dialect: SQLDialect { get }
  /// The answers to `queries` after `setup`, all in one new database.
  func answers(setup: [String], queries: [String]) -> [Answer]
}

extension SQLDialect {
  /// The engine, where its program is there.
  public var engine: (any OtherEngine)? {
    switch self {
    case .sqlite: SQLite()
    case .postgres: Postgres()
    case .duckdb: PythonEngine(.duckdb, package: "duckdb", variable: "TRA_DUCKDB_PYTHON")
    case .spark: PythonEngine(.spark, package: "pyspark", variable: "TRA_SPARK_PYTHON")
    }
  }

  /// What `engine` looks for.
  public var need: String {
    switch self {
    case .sqlite: "the program sqlite3, 3.39 or later"
    case .postgres: "the program psql, and a server that PGHOST, PGUSER and PGDATABASE name"
    case .duckdb:
      "what Tests/Differential/fetch.sh fetches, or a Python with duckdb in TRA_DUCKDB_PYTHON"
    case .spark: "Java 17, and a Python with pyspark 4.0 in TRA_SPARK_PYTHON"
    }
  }
}

func program(_ name: String) -> String? {
  ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }.first {
    access($0, X_OK) == 0
  }
}

func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

extension String {
  var onOneLine: String { split(separator: "\n").joined(separator: " ") }
}

func isThere(_ path: String) -> Bool { access(path, R_OK) == 0 }

func readFile(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}
