/// `|> UNION|INTERSECT|EXCEPT [ALL|DISTINCT] [BY NAME] (query), …`
public struct SetOperationStage: Sendable {
  public let operation: SetOperator
  public let operands: [Query]
  public let span: SourceSpan
}
