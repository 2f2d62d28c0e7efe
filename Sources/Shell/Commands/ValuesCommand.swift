import Language

extension DotCommand {
  static let values = DotCommand(
    ".values", usage: "TABLE.COLUMN [PAT]", summary: "distinct values with their counts",
    details: ["PAT is a part of the value, without accents if you like"],
    arguments: [.column]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...2)
    let word = arguments.words[0]
    guard let dot = word.text.lastIndex(of: "."), dot != word.text.startIndex else {
      throw arguments.usage("'\(word.text)' is not TABLE.COLUMN", at: word.span)
    }
    let values = try console.placed(at: word) { session throws(Diagnostic) in
      try session.values(
        table: String(word.text[..<dot]),
        column: String(word.text[word.text.index(after: dot)...]))
    }
    let pattern = arguments.count == 2 ? FoldedText(arguments.words[1].text) : nil
    let shown = values.filter { value in
      pattern.map { FoldedText(value.value).contains($0) } ?? true
    }
    let width = shown.map { grouped($0.count).count }.max() ?? 0
    try console.write(
      lines: shown.map { value in
        let count = grouped(value.count)
        return String(repeating: " ", count: width - count.count) + count + "  " + value.value.shown
      })
  }
}
