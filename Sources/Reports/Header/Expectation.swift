import Language

/// `-- expect CONDITION[, 'text']`, `-- warn …`: a boolean aggregate over the result that follows.
public struct Expectation: Sendable {
  public enum Severity: Sendable, Equatable {
    case expect, warn
  }

  public let severity: Severity
  public let condition: Expression
  /// The condition as written.
  public let text: String
  /// What the author has to say when it fails.
  public let message: String?
  /// Of the condition, in the report's text.
  public let span: SourceSpan
}

extension Expectation {
  init(_ line: HeaderLine) throws(Diagnostic) {
    severity = line.key == .warn ? .warn : .expect
    let parts = try Self.parts(of: line)
    condition = parts.condition
    text = parts.text
    message = parts.message
    span = SourceSpan(line.textSpan.start, line.textSpan.start + parts.text.utf8.count)
  }

  /// A comma of the condition lies in parentheses, so the text after the last comma is the message
  /// if it is a string and the rest is an expression.
  private static func parts(
    of line: HeaderLine
  ) throws(Diagnostic) -> (condition: Expression, text: String, message: String?) {
    if let comma = line.text.lastComma(before: "'"),
      // Where either half is something else, the comma belongs to the condition.
      let message = try? Parser.parseExpression(SourceText(comma.after)),
      case .literal(.string(let words)) = message.kind,
      let condition = try? Parser.parseExpression(SourceText(comma.before))
    {
      return (condition, comma.before, words)
    }
    do throws(Diagnostic) {
      return (try Parser.parseExpression(SourceText(line.text)), line.text, nil)
    } catch {
      throw error.moved(by: line.textSpan.start)
    }
  }
}

extension String {
  /// The halves around the last comma whose following text begins with `mark`.
  fileprivate func lastComma(before mark: Character) -> (before: String, after: String)? {
    var index = endIndex
    while let comma = self[..<index].lastIndex(of: ",") {
      let after = self[self.index(after: comma)...].drop { $0 == " " || $0 == "\t" }
      if after.first == mark {
        let before = self[..<comma]
        let length = before.reversed().drop { $0 == " " || $0 == "\t" }.count
        return (String(before.prefix(length)), String(after))
      }
      index = comma
    }
    return nil
  }
}

extension Diagnostic {
  /// The same, with its place in a text in which ours begins at byte `offset`.
  func moved(by offset: Int) -> Diagnostic {
    var moved = self
    moved.span = span.map { SourceSpan($0.start + offset, $0.end + offset) }
    moved.fixIt = fixIt.map {
      FixIt(
        replace: SourceSpan($0.replace.start + offset, $0.replace.end + offset), with: $0.with)
    }
    return moved
  }
}
