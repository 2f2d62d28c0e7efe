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

  private struct Content: Sendable {
    var severity: Severity
    var code: Code
    var message: String
    var span: SourceSpan?
    var help: [String]
    var fixIt: FixIt?
  }

  // One word, so that a `try` costs one word of stack: the parser recurses through hundreds.
  private indirect enum Box: Sendable {
    case content(Content)
  }

  private var box: Box

  private var content: Content {
    get {
      switch box {
      case .content(let content): content
      }
    }
    set { box = .content(newValue) }
  }

  public init(
    _ severity: Severity = .error, code: Code, message: String, span: SourceSpan?,
    help: [String] = [], fixIt: FixIt? = nil
  ) {
    box = .content(
      Content(
        severity: severity, code: code, message: message, span: span, help: help, fixIt: fixIt))
  }

  public var severity: Severity {
    get { content.severity }
    set { content.severity = newValue }
  }

  public var code: Code {
    get { content.code }
    set { content.code = newValue }
  }

  /// Lower case, no full stop, the user's words in '…'.
  public var message: String {
    get { content.message }
    set { content.message = newValue }
  }

  /// Bytes of the statement's `SourceText`; nil where no place in a text is to blame.
  public var span: SourceSpan? {
    get { content.span }
    set { content.span = newValue }
  }

  public var help: [String] {
    get { content.help }
    set { content.help = newValue }
  }

  /// Runs when pasted back: a test pastes every one.
  public var fixIt: FixIt? {
    get { content.fixIt }
    set { content.fixIt = newValue }
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
