extension ScalarFunction {
  static let initcap = ScalarFunction(
    name: "INITCAP",
    signatures: [
      Signature(
        [.exactly(.string), .exactly(.string)], optionalCount: 1, returns: .exactly(.string))
    ],
    summary: "Each word with a capital and small letters; words end at white space and signs, or "
      + "at the given characters.",
    example: Example("INITCAP('thành phố HUẾ')", gives: "Thành Phố Huế"),
    kernel: { call throws(EngineFault) in
      try call.texts { (texts, _, bytes) throws(EngineFault) in
        let delimiters = texts.count > 1 ? Set(Scalars.decode(texts[1])) : nil
        capitalize(texts[0], delimiters, into: &bytes)
      }
    })
}

/// What ends a word, white space aside: GoogleSQL's list.
private let wordEnds = Set("[](){}/|!?@\"^#$&~_,.:;*%+-".unicodeScalars)

private func capitalize(
  _ text: Text, _ delimiters: Set<Unicode.Scalar>?, into bytes: inout [UInt8]
) {
  var isStart = true
  for scalar in Scalars.decode(text) {
    let isEnd =
      delimiters?.contains(scalar)
      ?? (scalar.properties.isWhitespace || wordEnds.contains(scalar))
    let letter =
      isStart ? scalar.properties.titlecaseMapping : scalar.properties.lowercaseMapping
    bytes.append(contentsOf: isEnd ? String(scalar).utf8 : letter.utf8)
    isStart = isEnd
  }
}
