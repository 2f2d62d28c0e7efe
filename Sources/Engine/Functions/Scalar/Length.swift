extension ScalarFunction {
  static let length = ScalarFunction(
    name: "LENGTH", aliases: ["CHAR_LENGTH", "CHARACTER_LENGTH"],
    signatures: [Signature(.string, returns: .int64)],
    summary: "Number of characters (Unicode scalars).",
    example: Example("LENGTH('Đắk Lắk')", gives: "7"),
    kernel: { call in call.numbers { texts, _ in Int64(Scalars.count(texts[0])) } })
}
