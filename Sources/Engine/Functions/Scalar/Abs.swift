extension ScalarFunction {
  static let abs = ScalarFunction(
    name: "ABS", signatures: Signature.numbers { $0 },
    summary: "The number without its sign.",
    example: Example("ABS(-2.5)", gives: "2.5"),
    kernel: { call throws(EngineFault) in
      try call.number(exact: { value, _ in value < 0 ? -value : value }) { value, _ in
        value.magnitude
      }
    })

  static let sign = ScalarFunction(
    name: "SIGN",
    signatures: [
      Signature(.int64, returns: .int64),
      Signature([.anyDecimal], returns: .exactly(.int64)),
      Signature(.float64, returns: .float64),
    ],
    summary: "-1, 0 or 1.",
    example: Example("SIGN(-2.5)", gives: "-1"),
    kernel: { call throws(EngineFault) in
      try call.number(exact: { value, _ in value.signum() }) { value, _ in
        value > 0 ? 1 : value < 0 ? -1 : value
      }
    })
}
