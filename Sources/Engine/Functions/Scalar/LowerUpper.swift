extension ScalarFunction {
  static let lower = ScalarFunction(
    name: "LOWER", aliases: ["LCASE"], signatures: [Signature(.string, returns: .string)],
    summary: "The text in lower case.",
    example: Example("LOWER('ĐÀ NẴNG')", gives: "đà nẵng"),
    kernel: { call throws(EngineFault) in
      try call.texts { (texts, _, bytes) throws(EngineFault) in
        changeCase(texts[0], into: &bytes, ascii: 0x41...0x5A) { $0.lowercased() }
      }
    })

  static let upper = ScalarFunction(
    name: "UPPER", aliases: ["UCASE"], signatures: [Signature(.string, returns: .string)],
    summary: "The text in upper case.",
    example: Example("UPPER('đà nẵng')", gives: "ĐÀ NẴNG"),
    kernel: { call throws(EngineFault) in
      try call.texts { (texts, _, bytes) throws(EngineFault) in
        changeCase(texts[0], into: &bytes, ascii: 0x61...0x7A) { $0.uppercased() }
      }
    })
}

/// - Parameter ascii: the letters whose sixth bit is flipped.
private func changeCase(
  _ text: Text, into bytes: inout [UInt8], ascii: ClosedRange<UInt8>, other: (String) -> String
) {
  if text.allSatisfy({ $0 < 0x80 }) {
    for byte in text { bytes.append(ascii ~= byte ? byte ^ 0x20 : byte) }
  } else {
    bytes.append(contentsOf: other(String(decoding: text, as: UTF8.self)).utf8)
  }
}
