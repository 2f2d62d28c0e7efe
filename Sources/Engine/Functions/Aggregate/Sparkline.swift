extension AggregateFunction {
  static let sparkline = AggregateFunction(
    name: "SPARKLINE", signatureHelp: "SPARKLINE(x, number)",
    summary: "The numbers in the order of x as a line of ▁▂▃▄▅▆▇█; blank where one is NULL, or "
      + "missing between whole numbers, dates or period labels.",
    example: Example("SPARKLINE(2024, 2.5)", gives: "▄"),
    resolve: { arguments in
      guard arguments.count == 2, arguments[1].isNumeric || arguments[1] == .null else {
        return nil
      }
      return Resolution(arguments: [arguments[0], .float64], result: .string)
    },
    makeState: { call in
      let ascending = AggregateOrder(isDescending: false, nullsFirst: true, isVietnamese: false)
      return OrderedState(
        call.arguments.map(\.type), keys: [(0, ascending)], passing: 2
      ) { SparklineState() }
    })
}

/// Receives the rows in the order of x.
private final class SparklineState: AggregateState {
  private var lines: [SparklineText] = []

  var byteCount: Int { lines.reduce(0) { $0 + $1.byteCount } }

  func reserve(groupCount: Int) {
    let missing = groupCount - lines.count
    if missing > 0 { lines += [SparklineText](repeating: SparklineText(), count: missing) }
  }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    let (x, y) = (arguments[0], arguments[1].floats())
    let texts = x.type == .string ? TextReader(x) : nil
    defer { withExtendedLifetime((x, y, texts)) {} }
    for row in 0..<rowCount where x.isValid(row) && x.type != .null {
      let value = y.isValid(row) ? y.pointer(Double.self)[row] : .nan
      lines[Int(groups[row])].add(Self.place(x, row, texts), value)
    }
  }

  private static func place(_ x: Vector, _ row: Int, _ texts: TextReader?) -> SparklineText.Place {
    switch x.type {
    case .date: return .day(Int32(x.integer(at: row)))
    case .string: return PeriodLabel(texts![row]).map { .day($0.start) } ?? .unknown
    case .float64: return .unknown
    default: return Int64(exactly: x.integer(at: row)).map { .number($0) } ?? .unknown
    }
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    preconditionFailure("rows come from one ordered state")
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    let builder = ColumnBuilder(type: .string)
    for group in groups {
      let text = lines[Int(group)].text
      if text.isEmpty { builder.appendNull() } else { builder.append(text: text) }
    }
    return builder.seal()
  }
}
