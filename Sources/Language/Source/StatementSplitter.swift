/// Cuts a script into statements and dot-commands while it is still being read: each piece comes
/// out with the bytes that complete it. Time is linear in the bytes.
public struct StatementSplitter {
  public enum Piece: Sendable {
    /// A statement without its `;`. `source` begins at the start of a line, `span` is the
    /// statement in it; pieces of one line share a source.
    case statement(SourceText, span: SourceSpan)
    /// A line that begins with `.` or `\` where no statement is pending, without its end.
    case command(SourceText, span: SourceSpan)
    /// Text that cannot be read: not UTF-8, NUL, or a comment that never ends. Nothing follows.
    case failure(Diagnostic, SourceText)
  }

  private struct Line {
    /// Index in `buffer` and number in the file.
    var start = 0
    var number = 1
  }

  private struct Ready {
    let event: StatementScanner.Event
    let span: SourceSpan
    let line: Line
  }

  private let name: String
  private var scanner = StatementScanner()
  private var buffer: [UInt8] = []
  /// Offset in the file of the first byte of `buffer`.
  private var base = 0
  private var line = Line()
  /// The line of the pending statement, or of an open comment between statements.
  private var pending: Line?
  /// Up to here `buffer` is known to be readable.
  private var checked = 0
  /// Bytes held back until it is clear whether they are a byte order mark; nil afterwards.
  private var beginning: [UInt8]? = []
  private var hasFailed = false

  /// - Parameter name: as messages show it: a path, `<stdin>`, `<command>`.
  public init(name: String) { self.name = name }

  /// Takes the next bytes and gives the pieces that they complete.
  ///
  /// Not generic: unspecialised it would look conformances up, a twentieth of a short run.
  public mutating func feed(_ bytes: [UInt8]) -> [Piece] {
    guard !hasFailed else { return [] }
    let first = buffer.count
    append(bytes)
    var pieces: [Piece] = []
    emit(scan(from: first), to: &pieces)
    dropLines(&pieces)
    return pieces
  }

  /// The last piece, which may lack its `;` or its line end.
  public mutating func finish() -> [Piece] {
    var pieces: [Piece] = []
    if let held = beginning, !held.isEmpty {
      beginning = nil
      pieces = feed(held)
    }
    guard !hasFailed else { return pieces }
    if let start = scanner.start, let pending {
      let span = SourceSpan(start - base, buffer.count)
      let event: StatementScanner.Event = scanner.mode == .command ? .command : .statement
      emit([Ready(event: event, span: span, line: pending)], to: &pieces)
    } else {
      check(upTo: buffer.count, &pieces)
      if scanner.mode == .blockComment || scanner.mode == .blockStar { failOpenComment(&pieces) }
    }
    return pieces
  }

  private mutating func append(_ bytes: [UInt8]) {
    guard let held = beginning else { return buffer.append(contentsOf: bytes) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = held + bytes
    if start.count < mark.count, mark.starts(with: start) {
      beginning = start
      return
    }
    beginning = nil
    base = start.starts(with: mark) ? mark.count : 0
    buffer.append(contentsOf: start.dropFirst(base))
  }

  private mutating func scan(from first: Int) -> [Ready] {
    var ready: [Ready] = []
    for index in first..<buffer.count {
      let byte = buffer[index]
      let event = scanner.step(byte, at: base + index)
      if scanner.start != nil || scanner.mode == .blockComment {
        if pending == nil { pending = line }
      } else if scanner.mode == .code {
        pending = nil
      }
      if let event, let start = scanner.start, let begun = pending {
        let span = SourceSpan(start - base, index)
        ready.append(Ready(event: event, span: span, line: begun))
        scanner.reset()
        pending = nil
      }
      if byte == UInt8(ascii: "\n") { line = Line(start: index + 1, number: line.number + 1) }
    }
    return ready
  }

  private mutating func emit(_ ready: [Ready], to pieces: inout [Piece]) {
    var first = 0
    while first < ready.count, !hasFailed {
      let line = ready[first].line
      let next =
        ready[first...].firstIndex { $0.line.start != line.start } ?? ready.count
      let text = Array(buffer[line.start..<ready[next - 1].span.end])
      let source = SourceText(name: name, utf8: text, firstLine: line.number)
      for piece in ready[first..<next] {
        check(upTo: piece.span.end, &pieces)
        if hasFailed { return }
        let span = SourceSpan(piece.span.start - line.start, piece.span.end - line.start)
        pieces.append(Self.piece(piece.event, source, span))
      }
      first = next
    }
  }

  private static func piece(
    _ event: StatementScanner.Event, _ source: SourceText, _ span: SourceSpan
  ) -> Piece {
    guard event == .command else { return .statement(source, span: span) }
    let hasReturn = source.utf8[span.end - 1] == UInt8(ascii: "\r")
    return .command(source, span: SourceSpan(span.start, span.end - (hasReturn ? 1 : 0)))
  }

  /// Keeps the bytes from the pending line, or else from the line being read.
  private mutating func dropLines(_ pieces: inout [Piece]) {
    let start = pending?.start ?? line.start
    guard start > 0, !hasFailed else { return }
    check(upTo: start, &pieces)
    buffer.removeFirst(start)
    base += start
    checked -= start
    line.start -= start
    pending?.start -= start
  }

  // MARK: Failures

  private mutating func check(upTo end: Int, _ pieces: inout [Piece]) {
    guard checked < end, !hasFailed else { return }
    let problem = buffer.withUnsafeBufferPointer { UTF8Check.firstProblem(in: $0, checked, end) }
    checked = end
    guard let problem else { return }
    let start = (buffer[..<problem].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let end = buffer[problem...].firstIndex(of: UInt8(ascii: "\n")) ?? buffer.count
    let later = buffer[start...].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let source = SourceText(
      name: name, utf8: Array(buffer[start..<end]), firstLine: line.number - later)
    let offset = problem - start
    let diagnostic: Diagnostic =
      buffer[problem] == 0
      ? .nulByte(SourceSpan(offset, offset + 1))
      : .invalidUTF8(at: offset, base: base + start)
    pieces.append(.failure(diagnostic, source))
    hasFailed = true
  }

  private mutating func failOpenComment(_ pieces: inout [Piece]) {
    guard let pending, !hasFailed else { return }
    let source = SourceText(
      name: name, utf8: Array(buffer[pending.start...]), firstLine: pending.number)
    let offset = scanner.opening - base - pending.start
    pieces.append(.failure(.unclosedComment(SourceSpan(offset, offset + 2)), source))
    hasFailed = true
  }
}
