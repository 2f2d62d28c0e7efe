/// Where in the query a fault comes from: an index into the binder's table of spans.
public typealias Origin = Int32

/// What the engine throws: a kind and a place, never the text of a query.
public struct EngineFault: Error, Sendable {
  public enum Kind: Sendable, Equatable {
    /// `type` is the type that could not hold the value.
    case overflow(DataType)
    case invalidCast(text: String, to: DataType)
    case invalidArgument(String)
    case scalarQueryRows
    case assertionFailed(String)
    case notNullViolated(column: String)
    case cancelled
    case timeout(seconds: Double)
    case memoryLimit(bytes: Int)
    case resultLimit(rows: Int)
    /// A file's content contradicts itself.
    case corrupt(String)
  }

  public let kind: Kind
  public let origin: Origin?

  public init(_ kind: Kind, at origin: Origin? = nil) {
    self.kind = kind
    self.origin = origin
  }
}
