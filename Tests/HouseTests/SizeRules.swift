// How long a file, a function and a line may be. A limit that is broken today stands in
// `exceptions` with its value, which may only fall.

enum SizeRules {
  static let fileLimit = 500
  static let functionLimit = 70
  static let lineLimit = 100
  /// Path to the number of lines that the file has now.
  static let exceptions: [String: Int] = [:]

  static func longFile(_ file: SourceFile) -> [Breach] {
    let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
    let limit = exceptions[file.path] ?? fileLimit
    return count > limit
      ? [Breach(path: file.path, line: 0, what: "\(count) lines, at most \(limit)")] : []
  }

  static func longLines(_ file: SourceFile) -> [Breach] {
    file.lines.enumerated().filter { $1.count > lineLimit }.map { index, line in
      Breach(path: file.path, line: index + 1, what: "\(line.count) columns, at most \(lineLimit)")
    }
  }

  static func longFunctions(_ file: SourceFile) -> [Breach] {
    FunctionFinder.functions(in: file).filter { $0.lineCount > functionLimit }.map {
      Breach(
        path: file.path, line: $0.line, what: "'\($0.name)' has \($0.lineCount) lines, at most 70")
    }
  }
}

/// Functions by matching braces in the masked code.
enum FunctionFinder {
  struct Function: Equatable {
    let name: String
    /// Where the declaration begins, from 1.
    let line: Int
    let lineCount: Int
  }

  static func functions(in file: SourceFile) -> [Function] {
    let lines = file.codeLines
    return lines.indices.compactMap { index in
      guard let name = declaredName(lines[index]), let end = closing(from: index, lines) else {
        return nil
      }
      return Function(name: name, line: index + 1, lineCount: end - index + 1)
    }
  }

  private static var declaration:
    Regex<
      (Substring, Substring?, Substring?, Substring?, Substring?, Substring?, Substring?)
    >
  {
    #/
    ^\s*(?:(?:@\w+(?:\([^)]*\))?|public|private|fileprivate|internal|open|package|static|class
    |final|override|mutating|nonmutating|convenience|required|lazy|nonisolated|unsafe
    |indirect)(?:\(set\))?\s+)*
    (?:func\s+(\S+?)\s*[(<]|(init)[?!]?\s*[(<]|(deinit)\b|(subscript)\s*[(<]
    |var\s+(\w+)\s*:[^=]*\{|var\s+(\w+)\b.*=\s*\{\s*$)
    /#
  }

  private static func declaredName(_ line: Substring) -> String? {
    guard let match = line.firstMatch(of: declaration) else { return nil }
    let (_, function, initializer, deinitializer, script, property, closure) = match.output
    return (function ?? initializer ?? deinitializer ?? script ?? property ?? closure)
      .map { String($0) }
  }

  /// The line of the `}` that closes the body; nil for a requirement of a protocol.
  private static func closing(from start: Int, _ lines: [Substring]) -> Int? {
    var parentheses = 0
    var braces = 0
    for index in start..<lines.count {
      if index > start, braces == 0, parentheses == 0, declaredName(lines[index]) != nil {
        return nil
      }
      for byte in lines[index].utf8 {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
        case UInt8(ascii: "{") where parentheses == 0 || braces > 0: braces += 1
        case UInt8(ascii: "}") where parentheses == 0 || braces > 0:
          braces -= 1
          if braces < 0 { return nil }
          if braces == 0 { return index }
        default: break
        }
      }
    }
    return nil
  }
}
