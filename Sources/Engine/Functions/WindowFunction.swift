/// A function over the rows around each row: declaration for binder, help and docs. A file in
/// Window/ and a line in `FunctionRegistry`.
public struct WindowFunction: Sendable {
  public let name: String
  public let aliases: [String]
  /// For messages: `LAG(value [, offset [, default]])`.
  public let signatureHelp: String
  public let summary: String
  public let example: Example
  public let spelling: [SQLDialect: String]
  /// Means nothing without ORDER BY.
  public let needsOrder: Bool
  /// Looks at the frame; the others look at the whole partition.
  public let usesFrame: Bool
  public let resolve: @Sendable (_ arguments: [DataType]) -> AggregateFunction.Resolution?
  let kernel: WindowKernel

  init(
    name: String, aliases: [String] = [], signatureHelp: String, summary: String,
    example: Example, spelling: [SQLDialect: String] = [:], needsOrder: Bool, usesFrame: Bool,
    resolve: @escaping @Sendable ([DataType]) -> AggregateFunction.Resolution?,
    kernel: @escaping WindowKernel
  ) {
    self.name = name
    self.aliases = aliases
    self.signatureHelp = signatureHelp
    self.summary = summary
    self.example = example
    self.spelling = spelling
    self.needsOrder = needsOrder
    self.usesFrame = usesFrame
    self.resolve = resolve
    self.kernel = kernel
  }
}

/// One value for each row, in the order of `rows`.
typealias WindowKernel =
  @Sendable (_ rows: WindowRows, _ type: DataType) throws(EngineFault) ->
  Vector
