extension ScalarFunction {
  static let similarity = ScalarFunction(
    name: "SIMILARITY", signatures: [Signature(.string, .string, returns: .float64)],
    summary: "How alike two names are, from 0 to 1 (Jaro and Winkler's measure of their FOLD).",
    example: Example("SIMILARITY('Thừa Thiên Huế', 'thua thien hue')", gives: "1.0"),
    kernel: { call in
      let output = Output(Double.self, count: call.rowCount)
      let (left, right) = (TextReader(call.arguments[0]), TextReader(call.arguments[1]))
      defer { withExtendedLifetime((left, right)) {} }
      for row in 0..<call.rowCount {
        output.values[row] =
          call.matters(row)
          ? NameSimilarity.score(Folding.folded(left[row]), Folding.folded(right[row])) : 0
      }
      return output.vector(.float64, .f64, validity: call.validity)
    })
}
