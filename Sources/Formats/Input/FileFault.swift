import Engine

/// What is wrong with a file or with how it was to be read.
public struct FileFault: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The file cannot be opened or read.
    case unreadable
    /// An option that the format does not have, or a bad value of one.
    case option
    /// The content is not what the format or the schema asks for.
    case content
    /// The user, or a limit of the statement.
    case stopped(EngineFault.Kind)
  }

  public let kind: Kind
  public let path: String
  /// From 1; nil where no line is to blame.
  public let line: Int?
  /// One sentence, lower case, no full stop; without path and line.
  public let message: String
  public let help: [String]

  public init(
    _ kind: Kind, _ path: String, line: Int? = nil, _ message: String, help: [String] = []
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    self.message = message
    self.help = help
  }
}

extension FileFault: CustomStringConvertible {
  /// `data.csv:7: 3 fields, but the header has 4`
  public var description: String {
    "\(path):\(line.map { "\($0): " } ?? " ")\(message)"
  }
}
