import Engine
import Formats

/// Where the figures of a report come from.
///
/// These are the base rows that passed the filters of its queries; where they cannot be followed,
/// the columns `status`, `confidence`, `source` and `as_of` of the result tell what they can.
public struct ReportProvenance: Sendable {
  /// Rows that share status, confidence and source.
  public struct Rows: Sendable {
    public let status: String?
    public let confidence: String?
    public let source: String?
    /// The newest, in days since 1970-01-01.
    public let asOf: Int32?
    public let count: Int

    public init(status: String?, confidence: String?, source: String?, asOf: Int32?, count: Int) {
      self.status = status
      self.confidence = confidence
      self.source = source
      self.asOf = asOf
      self.count = count
    }
  }

  /// By section number, in the order of their first row.
  public let sections: [Int: [Rows]]
  public let basis: Basis

  public enum Basis: Sendable {
    /// What is counted: rows of the data, rows of results, or each in some sections.
    case baseRows, results, both
  }

  public init(baseRows sections: [Int: [Rows]]) {
    self.sections = sections
    basis = .baseRows
  }

  init(of results: [SectionResult]) {
    var sections: [Int: [Rows]] = [:]
    var traced = 0
    for result in results {
      let rows = result.baseRows ?? ShownRows(result.result.resultTable).grouped
      if rows.isEmpty { continue }
      if result.baseRows != nil { traced += 1 }
      sections[result.section.number] = rows
    }
    self.sections = sections
    basis = traced == 0 ? .results : traced == sections.count ? .baseRows : .both
  }

  /// What `Session.rowSources` found, without the notes.
  static func rows(of sources: ResultTable) -> [Rows] {
    ShownRows(sources, countedBy: "row_count").grouped
  }

  /// All of the report's, section after section.
  var all: [Rows] { sections.keys.sorted().flatMap { sections[$0] ?? [] } }

  /// By first use, from 1.
  var sources: [String] {
    var ordinals = Ordinals()
    for case let source? in all.map(\.source) { _ = ordinals.add(source) }
    return ordinals.names
  }
}

/// What the rows of a result say of themselves.
private struct ShownRows {
  private let table: ResultTable
  /// How many rows each one stands for.
  private let counts: [Int]?

  init(_ table: ResultTable, countedBy column: String? = nil) {
    self.table = table
    counts = column.flatMap { name in
      table.columns.firstIndex { $0.name == name }.map { position in
        table.chunks.flatMap { chunk in
          (0..<chunk.rowCount).map { row in
            if case .int64(let count) = chunk[position].value(at: row) { Int(count) } else { 0 }
          }
        }
      }
    }
  }

  var grouped: [ReportProvenance.Rows] {
    let sources = texts("source")
    guard sources != nil || counts != nil else { return [] }
    let statuses = texts("status")
    let confidences = texts("confidence")
    let days = days("as_of")
    var keys = Ordinals()
    var sums: [Int] = []
    var firstRows: [Int] = []
    var newest: [Int32?] = []
    for row in 0..<table.rowCount {
      let parts = [statuses?[row], confidences?[row], sources?[row]]
      let group = keys.add(parts.map { $0 ?? "" }.joined(separator: "\u{0}"))
      if group == sums.count {
        sums.append(0)
        firstRows.append(row)
        newest.append(nil)
      }
      sums[group] += counts?[row] ?? 1
      if let day = days?[row] { newest[group] = max(newest[group] ?? day, day) }
    }
    return sums.indices.map { group in
      let row = firstRows[group]
      return ReportProvenance.Rows(
        status: statuses?[row], confidence: confidences?[row], source: sources?[row],
        asOf: newest[group], count: sums[group])
    }
  }

  private func position(_ name: String, _ type: DataType) -> Int? {
    table.columns.firstIndex { $0.name.lowercased() == name && $0.type == type }
  }

  private func texts(_ name: String) -> [String?]? {
    position(name, .string).map { table.cellTexts($0, mode: .line) }
  }

  private func days(_ name: String) -> [Int32?]? {
    position(name, .date).map { position in
      table.chunks.flatMap { chunk in
        (0..<chunk.rowCount).map { row -> Int32? in
          if case .date(let days) = chunk[position].value(at: row) { days } else { nil }
        }
      }
    }
  }
}
