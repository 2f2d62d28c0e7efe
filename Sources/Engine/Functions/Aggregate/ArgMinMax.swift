extension AggregateFunction {
  static let argMin = argExtreme("ARG_MIN", aliases: ["MIN_BY"], "lowest", isMax: false)
  static let argMax = argExtreme("ARG_MAX", aliases: ["MAX_BY"], "highest", isMax: true)

  private static func argExtreme(
    _ name: String, aliases: [String], _ which: String, isMax: Bool
  ) -> AggregateFunction {
    AggregateFunction(
      name: name, aliases: aliases, signatureHelp: "\(name)(value, key)",
      summary: "The value of the row whose key is \(which), of the first where several are.",
      example: Example("\(name)('a', 1)", gives: "a"),
      spelling: [
        .spark: "\(isMax ? "max" : "min")_by($1, $2)",
        .duckdb: "arg_\(isMax ? "max" : "min")($1, $2)",
      ],
      resolve: { $0.count == 2 ? Resolution(arguments: $0, result: $0[0]) : nil },
      makeState: { ArgExtremeState($0.arguments.map(\.type), isMax: isMax) })
  }
}

/// Rows with a NULL key do not count; the value picked may be NULL.
private final class ArgExtremeState: AggregateState {
  private let values: PickedValues
  private let keys: PickedValues
  private let isMax: Bool

  init(_ types: [DataType], isMax: Bool) {
    values = PickedValues(types[0])
    keys = PickedValues(types[1])
    self.isMax = isMax
  }

  var byteCount: Int { values.byteCount + keys.byteCount }

  func reserve(groupCount: Int) {
    values.reserve(groupCount: groupCount)
    keys.reserve(groupCount: groupCount)
  }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    let (value, key) = (arguments[0], arguments[1])
    if key.type == .null { return }
    let (rawValues, rawKeys) = (values.read(value), keys.read(key))
    for row in 0..<rowCount where key.isValid(row) {
      let group = Int(groups[row])
      if keys.has(group) && !keys.isBetter(rawKeys[row], than: group, isMax: isMax) { continue }
      keys.set(group, rawKeys[row])
      if value.isValid(row) { values.set(group, rawValues[row]) } else { values.clear(group) }
    }
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    let later = sameKind(later, as: ArgExtremeState.self)
    mergePicks([later.values, later.keys], groups, count) {
      update(groups: $0, rowCount: $1, arguments: $2)
    }
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    values.vector(groups)
  }
}
