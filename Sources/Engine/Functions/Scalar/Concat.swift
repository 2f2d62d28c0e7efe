extension ScalarFunction {
  /// Also the `||` operator.
  public static let concat = ScalarFunction(
    name: "CONCAT",
    signatures: [
      Signature([.exactly(.string)], isVariadic: true, returns: .exactly(.string))
    ],
    summary: "The texts one after another; NULL where one is NULL.",
    example: Example("CONCAT('Hà', ' ', 'Nội')", gives: "Hà Nội"),
    kernel: { call throws(EngineFault) in
      try call.texts { (texts, _, bytes) throws(EngineFault) in
        for position in 0..<texts.count { bytes.append(contentsOf: texts[position]) }
      }
    })
}
