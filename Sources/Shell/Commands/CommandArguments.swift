import Language

/// The words of a dot-command, with their places for messages.
struct CommandArguments {
  struct Word: Equatable {
    let text: String
    let span: SourceSpan
  }

  let command: DotCommand
  /// The line, with the name of its file.
  let source: SourceText
  let words: [Word]
  /// What follows the command's name, without blanks around it.
  let rest: String

  /// Of the command's name.
  let span: SourceSpan

  var count: Int { words.count }
  var isEmpty: Bool { words.isEmpty }
  var first: String? { words.first?.text }

  func expect(_ range: ClosedRange<Int>) throws(Diagnostic) {
    guard range.contains(count) else {
      let span = count > range.upperBound ? words[range.upperBound].span : nil
      throw usage(count > range.upperBound ? "too many arguments" : "too few arguments", at: span)
    }
  }

  func usage(_ problem: String, at span: SourceSpan? = nil) -> Diagnostic {
    let usage = command.usage.isEmpty ? command.name : command.name + " " + command.usage
    return .command("\(command.name): \(problem)", at: span, help: ["usage: " + usage])
  }

  /// Values that command-line options take too; their errors get a place here.
  func value<Value>(
    of word: Word, _ parse: (String, String) throws(UsageError) -> Value
  ) throws(Diagnostic) -> Value {
    do throws(UsageError) {
      return try parse(word.text, command.name)
    } catch {
      throw .command(error.message, at: word.span, help: error.help)
    }
  }
}

extension CommandArguments {
  /// Words are parted by blanks; quotes hold blanks, a doubled quote is one.
  static func words(in line: SourceText, from start: Int) throws(Diagnostic) -> [Word] {
    var words: [Word] = []
    var at = start
    while true {
      while at < line.utf8.count, isBlank(line.utf8[at]) { at += 1 }
      guard at < line.utf8.count else { return words }
      words.append(try word(in: line, at: &at))
    }
  }

  private static func word(in line: SourceText, at: inout Int) throws(Diagnostic) -> Word {
    let start = at
    var text: [UInt8] = []
    var quote: UInt8?
    while at < line.utf8.count {
      let byte = line.utf8[at]
      if let open = quote {
        if byte != open {
          text.append(byte)
        } else if at + 1 < line.utf8.count, line.utf8[at + 1] == open {
          text.append(byte)
          at += 1
        } else {
          quote = nil
        }
      } else if isBlank(byte) {
        break
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else {
        text.append(byte)
      }
      at += 1
    }
    guard quote == nil else {
      throw .command("a quote is not closed", at: SourceSpan(start, start + 1))
    }
    return Word(text: String(decoding: text, as: UTF8.self), span: SourceSpan(start, at))
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension Diagnostic.Code {
  static let command = Self(rawValue: "command")
  static let unknownCommand = Self(rawValue: "unknown-command")
  static let output = Self(rawValue: "output")
}

extension Diagnostic {
  static func command(
    _ message: String, at span: SourceSpan? = nil, help: [String] = []
  ) -> Diagnostic {
    Diagnostic(code: .command, message: message, span: span, help: help)
  }

  static func unknownCommand(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unknownCommand,
      message: "unknown command '\(word)'"
        + didYouMean(word, among: DotCommand.all.map(\.name)),
      span: span, help: [".help lists all commands"])
  }
}
