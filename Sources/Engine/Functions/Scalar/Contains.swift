extension ScalarFunction {
  static let contains = ScalarFunction(
    name: "CONTAINS", aliases: ["CONTAINS_SUBSTR"],
    signatures: [Signature(.string, .string, returns: .bool)],
    summary: "Whether the first text holds the second, byte by byte.",
    example: Example("CONTAINS('Bà Rịa – Vũng Tàu', 'Vũng')", gives: "true"),
    spelling: [.sqlite: "instr($1, $2) > 0", .postgres: "strpos($1, $2) > 0"],
    kernel: { call in
      call.numbers { texts, _ in TextSearch.find(texts[1], in: texts[0], from: 0) == nil ? 0 : 1 }
    })

  static let startsWith = ScalarFunction(
    name: "STARTS_WITH", signatures: [Signature(.string, .string, returns: .bool)],
    summary: "Whether the first text begins with the second.",
    example: Example("STARTS_WITH('Quảng Ninh', 'Quảng')", gives: "true"),
    spelling: [.spark: "startswith($1, $2)", .sqlite: "substr($1, 1, length($2)) = $2"],
    kernel: { call in call.numbers { texts, _ in texts[0].starts(with: texts[1]) ? 1 : 0 } })

  static let endsWith = ScalarFunction(
    name: "ENDS_WITH", signatures: [Signature(.string, .string, returns: .bool)],
    summary: "Whether the first text ends with the second.",
    example: Example("ENDS_WITH('Quảng Ninh', 'Ninh')", gives: "true"),
    spelling: [
      .spark: "endswith($1, $2)", .sqlite: "substr($1, length($1) - length($2) + 1) = $2",
      .postgres: "right($1, length($2)) = $2",
    ],
    kernel: { call in
      call.numbers { texts, _ in texts[0].suffix(texts[1].count).elementsEqual(texts[1]) ? 1 : 0 }
    })

  static let strpos = ScalarFunction(
    name: "STRPOS", aliases: ["INSTR"], signatures: [Signature(.string, .string, returns: .int64)],
    summary: "Position (from 1) of the second text in the first; 0 where it is not in it.",
    example: Example("STRPOS('Hà Nội', 'Nội')", gives: "4"),
    spelling: [.spark: "instr($1, $2)", .sqlite: "instr($1, $2)"],
    kernel: { call in
      call.numbers { texts, _ in
        guard let hit = TextSearch.find(texts[1], in: texts[0], from: 0) else { return 0 }
        return Int64(Scalars.count(Text(rebasing: texts[0][..<hit]))) + 1
      }
    })
}
