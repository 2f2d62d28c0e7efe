#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why bytes did not get out.
public struct OutputError: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The reader has gone: the shell dies by SIGPIPE, without a message.
    case brokenPipe
    /// The sink's owner asked to stop.
    case interrupted
    /// The system's error number.
    case system(Int32)
  }

  public let kind: Kind
  /// One sentence, lower case, no full stop.
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// `cannot write 'out.csv': No space left on device`
  static func system(_ number: Int32, _ action: String, _ name: String) -> OutputError {
    OutputError(
      number == EPIPE ? .brokenPipe : .system(number),
      "cannot \(action) '\(name)': \(systemMessage(number))")
  }
}

/// What the system says of an error number.
func systemMessage(_ number: Int32) -> String {
  guard let text = strerror(number) else { return "error \(number)" }
  return String(cString: text)
}
