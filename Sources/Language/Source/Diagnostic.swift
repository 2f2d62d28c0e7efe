/// What a user is told: one sentence, its place, and how to mend it.
public struct Diagnostic: Error, Sendable {
  /// Stable name of the kind; tests and docs/errors.md refer to it.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  public enum Severity: Sendable {
    case error, warning, note
  }

  public var severity: Severity
  public var code: Code
  /// Lower case, no full stop, the user's words in '…'.
  public var message: String
  /// Bytes of the statement's `SourceText`; nil where no place in a text is to blame.
  public var span: SourceSpan?
  public var help: [String]
  /// Runs when pasted back: a test pastes every one.
  public var fixIt: FixIt?

  public init(
    _ severity: Severity = .error, code: Code, message: String, span: SourceSpan?,
    help: [String] = [], fixIt: FixIt? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.help = help
    self.fixIt = fixIt
  }
}

/// A change to the user's text that mends the error.
public struct FixIt: Sendable {
  public let replace: SourceSpan
  public let with: String

  public init(replace: SourceSpan, with text: String) {
    self.replace = replace
    self.with = text
  }

  /// The whole text with the change made.
  public func applied(to source: SourceText) -> String {
    let utf8 = source.utf8
    return String(decoding: utf8[..<replace.start], as: UTF8.self) + with
      + String(decoding: utf8[replace.end...], as: UTF8.self)
  }
}
