// Rows as text against the rows of a record.
import Database
import Engine

struct ResultComparison {
  let types: String
  let sorting: SQLLogicFile.Sorting
  let expected: [String]

  func difference(from result: QueryResult) -> String? {
    if let mismatch = typeMismatch(result.columns.map(\.type)) { return mismatch }
    let rows = result.chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { row in
        result.columns.indices.map { MachineText.text(chunk[$0].value(at: row)) }
      }
    }
    let found = sorted(rows)
    let wanted = sorting == .nosort ? expected : expected.sorted(by: byBytes)
    let isSame = found.count == wanted.count && zip(found, wanted).allSatisfy(isSame)
    guard !isSame else { return nil }
    return "expected \(wanted.count) rows\n\(shown(wanted)) got \(found.count)\n\(shown(found))"
  }

  private func sorted(_ rows: [[String]]) -> [String] {
    switch sorting {
    case .nosort: rows.map { $0.joined(separator: " ") }
    case .rowsort: rows.map { $0.joined(separator: " ") }.sorted(by: byBytes)
    case .valuesort: rows.flatMap { $0 }.sorted(by: byBytes)
    }
  }

  /// Text by bytes; floating-point numbers by value, since `1`, `1.0` and `1e0` are one.
  private func isSame(_ found: String, _ wanted: String) -> Bool {
    if found.utf8.elementsEqual(wanted.utf8) { return true }
    let foundWords = found.split(separator: " ")
    let wantedWords = wanted.split(separator: " ")
    guard foundWords.count == wantedWords.count else { return false }
    return zip(foundWords, wantedWords).enumerated().allSatisfy { index, pair in
      if pair.0.utf8.elementsEqual(pair.1.utf8) { return true }
      guard pair.0.hasSuffix(MachineText.floatMark) else { return false }
      guard let left = Double(pair.0.dropLast()), let right = Double(pair.1) else { return false }
      return left == right || (left.isNaN && right.isNaN)
    }
  }

  private func typeMismatch(_ found: [DataType]) -> String? {
    let letters = found.map(\.letter)
    let fits =
      letters.count == types.count
      && zip(types, letters).allSatisfy { $1 == nil || $0 == $1 }
    return fits ? nil : "expected columns '\(types)', got \(found)"
  }

  private func shown(_ rows: [String]) -> String {
    rows.map { "  | \($0)\n" }.joined()
  }

  private func byBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension DataType {
  /// Of `query`; nil for the type of NULL, which may stand for any.
  fileprivate var letter: Character? {
    switch self {
    case .null: nil
    case .bool: "B"
    case .int64: "I"
    case .float64, .decimal, .ratio: "R"
    case .string: "T"
    case .date: "D"
    case .timestamp: "S"
    }
  }
}
