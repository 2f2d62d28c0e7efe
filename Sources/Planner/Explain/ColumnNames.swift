/// What the user calls the columns of a query; noted by the binder where a plan is asked for.
struct ColumnNames: Sendable {
  private struct Name {
    let name: String
    /// The first table or alias that the column had.
    var range: String?
  }

  private var names: [ColumnID: Name] = [:]
  /// The ranges of each name.
  private var ranges: [String: Set<String>] = [:]

  /// A column keeps the first name that it got.
  mutating func note(_ columns: [ScopeColumn], range: String? = nil) {
    for column in columns {
      let id = column.column.id
      if names[id] == nil { names[id] = Name(name: column.name) }
      guard let range, names[id]?.range == nil, names[id]?.name == column.name else { continue }
      names[id]?.range = range
      ranges[column.key, default: []].insert(nameKey(range))
    }
    for column in columns {
      guard let parts = column.parts else { continue }
      for (part, word) in [(parts.numerator, "numerator"), (parts.denominator, "denominator")]
      where names[part.id] == nil {
        names[part.id] = Name(name: "\(column.name).\(word)")
      }
    }
  }

  /// With its range where columns of several ranges have the name.
  subscript(id: ColumnID) -> String? {
    guard let name = names[id] else { return nil }
    guard let range = name.range, ranges[nameKey(name.name)]!.count > 1 else { return name.name }
    return "\(range).\(name.name)"
  }

  func range(of id: ColumnID) -> String? { names[id]?.range }
}
