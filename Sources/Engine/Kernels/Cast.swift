/// Conversion between types, as PIPE-SQL's value table has it.
enum Cast {
  static func canFail(_ from: DataType, _ to: DataType) -> Bool {
    switch (from, to) {
    case (.null, _), (_, .string): false
    case (.int64, .float64), (.decimal, .float64), (.ratio, .float64), (.bool, .int64): false
    default: from != to
    }
  }
}
