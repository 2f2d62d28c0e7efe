import Engine

/// Ranges of stored columns outside of which a condition cannot hold.
enum ZoneFilters {
  static func of(
    _ condition: BoundExpression, _ table: Table, _ positions: [Int], _ columns: [PlanColumn]
  ) -> [ZoneFilter] {
    condition.conjuncts.compactMap { term in
      guard case .compare(let op, .column(let id, let type), .constant(let value, _)) = term,
        let index = columns.firstIndex(where: { $0.id == id })
      else { return nil }
      let position = positions[index]
      guard let stored = storedValue(value, type, table.dictionaries[position]),
        let range = range(op, stored, isText: type == .string)
      else { return nil }
      return ZoneFilter(column: position, low: range.lowerBound, high: range.upperBound)
    }
  }

  private static func storedValue(
    _ value: Value, _ type: DataType, _ dictionary: TextDictionary?
  ) -> Int64? {
    switch (value, type) {
    case (.int64(let value), .int64): return value
    case (.date(let day), .date): return Int64(day)
    case (.timestamp(let microseconds), .timestamp): return microseconds
    case (.string(let text), .string):
      guard let dictionary, dictionary.isUnique else { return nil }
      return dictionary.find(text).map(Int64.init)
    default: return nil
    }
  }

  private static func range(
    _ op: ComparisonOperator, _ value: Int64, isText: Bool
  ) -> ClosedRange<Int64>? {
    switch op {
    case .equal: return value...value
    // Codes stand in the order of their first appearance, so only equality means anything.
    case _ where isText: return nil
    case .less, .lessOrEqual: return .min...value
    case .greater, .greaterOrEqual: return value...(.max)
    default: return nil
    }
  }
}
