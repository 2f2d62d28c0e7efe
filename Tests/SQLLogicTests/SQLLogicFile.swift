// Reads files of the sqllogictest family:
//
//     # id: div0             the decision that the records below show (docs/semantics.md)
//     statement ok           must run
//     statement error TEXT   must fail with a message that contains TEXT
//     query TIRBDS [nosort|rowsort|valuesort] [label]
//                            a letter a column: text, integer, real (FLOAT64, DECIMAL, RATIO),
//                            BOOL, date, timestamp (S); the SQL follows, then `----` and the rows:
//                            values parted by one space, NULL as NULL, the empty string as (empty)
//     skipif tra, onlyif X   before a record; `halt` ends the file
//
// and, ours:
//
//     warns TEXT             before a record: it gives exactly one warning, which contains TEXT;
//                            any other record must give none
//     param NAME TEXT        sets @NAME, as `-p NAME=TEXT` would
//     file NAME              writes the lines up to `----`; \r, \0 and \u{…} are characters
//     content NAME           the file must hold the lines up to `----`
//
// A record ends at an empty line. {dir} in SQL is the folder of the files.

struct SQLLogicFile: Sendable {
  enum Sorting: String, Sendable {
    case nosort, rowsort, valuesort
  }

  enum Expectation: Sendable, Equatable {
    case ok
    case error(containing: String)
    case rows(types: String, Sorting, [String])
  }

  enum Kind: Sendable, Equatable {
    case run(sql: String, Expectation, warning: String?)
    case parameter(name: String, text: String)
    case writeFile(name: String, [String])
    case checkFile(name: String, [String])
  }

  struct Record: Sendable, Equatable {
    /// Of its first line, from 1.
    let line: Int
    let kind: Kind
  }

  let records: [Record]
  /// Ids of decisions that comments name.
  let citations: Set<String>

  init(name: String, text: String) throws {
    var reader = SQLLogicReader(name: name, text: text)
    try reader.read()
    records = reader.records
    citations = reader.citations
  }
}

struct SQLLogicError: Error, CustomStringConvertible {
  let file: String
  let line: Int
  let what: String

  var description: String { "\(file):\(line): \(what)" }
}

private struct SQLLogicReader {
  let name: String
  let lines: [Substring]
  var next = 0
  var records: [SQLLogicFile.Record] = []
  var citations: Set<String> = []
  private var warning: String?
  private var isSkipped = false

  init(name: String, text: String) {
    self.name = name
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  mutating func read() throws {
    while next < lines.count {
      let line = lines[next]
      let words = line.split(separator: " ")
      next += 1
      guard let directive = words.first else { continue }
      if directive.hasPrefix("#") {
        cite(line)
      } else if directive == "halt" {
        return
      } else {
        try take(String(directive), words.dropFirst().map(String.init), line)
      }
    }
    if warning != nil { throw failure("'warns' without a record") }
  }

  private mutating func cite(_ comment: Substring) {
    guard let match = comment.wholeMatch(of: #/#\s*id:\s*(.+)/#) else { return }
    citations.formUnion(match.1.split(whereSeparator: { ", ".contains($0) }).map(String.init))
  }

  private mutating func take(_ directive: String, _ words: [String], _ line: Substring) throws {
    let start = next
    switch directive {
    case "skipif": isSkipped = isSkipped || words.first == "tra"
    case "onlyif": isSkipped = isSkipped || words.first != "tra"
    case "warns": warning = String(line.dropFirst("warns ".count))
    case "param":
      guard let name = words.first else { throw failure("'param' wants a name") }
      let text = line.dropFirst("param \(name) ".count)
      append(.parameter(name: name, text: String(text)), at: start)
    case "file", "content":
      guard words.count == 1 else { throw failure("'\(directive)' wants a name") }
      let content = linesUntilFence()
      append(
        directive == "file"
          ? .writeFile(name: words[0], content) : .checkFile(name: words[0], content), at: start)
    case "statement": try statement(words, line, at: start)
    case "query": try query(words, at: start)
    default: throw failure("'\(directive)' begins no record")
    }
  }

  private mutating func statement(_ words: [String], _ line: Substring, at start: Int) throws {
    let expectation: SQLLogicFile.Expectation
    switch words.first {
    case "ok" where words.count == 1: expectation = .ok
    case "error":
      let text = line.dropFirst("statement error".count).drop { $0 == " " }
      expectation = .error(containing: String(text))
    default: throw failure("'statement' wants 'ok' or 'error'")
    }
    let sql = try sqlUntil { $0.isEmpty }
    append(.run(sql: sql, expectation, warning: warning), at: start)
  }

  private mutating func query(_ words: [String], at start: Int) throws {
    guard let types = words.first, types.allSatisfy({ "TIRBDS".contains($0) }) else {
      throw failure("'query' wants letters of T, I, R, B, D")
    }
    let sorting = words.dropFirst().first.flatMap(SQLLogicFile.Sorting.init(rawValue:)) ?? .nosort
    let sql = try sqlUntil { $0 == "----" }
    var rows: [String] = []
    while next < lines.count, !lines[next].isEmpty {
      rows.append(String(lines[next]))
      next += 1
    }
    append(
      .run(sql: sql, .rows(types: types, sorting, rows), warning: warning), at: start)
  }

  private mutating func sqlUntil(_ isEnd: (Substring) -> Bool) throws -> String {
    var sql: [Substring] = []
    while next < lines.count, !isEnd(lines[next]) {
      if lines[next].isEmpty { throw failure("an empty line inside a query, or no '----'") }
      sql.append(lines[next])
      next += 1
    }
    next += 1
    guard !sql.isEmpty else { throw failure("a record without SQL") }
    return sql.joined(separator: "\n")
  }

  private mutating func linesUntilFence() -> [String] {
    var content: [String] = []
    while next < lines.count, lines[next] != "----" {
      content.append(Self.unescaped(lines[next]))
      next += 1
    }
    next += 1
    return content
  }

  private static func unescaped(_ line: Substring) -> String {
    String(
      line.replacing(#/\\(?:r|0|u\{([0-9A-Fa-f]+)\})/#) { match -> String in
        if let hexadecimal = match.1, let value = UInt32(hexadecimal, radix: 16) {
          return Unicode.Scalar(value).map { String(Character($0)) } ?? ""
        }
        return match.0 == #"\r"# ? "\r" : "\0"
      })
  }

  private mutating func append(_ kind: SQLLogicFile.Kind, at line: Int) {
    if !isSkipped { records.append(SQLLogicFile.Record(line: line, kind: kind)) }
    isSkipped = false
    warning = nil
  }

  private func failure(_ what: String) -> SQLLogicError {
    SQLLogicError(file: name, line: next, what: what)
  }
}
