import Formats

/// What is open: a store file, or a folder of data files.
public struct Store: Sendable {
  public enum Kind: Sendable {
    /// - mark: by which it is noticed that somebody else wrote the file.
    /// - digest: of all its bytes, by way of the checksums of its parts.
    case file(mark: FileMark?, digest: UInt64)
    case folder
  }

  public let path: String
  public let kind: Kind
  /// Of the tables and views that it brought, folded.
  let names: Set<String>

  /// Of a file; a folder has none.
  public var digest: UInt64? {
    if case .file(_, let digest) = kind { digest } else { nil }
  }

  public var isFolder: Bool { digest == nil }

  /// Whether `path` leads to this very file, and nobody has written it since it was opened.
  func isAsOpened(at path: String) -> Bool {
    guard case .file(let mark?, _) = kind else { return false }
    return FileMark(path: path) == mark
  }
}

/// How `.reload` found a table.
public struct ReloadedTable: Sendable {
  public let name: String
  /// nil: it was not there, or its file had not been read.
  public let before: Int?
  /// nil: it is there no more, or its file has not been read.
  public let after: Int?
  public let isNew: Bool
  public let isGone: Bool
}
