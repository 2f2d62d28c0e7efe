/// One statement of a script.
public enum Statement: Sendable {
  case query(Query)
  case explain(Query, analyze: Bool)
  case describe(Describable)
  case summarize(Describable)
  case createTable(CreateTable)
  case createView(CreateView)
  case insert(Insert)
  case drop(Drop)
  case copyTo(CopySource, FileReference)
  case copyFrom(ObjectName, FileReference)
  case showTables
}

public enum Describable: Sendable {
  case name(ObjectName)
  case query(Query)
}

public enum CopySource: Sendable {
  case table(ObjectName)
  case query(Query)
}

public struct CreateTable: Sendable {
  public let name: ObjectName
  public let orReplace: Bool
  public let ifNotExists: Bool
  /// Empty where the query alone decides.
  public let columns: [ColumnDeclaration]
  public let comment: String?
  public let query: Query?

  public init(
    name: ObjectName, orReplace: Bool, ifNotExists: Bool, columns: [ColumnDeclaration],
    comment: String?, query: Query?
  ) {
    self.name = name
    self.orReplace = orReplace
    self.ifNotExists = ifNotExists
    self.columns = columns
    self.comment = comment
    self.query = query
  }
}

public struct ColumnDeclaration: Sendable {
  public enum Kind: Sendable {
    case stored(TypeName, isNotNull: Bool)
    /// `RATIO(numerator, denominator)`: computed from two other columns.
    case ratio(numerator: Identifier, denominator: Identifier)
  }

  public let name: Identifier
  public let kind: Kind
  public let comment: String?

  public init(name: Identifier, kind: Kind, comment: String?) {
    self.name = name
    self.kind = kind
    self.comment = comment
  }
}

public struct CreateView: Sendable {
  public let name: ObjectName
  public let orReplace: Bool
  public let comment: String?
  public let query: Query
  /// The span of the query's text, from which `.schema` prints it again.
  public let querySpan: SourceSpan

  public init(
    name: ObjectName, orReplace: Bool, comment: String?, query: Query, querySpan: SourceSpan
  ) {
    self.name = name
    self.orReplace = orReplace
    self.comment = comment
    self.query = query
    self.querySpan = querySpan
  }
}

public struct Insert: Sendable {
  public let table: ObjectName
  public let columns: [Identifier]
  public let query: Query

  public init(table: ObjectName, columns: [Identifier], query: Query) {
    self.table = table
    self.columns = columns
    self.query = query
  }
}

public struct Drop: Sendable {
  public enum Kind: String, Sendable {
    case table = "TABLE"
    case view = "VIEW"
  }

  public let kind: Kind
  public let ifExists: Bool
  public let name: ObjectName

  public init(kind: Kind, ifExists: Bool, name: ObjectName) {
    self.kind = kind
    self.ifExists = ifExists
    self.name = name
  }
}
