extension ScalarFunction {
  static let greatest = extreme(
    "GREATEST", summary: "The greatest of the values that are not NULL.",
    example: Example("GREATEST(1, NULL, 2)", gives: "2"), takesGreater: true)

  static let least = extreme(
    "LEAST", summary: "The least of the values that are not NULL.",
    example: Example("LEAST(1, NULL, 2)", gives: "1"), takesGreater: false)

  private static func extreme(
    _ name: String, summary: String, example: Example, takesGreater: Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      signatures: [
        Signature([.any], isVariadic: true, unifiesArguments: true, returns: .sameAs(0))
      ],
      nulls: .decidedByKernel, summary: summary, example: example,
      kernel: { call throws(EngineFault) in
        var best = call.arguments[0]
        for next in call.arguments.dropFirst() {
          best = better(best, next, call, takesGreater: takesGreater)
        }
        return best.retypedNull(call.type)
      })
  }
}

/// Row by row the one of both that is not NULL and, of two, lies further.
private func better(
  _ best: Vector, _ next: Vector, _ call: ScalarCall, takesGreater: Bool
) -> Vector {
  if next.type == .null { return best }
  if best.type == .null { return next }
  let lies =
    takesGreater ? less(best, next) : less(next, best)
  let isBestNull = Mask.isNull(best)
  let isNextKnown = Mask.not(Mask.isNull(next))
  let either = Mask.combine(lies, isBestNull) { $0 | $1 }
  let takes = Mask.combine(either, isNextKnown) { $0 & $1 }
  let result = Assembly(
    call.type, count: call.rowCount, merger: call.type == .string ? TextMerger() : nil)
  result.put(best, at: nil, isDense: false)
  let rows = withExtendedLifetime(takes) {
    SelectionVector(bytes: takes.pointer(UInt8.self), count: takes.count)
  }
  result.put(next, at: rows, isDense: false)
  return result.vector()
}

private func less(_ a: Vector, _ b: Vector) -> Vector {
  switch a.type {
  case .float64: CompareFloat.mask(.less, a, b)
  case .string: CompareText.mask(.less, a, b)
  default: CompareExact.mask(.less, a, b)
  }
}
