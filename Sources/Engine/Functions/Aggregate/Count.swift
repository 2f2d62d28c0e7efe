extension AggregateFunction {
  static let count = AggregateFunction(
    name: "COUNT", signatureHelp: "COUNT(*) or COUNT(value)",
    summary: "The number of rows, or of values that are not NULL.",
    example: Example("COUNT(*)", gives: "1"),
    resolve: { arguments in
      arguments.count <= 1 ? Resolution(arguments: arguments, result: .int64) : nil
    },
    makeState: { _ in CountState(.values) })

  static let countIf = AggregateFunction(
    name: "COUNT_IF", aliases: ["COUNTIF"], signatureHelp: "COUNT_IF(condition)",
    summary: "The number of rows for which the condition is TRUE.",
    example: Example("COUNT_IF(1 < 2)", gives: "1"),
    spelling: [
      .spark: "count_if($1)", .duckdb: "count(CASE WHEN $1 THEN 1 END)",
      .sqlite: "count(CASE WHEN $1 THEN 1 END)", .postgres: "count(CASE WHEN $1 THEN 1 END)",
    ],
    resolve: { arguments in
      guard arguments.count == 1, arguments[0] == .bool || arguments[0] == .null else {
        return nil
      }
      return Resolution(arguments: [.bool], result: .int64)
    },
    makeState: { _ in CountState(.truths) })
}

private final class CountState: RunAggregateState {
  enum Kind {
    case values, truths
  }

  private let kind: Kind
  private let counts = StateArray<Int64>()

  init(_ kind: Kind) { self.kind = kind }

  var byteCount: Int { counts.byteCount }

  func reserve(groupCount: Int) { counts.reserve(groupCount) }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    let counts = counts.base
    let vector = arguments.first
    switch (kind, vector?.validity) {
    case (.values, nil):
      for row in 0..<rowCount { counts[Int(groups[row])] &+= 1 }
    case (.values, let validity?):
      for row in 0..<rowCount { counts[Int(groups[row])] &+= validity.one(row) }
    case (.truths, let validity):
      guard let vector, vector.type == .bool else { return }
      let truths = vector.pointer(UInt8.self)
      if let validity {
        for row in 0..<rowCount {
          counts[Int(groups[row])] &+= Int64(truths[row]) & validity.one(row)
        }
      } else {
        for row in 0..<rowCount { counts[Int(groups[row])] &+= Int64(truths[row]) }
      }
    }
  }

  func update(group: Int, rows: Range<Int>, arguments: [Vector]) {
    guard let vector = arguments.first else {
      counts.base[group] += Int64(rows.count)
      return
    }
    counts.base[group] += count(rows, of: vector)
  }

  private func count(_ rows: Range<Int>, of vector: Vector) -> Int64 {
    switch kind {
    case .values:
      guard let validity = vector.validity else { return Int64(rows.count) }
      return rows.reduce(0) { $0 &+ validity.one($1) }
    case .truths:
      guard vector.type == .bool else { return 0 }
      let truths = vector.pointer(UInt8.self)
      guard let validity = vector.validity else {
        return rows.reduce(0) { $0 &+ Int64(truths[$1]) }
      }
      return rows.reduce(0) { $0 &+ Int64(truths[$1]) & validity.one($1) }
    }
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    let later = sameKind(later, as: CountState.self)
    for group in 0..<count { counts.base[Int(groups[group])] += later.counts.base[group] }
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    let values = WordArray(zeros: groups.count)
    for (index, group) in groups.enumerated() { values.integers[index] = counts.base[Int(group)] }
    return .narrow(.int64, values.integers, count: groups.count)
  }
}
