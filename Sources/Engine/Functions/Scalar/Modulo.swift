extension ScalarFunction {
  static let mod = ScalarFunction(
    name: "MOD",
    signatures: [
      Signature(.int64, .int64, returns: .int64),
      Signature(
        [.anyDecimal, .anyDecimal],
        returns: .computed { types, _ in largerDecimal(types[0].asDecimal, types[1].asDecimal) }),
      Signature(.float64, .float64, returns: .float64),
    ],
    summary: "The remainder, with the sign of the dividend; NULL with a warning where it is by 0.",
    example: Example("MOD(-7, 3)", gives: "-1"),
    kernel: { call throws(EngineFault) in try divide(call, .modulo) })

  static let div = ScalarFunction(
    name: "DIV",
    signatures: [
      Signature(.int64, .int64, returns: .int64),
      Signature([.anyDecimal, .anyDecimal], returns: .exactly(.int64)),
      Signature(.float64, .float64, returns: .float64),
    ],
    summary: "The quotient without its fraction; NULL with a warning where it is by 0.",
    example: Example("DIV(-7, 2)", gives: "-3"),
    kernel: { call throws(EngineFault) in try divide(call, .integerDivide) })

  static let safeDivide = ScalarFunction(
    name: "SAFE_DIVIDE", aliases: ["TRY_DIVIDE"],
    signatures: [Signature(.float64, .float64, returns: .float64)],
    summary: "The quotient; NULL without a warning where it is by 0.",
    example: Example("SAFE_DIVIDE(1, 0)", gives: "NULL"),
    kernel: { call throws(EngineFault) in try divide(call, .divide, isCounted: false) })
}

private func divide(
  _ call: ScalarCall, _ operation: ArithmeticOperator, isCounted: Bool = true
) throws(EngineFault) -> Vector {
  let division = Division(
    operation: operation, type: call.type, origin: call.origin, isCounted: isCounted)
  return try division.evaluate(
    call.arguments[0], call.arguments[1], validity: call.validity, call.context)
}

/// A DECIMAL with the digits of both, before and after the point.
private func largerDecimal(_ a: DataType, _ b: DataType) -> DataType {
  guard case .decimal(let precisionA, let scaleA) = a, case .decimal(let precisionB, let scaleB) = b
  else { return a }
  let scale = max(scaleA, scaleB)
  let whole = max(precisionA - scaleA, precisionB - scaleB)
  return .decimal(precision: min(38, whole + scale), scale: scale)
}
