extension ScalarFunction {
  static let substr = ScalarFunction(
    name: "SUBSTR", aliases: ["SUBSTRING"],
    signatures: [
      Signature(
        [.exactly(.string), .exactly(.int64), .exactly(.int64)], optionalCount: 1,
        returns: .exactly(.string))
    ],
    summary: "Characters from a position (from 1; negative: from the end), at most so many.",
    example: Example("SUBSTR('Hà Nội', 4, 2)", gives: "Nộ"),
    kernel: { call throws(EngineFault) in
      let starts = call.integers(1)!
      defer { withExtendedLifetime(starts) {} }
      let lengths = call.integers(2)
      defer { withExtendedLifetime(lengths) {} }
      return try call.texts { (texts, row, bytes) throws(EngineFault) in
        let length = lengths?.pointer(Int64.self)[row]
        if let length, length < 0 { throw call.fault("SUBSTR of negative length \(length)") }
        let part = substring(texts[0], from: starts.pointer(Int64.self)[row], length: length)
        bytes.append(contentsOf: part)
      }
    })

  static let left = ScalarFunction(
    name: "LEFT", signatures: [Signature(.string, .int64, returns: .string)],
    summary: "The first so many characters.",
    example: Example("LEFT('Hà Nội', 2)", gives: "Hà"),
    spelling: [.sqlite: "substr($1, 1, $2)"],
    kernel: { call throws(EngineFault) in
      try edge(call, "LEFT") { text, count in substring(text, from: 1, length: count) }
    })

  static let right = ScalarFunction(
    name: "RIGHT", signatures: [Signature(.string, .int64, returns: .string)],
    summary: "The last so many characters.",
    example: Example("RIGHT('Hà Nội', 3)", gives: "Nội"),
    spelling: [.sqlite: "substr($1, -$2, $2)"],
    kernel: { call throws(EngineFault) in
      try edge(call, "RIGHT") { text, count in
        count == 0 ? Text(rebasing: text[..<0]) : substring(text, from: -count, length: count)
      }
    })
}

/// The standard's window: positions `start..<start + length`, of which those before 1 hold nothing.
/// A negative start counts from the end and may itself lie before 1, as in DuckDB and SQLite.
private func substring(_ text: Text, from start: Int64, length: Int64?) -> Text {
  let count = Int64(Scalars.count(text))
  let first = start < 0 ? count + max(start, .min + 1) + 1 : start
  let end =
    length.map { first.addingReportingOverflow($0).overflow ? Int64.max : first + $0 } ?? .max
  let low = min(max(first, 1), count + 1)
  let high = min(max(end, low), count + 1)
  return Scalars.part(text, Int(low - 1)..<Int(high - 1))
}

private func edge(
  _ call: ScalarCall, _ name: String, _ take: (Text, Int64) -> Text
) throws(EngineFault) -> Vector {
  let counts = call.integers(1)!
  defer { withExtendedLifetime(counts) {} }
  return try call.texts { (texts, row, bytes) throws(EngineFault) in
    let count = counts.pointer(Int64.self)[row]
    if count < 0 { throw call.fault("\(name) of negative length \(count)") }
    bytes.append(contentsOf: take(texts[0], count))
  }
}
