extension AggregateFunction {
  static let min = extreme("MIN", "The lowest value that is not NULL; text by bytes.", isMax: false)
  static let max = extreme("MAX", "The highest value that is not NULL; text by bytes.", isMax: true)

  private static func extreme(_ name: String, _ summary: String, isMax: Bool) -> AggregateFunction {
    AggregateFunction(
      name: name, signatureHelp: "\(name)(value)", summary: summary,
      example: Example("\(name)('b')", gives: "b"),
      resolve: { $0.count == 1 ? Resolution(arguments: $0, result: $0[0]) : nil },
      makeState: { call in
        let type = call.arguments[0].type
        if type == .string || type.widestLayout == .i128 {
          return PickedExtremeState(type, isMax: isMax)
        }
        return ExtremeState(type, isMax: isMax)
      })
  }

  static let logicalAnd = logical("LOGICAL_AND", aliases: ["BOOL_AND", "EVERY"], isMax: false)
  static let logicalOr = logical("LOGICAL_OR", aliases: ["BOOL_OR"], isMax: true)

  private static func logical(_ name: String, aliases: [String], isMax: Bool) -> AggregateFunction {
    AggregateFunction(
      name: name, aliases: aliases, signatureHelp: "\(name)(condition)",
      summary: "TRUE where \(isMax ? "any" : "every") condition that is not NULL is TRUE.",
      example: Example("\(name)(1 < 2)", gives: "true"),
      spelling: [
        .spark: "bool_\(isMax ? "or" : "and")($1)", .duckdb: "bool_\(isMax ? "or" : "and")($1)",
        .sqlite: "\(isMax ? "max" : "min")($1)", .postgres: "bool_\(isMax ? "or" : "and")($1)",
      ],
      resolve: { arguments in
        guard arguments.count == 1, arguments[0] == .bool || arguments[0] == .null else {
          return nil
        }
        return Resolution(arguments: [.bool], result: .bool)
      },
      makeState: { _ in ExtremeState(.bool, isMax: isMax) })
  }
}

/// Lowest (or highest) value of a type that 64 bits order: each value is mapped to an integer, and
/// the complement, which reverses the order, makes a maximum of a minimum.
private final class ExtremeState: AggregateState {
  private let type: DataType
  /// 0 for MIN, all bits for MAX.
  private let flip: Int64
  /// The lowest value so far, then whether there is one.
  private let pairs = StateArray<Int64>()

  init(_ type: DataType, isMax: Bool) {
    self.type = type
    flip = isMax ? -1 : 0
  }

  var byteCount: Int { pairs.byteCount }

  func reserve(groupCount: Int) { pairs.reserve(groupCount * 2) }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    let vector = arguments[0]
    if vector.type == .null { return }
    if vector.layout == .f64 {
      let ordered = WordArray(zeros: rowCount)
      writeOrdered(vector.pointer(Double.self), to: ordered.integers, count: rowCount)
      kernel(vector, groups).run(UnsafePointer(ordered.integers))
    } else {
      vector.apply(kernel(vector, groups))
    }
  }

  private func kernel(_ vector: Vector, _ groups: UnsafePointer<UInt32>) -> ExtremeKernel {
    ExtremeKernel(
      count: vector.count, validity: vector.validity, groups: groups, flip: flip,
      pairs: pairs.base)
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    let later = sameKind(later, as: ExtremeState.self).pairs.base
    for group in 0..<count where later[2 * group + 1] != 0 {
      let pair = pairs.base + 2 * Int(groups[group])
      if pair[1] == 0 || later[2 * group] < pair[0] { pair[0] = later[2 * group] }
      pair[1] = 1
    }
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    let values = WordArray(zeros: groups.count)
    let validity = Validity(rowCount: groups.count, repeating: true)
    for (row, group) in groups.enumerated() {
      let pair = pairs.base + 2 * Int(group)
      if pair[1] == 0 { validity.setNull(row) } else { values.integers[row] = pair[0] ^ flip }
    }
    let kept = validity.nullCount == 0 ? nil : validity
    guard type == .float64 else {
      return .narrow(type, values.integers, count: groups.count, validity: kept)
    }
    let output = Output(Double.self, count: groups.count)
    for row in 0..<groups.count { output.values[row] = doubleOfOrdered(values.integers[row]) }
    return output.vector(.float64, .f64, validity: kept)
  }
}

private struct ExtremeKernel: IntegerKernel {
  let count: Int
  let validity: Validity?
  let groups: UnsafePointer<UInt32>
  let flip: Int64
  let pairs: UnsafeMutablePointer<Int64>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    guard let validity else {
      for row in 0..<count { take(values[row], Int(groups[row])) }
      return
    }
    for row in 0..<count where validity.isValid(row) { take(values[row], Int(groups[row])) }
  }

  @inline(__always)
  private func take<T: FixedWidthInteger>(_ value: T, _ group: Int) {
    let pair = pairs + 2 &* group
    let key = Int64(truncatingIfNeeded: value) ^ flip
    // Rarely true once a few rows are seen, so well predicted.
    if key < pair[0] || pair[1] == 0 {
      pair[0] = key
      pair[1] = 1
    }
  }
}

/// Text, by bytes, and wide decimals.
private final class PickedExtremeState: AggregateState {
  private let picks: PickedValues
  private let isMax: Bool

  init(_ type: DataType, isMax: Bool) {
    picks = PickedValues(type)
    self.isMax = isMax
  }

  var byteCount: Int { picks.byteCount }

  func reserve(groupCount: Int) { picks.reserve(groupCount: groupCount) }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    let vector = arguments[0]
    if vector.type == .null { return }
    let values = picks.read(vector)
    for row in 0..<rowCount where vector.isValid(row) {
      let group = Int(groups[row])
      if !picks.has(group) || picks.isBetter(values[row], than: group, isMax: isMax) {
        picks.set(group, values[row])
      }
    }
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    mergePicks([sameKind(later, as: PickedExtremeState.self).picks], groups, count) {
      update(groups: $0, rowCount: $1, arguments: $2)
    }
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    picks.vector(groups)
  }
}
