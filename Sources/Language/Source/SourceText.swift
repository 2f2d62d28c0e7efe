/// The text that a user wrote, with the name and the line under which messages refer to it.
public struct SourceText: Sendable {
  /// A path, `<stdin>`, `<command>`; empty at the prompt, where messages carry no position.
  public let name: String
  public let utf8: [UInt8]
  /// The number of the first line of `utf8` in its file, from 1.
  public let firstLine: Int

  public init(name: String, utf8: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.utf8 = utf8
    self.firstLine = firstLine
  }

  public init(name: String = "", _ text: String, firstLine: Int = 1) {
    self.init(name: name, utf8: Array(text.utf8), firstLine: firstLine)
  }

  /// The text under `span`, as the user wrote it.
  public func text(_ span: SourceSpan) -> String {
    String(decoding: utf8[max(0, span.start)..<min(utf8.count, span.end)], as: UTF8.self)
  }
}
