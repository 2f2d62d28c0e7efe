extension AggregateFunction {
  static let anyValue = AggregateFunction(
    name: "ANY_VALUE", signatureHelp: "ANY_VALUE(value)",
    summary: "A value of the group that is not NULL: the first.",
    example: Example("ANY_VALUE('a')", gives: "a"),
    resolve: { $0.count == 1 ? Resolution(arguments: $0, result: $0[0]) : nil },
    makeState: { AnyValueState($0.arguments[0].type) })
}

private final class AnyValueState: AggregateState {
  private let picks: PickedValues

  init(_ type: DataType) { picks = PickedValues(type) }

  var byteCount: Int { picks.byteCount }

  func reserve(groupCount: Int) { picks.reserve(groupCount: groupCount) }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    let vector = arguments[0]
    let values = picks.read(vector)
    for row in 0..<rowCount where vector.isValid(row) && !picks.has(Int(groups[row])) {
      picks.set(Int(groups[row]), values[row])
    }
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    mergePicks([sameKind(later, as: AnyValueState.self).picks], groups, count) {
      update(groups: $0, rowCount: $1, arguments: $2)
    }
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    picks.vector(groups)
  }
}
