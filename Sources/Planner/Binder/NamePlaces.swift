/// Where names stand in a list of columns. A list that is asked often gets a table of all names: of
/// 10,000 columns that are each named, a search for each would take seconds.
final class NamePlaces {
  private var searches = 0
  private var table: [String: [Int]] = [:]

  /// The indices of the columns of that name.
  /// - Parameter columns: the same list each time.
  func of(_ key: String, in columns: [ScopeColumn]) -> [Int] {
    searches += 1
    guard searches > 32 else { return columns.indices.filter { columns[$0].key == key } }
    if table.isEmpty {
      for (index, column) in columns.enumerated() { table[column.key, default: []].append(index) }
    }
    return table[key] ?? []
  }
}
