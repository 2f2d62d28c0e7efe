/// The line of a span, its number and the column, as a user counts them.
public struct SourcePlace {
  public let lineNumber: Int
  /// From 1, in characters as a user sees them: NFC and NFD count alike.
  public let column: Int
  /// The line in bytes, without its end.
  let line: SourceSpan
  /// The part of the span on this line.
  let span: SourceSpan
  let isOnlyLine: Bool
  let source: SourceText

  /// The place where `span` begins; a span behind the text lies at its end.
  public init(_ span: SourceSpan, in source: SourceText) {
    let bytes = source.utf8
    let newline = UInt8(ascii: "\n")
    let at = min(max(span.start, 0), bytes.count)
    let start = (bytes[..<at].lastIndex(of: newline) ?? -1) + 1
    var end = bytes[at...].firstIndex(of: newline) ?? bytes.count
    isOnlyLine = start == 0 && bytes[end...].allSatisfy { $0 <= 0x20 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    line = SourceSpan(start, max(end, at))
    self.span = SourceSpan(at, max(at, min(span.end, end)))
    let before = bytes[..<start].reduce(0) { $0 + ($1 == newline ? 1 : 0) }
    lineNumber = source.firstLine + before
    column = source.text(SourceSpan(start, at)).count + 1
    self.source = source
  }
}
