extension ScalarFunction {
  static let lpad = padding(
    "LPAD", summary: "Filled at the start to so many characters, or cut off behind them.",
    example: Example("LPAD('7', 3, '0')", gives: "007"), atStart: true)

  static let rpad = padding(
    "RPAD", summary: "Filled at the end to so many characters, or cut off behind them.",
    example: Example("RPAD('Huế', 5, '.')", gives: "Huế.."), atStart: false)

  private static func padding(
    _ name: String, summary: String, example: Example, atStart: Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      signatures: [
        Signature(
          [.exactly(.string), .exactly(.int64), .exactly(.string)], optionalCount: 1,
          returns: .exactly(.string))
      ],
      summary: summary, example: example,
      kernel: { call throws(EngineFault) in
        let counts = call.integers(1)!
        defer { withExtendedLifetime(counts) {} }
        return try call.texts { (texts, row, bytes) throws(EngineFault) in
          let fill = texts.count > 1 ? Scalars.decode(texts[1]) : [" "]
          let count = try call.length(counts.pointer(Int64.self)[row], name)
          if fill.isEmpty { throw call.fault("\(name) with an empty filling") }
          pad(texts[0], to: count, fill, atStart: atStart, into: &bytes)
        }
      })
  }
}

private func pad(
  _ text: Text, to count: Int, _ fill: [Unicode.Scalar], atStart: Bool, into bytes: inout [UInt8]
) {
  let own = Scalars.part(text, 0..<count)
  if !atStart { bytes.append(contentsOf: own) }
  for index in 0..<(count - Scalars.count(own)) {
    Scalars.append(fill[index % fill.count], to: &bytes)
  }
  if atStart { bytes.append(contentsOf: own) }
}

extension ScalarCall {
  /// So many bytes a text that a function multiplies may have: a slip must not eat the memory.
  static let longestText = 1 << 20

  /// A number of characters that a result may have.
  func length(_ count: Int64, _ name: String) throws(EngineFault) -> Int {
    if count < 0 { throw fault("\(name) of negative length \(count)") }
    if count > Int64(Self.longestText) {
      throw fault("\(name) to more than \(Self.longestText) characters")
    }
    return Int(count)
  }
}
