extension ScalarFunction {
  static let replace = ScalarFunction(
    name: "REPLACE", signatures: [Signature(.string, .string, .string, returns: .string)],
    summary: "Every occurrence of the second text replaced by the third.",
    example: Example("REPLACE('TP. HCM', 'TP. ', 'Thành phố ')", gives: "Thành phố HCM"),
    kernel: { call throws(EngineFault) in
      try call.texts { (texts, _, bytes) throws(EngineFault) in
        replaceAll(in: texts[0], texts[1], by: texts[2], into: &bytes)
      }
    })

  static let reverse = ScalarFunction(
    name: "REVERSE", signatures: [Signature(.string, returns: .string)],
    summary: "The characters in reverse order.",
    example: Example("REVERSE('Huế')", gives: "ếuH"),
    kernel: { call throws(EngineFault) in
      try call.texts { (texts, _, bytes) throws(EngineFault) in
        for scalar in Scalars.decode(texts[0]).reversed() { Scalars.append(scalar, to: &bytes) }
      }
    })
}

private func replaceAll(in text: Text, _ old: Text, by new: Text, into bytes: inout [UInt8]) {
  var position = 0
  while !old.isEmpty, let hit = TextSearch.find(old, in: text, from: position) {
    bytes.append(contentsOf: text[position..<hit])
    bytes.append(contentsOf: new)
    position = hit + old.count
  }
  bytes.append(contentsOf: text[position...])
}
