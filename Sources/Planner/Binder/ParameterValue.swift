import Engine

/// The value of `@name`, as `-p` or a report gives it.
public enum ParameterValue: Sendable, Equatable {
  /// A value of a declared type.
  case typed(Value, DataType)
  /// Text that takes the type of what it meets, like a literal in quotes.
  case untyped(String)
}
