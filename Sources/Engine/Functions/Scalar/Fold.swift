extension ScalarFunction {
  static let fold = ScalarFunction(
    name: "FOLD", signatures: [Signature(.string, returns: .string)],
    summary: "For matching names: lower case, no diacritics, đ as d, single spaces.",
    example: Example("FOLD('  Đắk   LẮK')", gives: "dak lak"),
    kernel: { call throws(EngineFault) in
      try call.texts { (texts, _, bytes) throws(EngineFault) in
        bytes.append(contentsOf: Folding.folded(texts[0]))
      }
    })
}
