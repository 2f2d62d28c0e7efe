/// Rows as text, a line each, under a mark `@@number` for each query or `@!message` in its place.
enum QuotedRows {
  enum Form {
    /// As SQLite's `.mode quote` prints them.
    case sql
    /// As psql does: nothing tells a number from a text, so that all are texts.
    case csv

    var quote: UInt8 { self == .sql ? UInt8(ascii: "'") : UInt8(ascii: "\"") }
  }

  static func answers(_ output: String, count: Int, form: Form = .sql) -> [Answer] {
    var rows = [[[Cell]]](repeating: [], count: count)
    var failures: [Int: String] = [:]
    var current = 0
    // In CSV a row may be one empty text.
    let lines = output.split(separator: "\n", omittingEmptySubsequences: form == .sql)
    for line in form == .csv ? lines.dropLast() : lines[...] {
      if line.hasPrefix("@@"), let number = Int(line.dropFirst(2)) {
        current = number
      } else if line.hasPrefix("@!") {
        failures[current] = String(line.dropFirst(2))
      } else if rows.indices.contains(current) {
        rows[current].append(cells(line, form))
      }
    }
    return rows.enumerated().map { number, rows in
      failures[number].map { .failure($0) } ?? .rows(rows)
    }
  }

  private static func cells(_ line: Substring, _ form: Form) -> [Cell] {
    var cells: [Cell] = []
    var rest = line.utf8[...]
    let comma = UInt8(ascii: ",")
    while true {
      if rest.first == form.quote {
        cells.append(.text(quoted(&rest, form.quote)))
      } else {
        let word = rest.prefix { $0 != comma }
        rest = rest[word.endIndex...]
        cells.append(cell(String(Substring(word)), form))
      }
      guard rest.first == comma else { return cells }
      rest.removeFirst()
    }
  }

  private static func quoted(_ rest: inout Substring.UTF8View, _ quote: UInt8) -> String {
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
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func cell(_ word: String, _ form: Form) -> Cell {
    switch word {
    case "NULL": return .null
    case _ where form == .csv: return .text(word)
    case "TRUE": return .bool(true)
    case "FALSE": return .bool(false)
    default:
      if let integer = Int64(word) { return .integer(integer) }
      return .number(Double(word) ?? .nan, word)
    }
  }
}
