import Database
import Formats
import Language

/// `Esc p`: the first rows of the query up to the cursor's stage, above what is being typed.
struct Preview {
  let console: Console

  /// nil where nothing before the cursor is a query yet.
  func text(_ text: String, cursor: Int) -> String? {
    let bytes = Array(text.utf8)
    let query = String(decoding: bytes[..<Self.stageEnd(in: bytes, cursor)], as: UTF8.self)
    guard let result = rows(query) ?? rows(CompletionContext(text, cursor: cursor).prefixQuery)
    else { return nil }
    let sink = OutputSink.memory()
    let options = console.screen.fitted(console.display, mode: .box, toTerminal: true)
    let writer = ResultWriter(mode: .box, options: options)
    do throws(OutputError) { try writer.write(result.resultTable, to: sink) } catch { return nil }
    return sink.text
  }

  /// Half-typed text is no error: there is nothing to show then.
  private func rows(_ query: String?) -> QueryResult? {
    query.flatMap { try? console.session.query(SourceText($0 + "\n|> LIMIT 10")) }
  }

  /// Where the next stage or statement begins, else the end.
  private static func stageEnd(in bytes: [UInt8], _ cursor: Int) -> Int {
    var index = cursor
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: ";") { return index }
      if bytes[index...].starts(with: "|>".utf8) { return index }
      index += 1
    }
    return bytes.last == UInt8(ascii: ";") ? bytes.count - 1 : bytes.count
  }
}
