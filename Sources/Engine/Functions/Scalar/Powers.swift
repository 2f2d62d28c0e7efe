#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Members of the extension hide the C functions of the same names.
private func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
private func exponential(_ value: Double) -> Double { exp(value) }
private func naturalLog(_ value: Double) -> Double { log(value) }
private func binaryLog(_ value: Double) -> Double { log2(value) }
private func decimalLog(_ value: Double) -> Double { log10(value) }

extension ScalarFunction {
  static let pow = ScalarFunction(
    name: "POW", aliases: ["POWER"], signatures: [Signature(.float64, .float64, returns: .float64)],
    summary: "The first number to the power of the second.",
    example: Example("POW(2, 10)", gives: "1024.0"),
    kernel: { call throws(EngineFault) in
      let exponents = call.arguments[1].floats()
      defer { withExtendedLifetime(exponents) {} }
      return try call.floats { (value, row) throws(EngineFault) in
        power(value, exponents.pointer(Double.self)[row])
      }
    })

  static let sqrt = ScalarFunction(
    name: "SQRT", signatures: [Signature(.float64, returns: .float64)],
    summary: "The square root.",
    example: Example("SQRT(2.25)", gives: "1.5"),
    kernel: { call throws(EngineFault) in
      try call.floats { (value, _) throws(EngineFault) in
        if value < 0 { throw call.fault("SQRT of the negative number \(value)") }
        return value.squareRoot()
      }
    })

  static let exp = ScalarFunction(
    name: "EXP", signatures: [Signature(.float64, returns: .float64)],
    summary: "e to the power of the number.",
    example: Example("EXP(0)", gives: "1.0"),
    kernel: { call throws(EngineFault) in
      try call.floats { (value, _) throws(EngineFault) in exponential(value) }
    })

  static let ln = logarithm(
    "LN", summary: "The natural logarithm.", example: Example("LN(1)", gives: "0.0")
  ) { naturalLog($0) }

  static let log = ScalarFunction(
    name: "LOG",
    signatures: [
      Signature(
        [.exactly(.float64), .exactly(.float64)], optionalCount: 1, returns: .exactly(.float64))
    ],
    summary: "The logarithm to a base; the natural one where none is said.",
    example: Example("LOG(8, 2)", gives: "3.0"),
    spelling: [
      .spark: "log($2, $1)", .duckdb: "log($2, $1)", .sqlite: "log($2, $1)",
      .postgres: "ln($1) / ln($2)",
    ],
    kernel: { call throws(EngineFault) in
      let bases = call.arguments.count > 1 ? call.arguments[1].floats() : nil
      defer { withExtendedLifetime(bases) {} }
      return try call.floats { (value, row) throws(EngineFault) in
        if value <= 0 { throw call.fault("LOG of \(value), which is not positive") }
        guard let base = bases?.pointer(Double.self)[row] else { return naturalLog(value) }
        if base <= 0 || base == 1 { throw call.fault("LOG to base \(base)") }
        // Both have their own functions, whose results are exact at powers.
        if base == 2 { return binaryLog(value) }
        if base == 10 { return decimalLog(value) }
        return naturalLog(value) / naturalLog(base)
      }
    })

  static let log10 = logarithm(
    "LOG10", summary: "The logarithm to base 10.", example: Example("LOG10(1000)", gives: "3.0")
  ) { decimalLog($0) }

  private static func logarithm(
    _ name: String, summary: String, example: Example,
    _ compute: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    ScalarFunction(
      name: name, signatures: [Signature(.float64, returns: .float64)], summary: summary,
      example: example,
      kernel: { call throws(EngineFault) in
        try call.floats { (value, _) throws(EngineFault) in
          if value <= 0 { throw call.fault("\(name) of \(value), which is not positive") }
          return compute(value)
        }
      })
  }
}
