import Engine

extension Table {
  /// The texts of a column by row, nil for NULL. For small tables: each value is made one by one.
  func texts(_ name: String) -> [String?] {
    values(name).map { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The days since 1970-01-01 of a column by row, nil for NULL.
  func days(_ name: String) -> [Int32?] {
    values(name).map { if case .date(let days) = $0 { days } else { nil } }
  }

  func integers(_ name: String) -> [Int64?] {
    values(name).map { if case .int64(let number) = $0 { number } else { nil } }
  }

  private func values(_ name: String) -> [Value] {
    guard let position = schema.storedColumns.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("a shipped table without the column '\(name)'")
    }
    return rowGroups.flatMap { group in
      let vector = group.segments[position].vector
      return (0..<group.rowCount).map { vector.value(at: $0) }
    }
  }
}
