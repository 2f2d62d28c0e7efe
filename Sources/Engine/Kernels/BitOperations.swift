/// `&`, `|`, `<<`, `>>` of INT64.
struct BitOperations {
  let operation: ArithmeticOperator
  let origin: Origin

  /// Bits shifted out are an overflow where they are not copies of the sign; `>>` keeps the sign.
  /// A negative count shifts the other way.
  func evaluate(
    _ left: Vector, _ right: Vector, validity: Validity?
  ) throws(EngineFault) -> Vector {
    let (a, b) = (left.widened(), right.widened())
    let (lefts, rights) = (a.pointer(Int64.self), b.pointer(Int64.self))
    defer { withExtendedLifetime((a, b)) {} }
    let output = Output(Int64.self, count: left.count)
    switch operation {
    case .bitAnd: for row in 0..<left.count { output.values[row] = lefts[row] & rights[row] }
    case .bitOr: for row in 0..<left.count { output.values[row] = lefts[row] | rights[row] }
    default:
      for row in 0..<left.count {
        output.values[row] = 0
        guard validity?.isValid(row) ?? true else { continue }
        let isLeft = (operation == .shiftLeft) == (rights[row] >= 0)
        let shifted = Self.shift(lefts[row], by: rights[row].magnitude, isLeft: isLeft)
        guard let shifted else { throw EngineFault(.overflow(.int64), at: origin) }
        output.values[row] = shifted
      }
    }
    return output.vector(.int64, .i64, validity: validity)
  }

  private static func shift(_ value: Int64, by count: UInt64, isLeft: Bool) -> Int64? {
    guard isLeft else { return value >> Int64(min(count, 63)) }
    if value == 0 { return 0 }
    guard count < 63 else { return nil }
    let shifted = value << Int64(count)
    return shifted >> Int64(count) == value ? shifted : nil
  }
}
