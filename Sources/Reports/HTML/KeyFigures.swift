import Formats

/// The figures of a result of one row, each with its second line.
struct KeyFigures {
  struct Figure {
    let name: String
    /// nil for NULL.
    let value: String?
    /// From the column `NAME_note`.
    let note: String?
  }

  let figures: [Figure]

  init(_ table: ResultTable, _ options: FormatOptions) {
    let names = table.columns.map(\.name)
    func text(_ position: Int) -> String? {
      table.cellTexts(position, mode: .line, options: options)[0]
    }
    let notes = Set(names.map { $0 + "_note" })
    figures = names.indices.compactMap { position in
      guard !notes.contains(names[position]) else { return nil }
      let note = names.firstIndex(of: names[position] + "_note")
      return Figure(name: names[position], value: text(position), note: note.flatMap(text))
    }
  }
}

extension KeyFigures.Figure {
  /// `71/193`: what it is out of stands smaller.
  var parts: (value: String, rest: String)? {
    guard let value, let slash = value.firstIndex(of: "/") else { return nil }
    let rest = value[slash...].dropFirst()
    guard slash > value.startIndex, !rest.isEmpty,
      (value[..<slash] + rest).allSatisfy({ $0.isNumber || $0 == "." })
    else { return nil }
    return (String(value[..<slash]), String(value[slash...]))
  }
}
