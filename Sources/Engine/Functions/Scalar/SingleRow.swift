extension ScalarFunction {
  /// The value of a subquery beside the number of its rows; not a function of the language.
  public static let singleRow = ScalarFunction(
    name: "single_row", signatures: [], nulls: .decidedByKernel,
    summary: "The value, where the row count beside it is at most 1.",
    example: Example("1", gives: "1"), kernel: checkSingleRow)
}

@Sendable
private func checkSingleRow(_ call: ScalarCall) throws(EngineFault) -> Vector {
  let counts = call.arguments[1]
  for row in 0..<call.rowCount {
    if case .int64(let count) = counts.value(at: row), count > 1 {
      throw EngineFault(.scalarQueryRows, at: call.origin)
    }
  }
  return call.arguments[0]
}
