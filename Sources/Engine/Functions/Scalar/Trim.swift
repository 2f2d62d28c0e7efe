extension ScalarFunction {
  static let trim = trimming(
    "TRIM", summary: "Without white space, or the given characters, at both ends.",
    example: Example("TRIM('  Huế ')", gives: "Huế"), start: true, end: true)

  static let ltrim = trimming(
    "LTRIM", summary: "Without white space, or the given characters, at the start.",
    example: Example("LTRIM('007', '0')", gives: "7"), start: true, end: false)

  static let rtrim = trimming(
    "RTRIM", summary: "Without white space, or the given characters, at the end.",
    example: Example("RTRIM('Huế...', '.')", gives: "Huế"), start: false, end: true)

  private static func trimming(
    _ name: String, summary: String, example: Example, start: Bool, end: Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      signatures: [
        Signature(
          [.exactly(.string), .exactly(.string)], optionalCount: 1, returns: .exactly(.string))
      ],
      summary: summary, example: example,
      kernel: { call throws(EngineFault) in
        try call.texts { (texts, _, bytes) throws(EngineFault) in
          let set = texts.count > 1 ? Scalars.decode(texts[1]) : nil
          bytes.append(contentsOf: trimmed(texts[0], set, start: start, end: end))
        }
      })
  }
}

private func trimmed(_ text: Text, _ set: [Unicode.Scalar]?, start: Bool, end: Bool) -> Text {
  func goes(_ scalar: Unicode.Scalar) -> Bool {
    set?.contains(scalar) ?? scalar.properties.isWhitespace
  }
  let scalars = Scalars.decode(text)
  let first = start ? scalars.firstIndex { !goes($0) } ?? scalars.count : 0
  let last = end ? scalars.lastIndex { !goes($0) } ?? -1 : scalars.count - 1
  return Scalars.part(text, first..<max(first, last + 1))
}
