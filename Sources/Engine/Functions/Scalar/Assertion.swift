extension ScalarFunction {
  /// TRUE where the first argument is; any other row ends the query with the texts after it. The
  /// binder makes it of ASSERT.
  public static let assertion = ScalarFunction(
    name: "assert", signatures: [], nulls: .decidedByKernel,
    summary: "TRUE, or the end of the query.", example: Example("1", gives: "1"),
    kernel: checkAssertion)
}

@Sendable
private func checkAssertion(_ call: ScalarCall) throws(EngineFault) -> Vector {
  let condition = call.arguments[0]
  for row in 0..<call.rowCount {
    if case .bool(true) = condition.value(at: row) { continue }
    let texts = call.arguments.dropFirst().map { argument in
      if case .string(let text) = argument.value(at: row) { text } else { "NULL" }
    }
    throw EngineFault(.assertionFailed(texts.joined(separator: " ")), at: call.origin)
  }
  return condition
}
