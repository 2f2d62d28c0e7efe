extension ScalarFunction {
  static let `repeat` = ScalarFunction(
    name: "REPEAT", signatures: [Signature(.string, .int64, returns: .string)],
    summary: "The text so many times.",
    example: Example("REPEAT('ab', 3)", gives: "ababab"),
    kernel: { call throws(EngineFault) in
      let counts = call.integers(1)!
      defer { withExtendedLifetime(counts) {} }
      return try call.texts { (texts, row, bytes) throws(EngineFault) in
        let count = counts.pointer(Int64.self)[row]
        if count < 0 { throw call.fault("REPEAT of negative count \(count)") }
        let (size, overflow) = count.multipliedReportingOverflow(by: Int64(texts[0].count))
        if overflow || size > ScalarCall.longestText {
          throw call.fault("REPEAT to more than \(ScalarCall.longestText) bytes")
        }
        if size > 0 { for _ in 0..<count { bytes.append(contentsOf: texts[0]) } }
      }
    })
}
