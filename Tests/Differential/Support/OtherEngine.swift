import Engine
import TestSupport

/// An engine that is asked by a program of its own.
public protocol OtherEngine: Sendable {
  var dialect: SQLDialect { get }
  /// The answers to `queries` after `setup`, all in one new database.
  func answers(setup: [String], queries: [String]) -> [Answer]
}

public struct SQLite: OtherEngine {
  public let dialect = SQLDialect.sqlite
  let path: String

  /// nil where there is no sqlite3 on the PATH.
  public init?() {
    guard let path = Self.paths.first(where: { access($0) }) else { return nil }
    self.path = path
  }

  private static let paths = [
    "/usr/bin/sqlite3", "/usr/local/bin/sqlite3", "/opt/homebrew/bin/sqlite3",
  ]

  public func answers(setup: [String], queries: [String]) -> [Answer] {
    var script = ".mode quote\n.headers off\n" + setup.map { $0 + ";\n" }.joined()
    for (number, query) in queries.enumerated() {
      let line = query.split(separator: "\n").joined(separator: " ")
      script += ".print @@\(number)\n\(line);\n"
    }
    let run = runProgram([":memory:"], input: script, program: path, seconds: 300)
    let firstLine = 3 + setup.count
    var answers = QuotedRows.answers(run.output, count: queries.count)
    for line in run.errors.split(separator: "\n") {
      guard let match = line.firstMatch(of: /near line (\d+): (.*)/), let number = Int(match.1)
      else { continue }
      // A line for the mark and one for the query.
      let index = (number - firstLine) / 2
      if answers.indices.contains(index) { answers[index] = .failure(String(match.2)) }
    }
    return answers
  }
}

public struct DuckDB: OtherEngine {
  public let dialect = SQLDialect.duckdb
  let python: String
  let driver: String

  /// - Parameter python: an interpreter that has the module `duckdb`.
  public init(python: String) {
    self.python = python
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    driver = folder.joined(separator: "/") + "/duckdb_driver.py"
  }

  public func answers(setup: [String], queries: [String]) -> [Answer] {
    func line(_ sql: String) -> String {
      sql.split(separator: "\n").joined(separator: " ") + "\n"
    }
    let script = "\(setup.count)\n" + (setup + queries).map(line).joined()
    let run = runProgram([driver], input: script, program: python, seconds: 600)
    if queries.count > 0, run.output.isEmpty {
      return queries.map { _ in .failure("the driver said: \(run.errors)") }
    }
    return QuotedRows.answers(run.output, count: queries.count)
  }
}

/// Rows as SQLite's `.mode quote` prints them, under a mark `@@number` for each query.
enum QuotedRows {
  static func answers(_ output: String, count: Int) -> [Answer] {
    var rows = [[[Cell]]](repeating: [], count: count)
    var failures: [Int: String] = [:]
    var current = 0
    for line in output.split(separator: "\n", omittingEmptySubsequences: true) {
      if line.hasPrefix("@@"), let number = Int(line.dropFirst(2)) {
        current = number
      } else if line.hasPrefix("@!") {
        failures[current] = String(line.dropFirst(2))
      } else if rows.indices.contains(current) {
        rows[current].append(cells(line))
      }
    }
    return rows.enumerated().map { number, rows in
      failures[number].map { .failure($0) } ?? .rows(rows)
    }
  }

  private static func cells(_ line: Substring) -> [Cell] {
    var cells: [Cell] = []
    var rest = line.utf8[...]
    let (quote, comma) = (UInt8(ascii: "'"), UInt8(ascii: ","))
    while true {
      if rest.first == quote {
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.first {
          rest.removeFirst()
          if byte == quote {
            if rest.first != quote { break }
            rest.removeFirst()
          }
          bytes.append(byte)
        }
        cells.append(.text(String(decoding: bytes, as: UTF8.self)))
      } else {
        let word = rest.prefix { $0 != comma }
        rest = rest[word.endIndex...]
        cells.append(cell(String(Substring(word))))
      }
      guard rest.first == comma else { return cells }
      rest.removeFirst()
    }
  }

  private static func cell(_ word: String) -> Cell {
    switch word {
    case "NULL": return .null
    case "TRUE": return .bool(true)
    case "FALSE": return .bool(false)
    default:
      if let integer = Int64(word) { return .integer(integer) }
      return .number(Double(word) ?? .nan, word)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private func access(_ path: String) -> Bool {
  #if canImport(Glibc)
    Glibc.access(path, X_OK) == 0
  #else
    Darwin.access(path, X_OK) == 0
  #endif
}
