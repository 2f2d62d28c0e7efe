extension ScalarFunction {
  static let splitPart = ScalarFunction(
    name: "SPLIT_PART", signatures: [Signature(.string, .string, .int64, returns: .string)],
    summary: "The part of that number (from 1; negative: from the end) between separators; empty "
      + "where there are fewer.",
    example: Example("SPLIT_PART('63-89/2025', '/', 2)", gives: "2025"),
    kernel: { call throws(EngineFault) in
      let numbers = call.integers(2)!
      defer { withExtendedLifetime(numbers) {} }
      return try call.texts { (texts, row, bytes) throws(EngineFault) in
        let number = numbers.pointer(Int64.self)[row]
        if number == 0 { throw call.fault("SPLIT_PART counts its parts from 1") }
        let parts = split(texts[0], by: texts[1])
        let index = number > 0 ? number - 1 : Int64(parts.count) + number
        guard index >= 0, index < parts.count else { return }
        bytes.append(contentsOf: texts[0][parts[Int(index)]])
      }
    })
}

/// The places of the parts; an empty separator parts nothing.
private func split(_ text: Text, by separator: Text) -> [Range<Int>] {
  var parts: [Range<Int>] = []
  var start = 0
  while !separator.isEmpty, let hit = TextSearch.find(separator, in: text, from: start) {
    parts.append(start..<hit)
    start = hit + separator.count
  }
  return parts + [start..<text.count]
}
