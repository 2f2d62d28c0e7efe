/// A name as written, without its quotes; compared without case.
public struct Identifier: Sendable {
  public let name: String
  public let span: SourceSpan

  public init(_ name: String, span: SourceSpan) {
    self.name = name
    self.span = span
  }
}

/// `name` or `qualifier.name`.
public struct ObjectName: Sendable {
  public let parts: [Identifier]

  public init(_ parts: [Identifier]) {
    precondition(!parts.isEmpty)
    self.parts = parts
  }

  public var span: SourceSpan { parts[0].span.union(parts[parts.count - 1].span) }
  /// As written, joined by dots.
  public var text: String { parts.map(\.name).joined(separator: ".") }
}
