import Engine
import Formats

/// Where the figures of a report come from.
///
/// Who runs the report hands over the base rows that passed its filters; without them, the columns
/// `status`, `confidence`, `source` and `as_of` of the results themselves tell what they can.
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
  /// false: only what the results show.
  public let isOfBaseRows: Bool

  public init(baseRows sections: [Int: [Rows]]) {
    self.sections = sections
    isOfBaseRows = true
  }

  init(shownIn results: [SectionResult]) {
    var sections: [Int: [Rows]] = [:]
    for result in results {
      let rows = ShownRows(result.result.resultTable).grouped
      if !rows.isEmpty { sections[result.section.number] = rows }
    }
    self.sections = sections
    isOfBaseRows = false
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

  init(_ table: ResultTable) { self.table = table }

  var grouped: [ReportProvenance.Rows] {
    guard let sources = texts("source") else { return [] }
    let statuses = texts("status")
    let confidences = texts("confidence")
    let days = days("as_of")
    var keys = Ordinals()
    var counts: [Int] = []
    var firstRows: [Int] = []
    var newest: [Int32?] = []
    for row in sources.indices {
      let parts = [statuses?[row], confidences?[row], sources[row]]
      let group = keys.add(parts.map { $0 ?? "" }.joined(separator: "\u{0}"))
      if group == counts.count {
        counts.append(0)
        firstRows.append(row)
        newest.append(nil)
      }
      counts[group] += 1
      if let day = days?[row] { newest[group] = max(newest[group] ?? day, day) }
    }
    return counts.indices.map { group in
      let row = firstRows[group]
      return ReportProvenance.Rows(
        status: statuses?[row], confidence: confidences?[row], source: sources[row],
        asOf: newest[group], count: counts[group])
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
