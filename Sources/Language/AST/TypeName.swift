/// A type as a statement names it; the planner gives it its meaning.
public struct TypeName: Sendable {
  public enum Kind: Sendable, Equatable {
    case bool, int64, float64, string, date, timestamp, ratio
    /// `precision` and `scale` are nil where the text leaves them out.
    case decimal(precision: Int?, scale: Int?)
  }

  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}
