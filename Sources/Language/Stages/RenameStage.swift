/// `|> RENAME column AS name, …`
public struct RenameStage: Sendable {
  public let renames: [(old: Identifier, new: Identifier)]
  public let span: SourceSpan
}
