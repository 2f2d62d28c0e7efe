import Database
import Engine
import Language
import Testing

/// Calls of the registered functions, and rows of the shipped tables.
enum PlaceQuestions {
  /// The function of the texts, row by row; each date the same for all rows.
  static func ask(
    _ name: String, _ texts: [String], on dates: [String] = []
  ) throws -> [String?] {
    _ = Database()
    let function = try #require(FunctionRegistry.scalar(named: name))
    let days = try dates.map { try #require(CalendarDate(iso: $0)).days }
    let columns =
      [Vector(type: .string, values: texts.map(Value.string))]
      + days.map { Vector.constant(.date($0), .date, count: texts.count) }
    let call = ScalarCall(
      arguments: columns, rowCount: texts.count, type: .string, origin: 0, validity: nil)
    let result = try function.kernel(call)
    return texts.indices.map { result.value(at: $0).text }
  }

  static func ask(_ name: String, _ text: String, on dates: String...) throws -> String? {
    try ask(name, [text], on: dates)[0]
  }

  /// The rows of a query as texts.
  static func rows(_ query: String) throws -> [[String?]] {
    let result = try Session().query(SourceText(query))
    return result.chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { row in
        result.columns.indices.map { chunk[$0].value(at: row).text }
      }
    }
  }
}
