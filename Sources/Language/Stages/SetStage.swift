/// `|> SET column = expression, …`
public struct SetStage: Sendable {
  public let assignments: [Assignment]
  public let span: SourceSpan
}

public struct Assignment: Sendable {
  public let column: Identifier
  public let value: Expression

  public init(column: Identifier, value: Expression) {
    self.column = column
    self.value = value
  }
}
