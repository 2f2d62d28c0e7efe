/// `Source: NAME and 4 others [1–4, 28]. 19 rows (11 actual, 8 derived). Data to 2024-12-31.`
struct SourceLine {
  private let rows: [ReportProvenance.Rows]
  private let numbers: [String: Int]
  private let words: ReportWords

  /// - Parameter numbers: of all sources of the report.
  init(_ rows: [ReportProvenance.Rows], _ numbers: [String: Int], _ words: ReportWords) {
    self.rows = rows
    self.numbers = numbers
    self.words = words
  }

  /// Plain text, with the numbers in brackets marked up by `link`; nil without sources.
  func text(escape: (String) -> String, link: (_ text: String, _ first: Int) -> String) -> String? {
    var counts: [String: Int] = [:]
    var order = Ordinals()
    for row in rows {
      guard let source = row.source else { continue }
      _ = order.add(source)
      counts[source, default: 0] += row.count
    }
    let most = counts.values.max() ?? 0
    guard let main = order.names.first(where: { counts[$0] == most }) else { return nil }
    let used = order.names.compactMap { numbers[$0] }.sorted()
    let name = escape(words.sourceAndOthers(main, order.names.count - 1))
    var text = "\(words.sources): \(name) " + link("[\(Self.ranges(used))]", used[0]) + ". "
    text += escape(statuses) + "."
    if let newest = rows.compactMap(\.asOf).max() { text += " " + escape(words.dataTo(newest)) }
    return text
  }

  private var statuses: String {
    let all = words.rows(rows.reduce(0) { $0 + $1.count })
    let counts = StatusCounts(rows)
    guard counts.statuses.count != 1 else {
      return counts.statuses[0] == nil ? all : "\(all) \(words.statusName(counts.statuses[0]))"
    }
    let parts = counts.statuses.map { "\(counts.count($0)) \(words.statusName($0))" }
    return "\(all) (\(parts.joined(separator: ", ")))"
  }

  /// `1–4, 28`
  static func ranges(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, number <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, number)
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound), \(run.upperBound)"
      default: "\(run.lowerBound)–\(run.upperBound)"
      }
    }.joined(separator: ", ")
  }
}

/// Rows by status and confidence.
struct StatusCounts {
  private static let statusOrder = ["actual", "approx", "derived", "target"]
  private static let confidenceOrder = ["high", "medium", "low"]

  private let rows: [ReportProvenance.Rows]
  /// Those that occur, the known ones first.
  let statuses: [String?]
  let confidences: [String?]

  init(_ rows: [ReportProvenance.Rows]) {
    self.rows = rows
    statuses = Self.sorted(rows.map(\.status), Self.statusOrder)
    confidences = Self.sorted(rows.map(\.confidence), Self.confidenceOrder)
  }

  private static func sorted(_ names: [String?], _ order: [String]) -> [String?] {
    Set(names).sorted { a, b in
      let left = a.flatMap(order.firstIndex(of:)) ?? order.count
      let right = b.flatMap(order.firstIndex(of:)) ?? order.count
      return (left, a ?? "\u{10FFFF}") < (right, b ?? "\u{10FFFF}")
    }
  }

  func count(_ status: String?) -> Int {
    rows.reduce(0) { $0 + ($1.status == status ? $1.count : 0) }
  }

  func count(_ status: String?, _ confidence: String?) -> Int {
    rows.reduce(0) {
      $0 + ($1.status == status && $1.confidence == confidence ? $1.count : 0)
    }
  }
}
