import Engine

extension SQLDialect {
  /// Functions that the engine has under Tra's name, with Tra's meaning. What is neither here nor
  /// has a spelling is refused: a name alone could mean something else.
  var namesakes: Set<String> {
    let everywhere: Set = ["ABS", "SIGN", "SQRT", "EXP", "LN", "LOG10", "POW", "LENGTH", "REPLACE"]
    switch self {
    case .sqlite: return everywhere
    case .duckdb:
      return everywhere.union([
        "ASCII", "CONTAINS", "STARTS_WITH", "ENDS_WITH", "STRPOS", "LOWER", "UPPER", "REVERSE",
      ])
    case .postgres: return everywhere.union(["ASCII", "STARTS_WITH", "STRPOS", "REVERSE"])
    case .spark:
      return everywhere.union(["ASCII", "CONTAINS", "LOWER", "UPPER", "REVERSE"])
    }
  }
}
