import Language

/// A text that a condition asks for: `column = 'text'`, or one of an IN list.
private struct AskedText {
  let column: ObjectName
  let text: String
}

extension Session {
  /// A line about the first literal of `condition` that no value of its column equals in the rows
  /// of `input`; nil where there is none, or no column of text.
  func nearestValues(to condition: Expression?, in input: Query) -> String? {
    for asked in condition?.askedTexts ?? [] {
      // A literal may stand beside a column that is no text: then there is nothing to say.
      guard let values = try? distinctTexts(of: asked.column, in: input) else { continue }
      if values.contains(asked.text) { continue }
      let column = name(of: asked.column, in: input)
      let near = nearestTexts(asked.text, values)
      let hint = "no value of \(column) equals \(literal(asked.text))"
      return near.isEmpty
        ? hint : "\(hint); nearest: \(near.map(literal).joined(separator: ", "))"
    }
    return nil
  }

  /// Qualified by the table where the rows come straight from one.
  private func name(of column: ObjectName, in input: Query) -> String {
    guard column.parts.count == 1, input.stages.isEmpty,
      case .from(.table(let table, nil)) = input.body
    else { return column.text }
    return "\(table.text).\(column.text)"
  }

  private func distinctTexts(
    of column: ObjectName, in input: Query
  ) throws(Diagnostic) -> [String] {
    let values = Query(
      with: input.with, body: input.body, stages: input.stages, span: input.span)
    let key = Expression(.name(column), span: column.span)
    let query = values.selecting(
      [.expression(key, alias: nil)], groupBy: .items([.expression(key)], column.span))
    let bound = try bound(query)
    guard bound.columns.first?.type == .string else { throw .unknownTable(column.text) }
    var texts: [String] = []
    for chunk in try execute(bound).chunks {
      for row in 0..<chunk.rowCount {
        if case .string(let text) = chunk[0].value(at: row) { texts.append(text) }
      }
    }
    return texts
  }
}

/// The values that `text` may have meant, at most three: those that fold alike, else near ones,
/// else those that hold it.
public func nearestTexts(_ text: String, _ values: [String]) -> [String] {
  let near = nearest(text, in: values)
  if !near.isEmpty { return near }
  let key = text.lowercased()
  guard !key.isEmpty else { return [] }
  return Array(values.filter { $0.lowercased().contains(key) }.sorted().prefix(3))
}

extension Expression {
  /// What the conjunction asks of columns by equality with texts, in order.
  fileprivate var askedTexts: [AskedText] {
    switch kind {
    case .parenthesized(let inner): inner.askedTexts
    case .binary(.and, let left, let right): left.askedTexts + right.askedTexts
    case .binary(.equal, let left, let right):
      AskedText(left, right).map { [$0] } ?? AskedText(right, left).map { [$0] } ?? []
    case .inList(let column, let items, negated: false):
      items.compactMap { AskedText(column, $0) }
    default: []
    }
  }
}

extension AskedText {
  fileprivate init?(_ column: Expression, _ text: Expression) {
    guard case .name(let name) = column.kind, case .literal(.string(let text)) = text.kind else {
      return nil
    }
    self.init(column: name, text: text)
  }
}
