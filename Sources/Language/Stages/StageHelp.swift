/// What `.help` and completion say about a stage.
public struct StageHelp: Sendable {
  /// The form after `|>`, with optional parts in `[…]`.
  public let syntax: String
  /// One sentence.
  public let summary: String

  init(_ syntax: String, _ summary: String) {
    self.syntax = syntax
    self.summary = summary
  }

}
