/// The columns of a table as its declaration names them.
public struct TableSchema: Sendable {
  public struct Column: Sendable {
    public enum Kind: Sendable, Equatable {
      /// Position among the stored columns.
      case stored(Int)
      /// A poolable ratio, computed from two stored columns (positions among the stored columns).
      case ratio(numerator: Int, denominator: Int)
    }

    public let name: String
    public let type: DataType
    public let isNotNull: Bool
    public let comment: String?
    public let kind: Kind

    public init(
      name: String, type: DataType, isNotNull: Bool = false, comment: String? = nil, kind: Kind
    ) {
      self.name = name
      self.type = type
      self.isNotNull = isNotNull
      self.comment = comment
      self.kind = kind
    }
  }

  public let columns: [Column]
  public let comment: String?

  public init(columns: [Column], comment: String? = nil) {
    self.columns = columns
    self.comment = comment
  }

  /// The stored columns in the order of their positions.
  public var storedColumns: [Column] {
    columns.filter { if case .stored = $0.kind { true } else { false } }
  }
}
