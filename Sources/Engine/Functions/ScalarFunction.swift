/// A scalar function: one declaration that the binder, the reference, help, completion and the SQL
/// printer read. A function is a file in Scalar/ and a line in `FunctionRegistry`.
public struct ScalarFunction: Sendable {
  /// Whether a NULL argument makes the result NULL before the kernel is asked.
  public enum NullBehaviour: Sendable {
    case propagate, decidedByKernel
  }

  public let name: String
  public let aliases: [String]
  /// In order of preference; the binder takes the first that the arguments fit with the fewest
  /// casts.
  public let signatures: [Signature]
  public let nulls: NullBehaviour
  public let summary: String
  public let example: Example
  public let spelling: [SQLDialect: String]
  /// Words that may stand bare as the last argument (`MONTH`), for their text.
  public let words: [String]
  public let kernel: ScalarKernel

  public init(
    name: String, aliases: [String] = [], signatures: [Signature],
    nulls: NullBehaviour = .propagate, summary: String, example: Example,
    spelling: [SQLDialect: String] = [:], words: [String] = [],
    kernel: @escaping ScalarKernel
  ) {
    self.name = name
    self.aliases = aliases
    self.signatures = signatures
    self.nulls = nulls
    self.summary = summary
    self.example = example
    self.spelling = spelling
    self.words = words
    self.kernel = kernel
  }
}

/// One vector for `call.rowCount` rows; the result's type is `call.type`.
///
/// With `.propagate` the caller has ANDed the arguments' validity and sets it on the result, so a
/// kernel may compute anything, but must not fault, on NULL rows.
public typealias ScalarKernel = @Sendable (_ call: ScalarCall) throws(EngineFault) -> Vector

public struct ScalarCall: Sendable {
  public let arguments: [Vector]
  public let rowCount: Int
  public let type: DataType
  public let origin: Origin
  /// Rows that matter; nil means all. Kernels that can fault look at it.
  public let validity: Validity?
  /// For the warning of a division by zero.
  public let context: ExecutionContext

  public init(
    arguments: [Vector], rowCount: Int, type: DataType, origin: Origin, validity: Validity?,
    context: ExecutionContext = ExecutionContext()
  ) {
    self.arguments = arguments
    self.rowCount = rowCount
    self.type = type
    self.origin = origin
    self.validity = validity
    self.context = context
  }
}

/// What arguments a function takes and what it returns.
public struct Signature: Sendable {
  /// A parameter's type: exact, or a pattern that keeps the argument's own type.
  public enum Parameter: Sendable, Hashable {
    case exactly(DataType)
    /// Any DECIMAL (RATIO and INT64 arguments are cast to one).
    case anyDecimal
    case anyNumber
    case any
  }

  public enum Result: Sendable {
    case exactly(DataType)
    /// The type of the argument at this position.
    case sameAs(Int)
    /// Computed from the arguments' types and, where they are constants, their values.
    case computed(@Sendable (_ types: [DataType], _ constants: [Value?]) -> DataType)
  }

  public let parameters: [Parameter]
  /// How many trailing parameters may be left out.
  public let optionalCount: Int
  /// The last parameter may repeat.
  public let isVariadic: Bool
  public let result: Result
  /// All arguments are brought to their common type first (GREATEST, LEAST).
  public let unifiesArguments: Bool

  public init(
    _ parameters: [Parameter], optionalCount: Int = 0, isVariadic: Bool = false,
    unifiesArguments: Bool = false, returns result: Result
  ) {
    self.parameters = parameters
    self.optionalCount = optionalCount
    self.isVariadic = isVariadic
    self.unifiesArguments = unifiesArguments
    self.result = result
  }

  public init(_ parameters: DataType..., returns type: DataType) {
    self.init(parameters.map(Parameter.exactly), returns: .exactly(type))
  }
}

/// An expression and its value as text; a test runs it.
public struct Example: Sendable {
  public let expression: String
  public let result: String

  public init(_ expression: String, gives result: String) {
    self.expression = expression
    self.result = result
  }
}

public enum SQLDialect: String, Sendable, CaseIterable {
  case spark, duckdb, sqlite, postgres
}
