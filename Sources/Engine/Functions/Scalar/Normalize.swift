extension ScalarFunction {
  static let normalize = ScalarFunction(
    name: "NORMALIZE",
    signatures: [
      Signature(
        [.exactly(.string), .exactly(.string)], optionalCount: 1, returns: .exactly(.string))
    ],
    summary: "The text in a Unicode form: NFC (if not said), NFD, NFKC or NFKD.",
    example: Example("LENGTH(NORMALIZE('Huế', NFD))", gives: "5"),
    words: NormalForm.allCases.map(\.rawValue),
    kernel: { call throws(EngineFault) in
      try call.texts { (texts, _, bytes) throws(EngineFault) in
        let name = texts.count > 1 ? String(decoding: texts[1], as: UTF8.self) : "NFC"
        guard let form = NormalForm(rawValue: name.uppercased()) else {
          throw call.fault("NORMALIZE knows NFC, NFD, NFKC and NFKD, not '\(name)'")
        }
        bytes.append(contentsOf: form.normalized(texts[0]))
      }
    })
}
