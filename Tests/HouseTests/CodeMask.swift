// Blanks comments and the insides of strings, so that rules see code only. Line numbers stay.

struct CodeMask {
  private let input: [UInt8]
  private var output: [UInt8] = []
  private var position = 0

  static func blankingProse(in text: String) -> String {
    var mask = CodeMask(input: Array(text.utf8))
    mask.code(untilClosing: nil)
    return String(decoding: mask.output, as: UTF8.self)
  }

  private init(input: [UInt8]) { self.input = input }

  /// Copies code; stops behind the `)` of an interpolation if there is one to close.
  private mutating func code(untilClosing close: UInt8?) {
    var depth = 0
    while position < input.count {
      if starts("//") {
        lineComment()
      } else if starts("/*") {
        blockComment()
      } else if let hashes = stringStart() {
        string(hashes: hashes)
      } else {
        let byte = input[position]
        if close != nil, byte == UInt8(ascii: "(") { depth += 1 }
        if let close, byte == close {
          if depth == 0 { return }
          depth -= 1
        }
        keep()
      }
    }
  }

  private mutating func lineComment() {
    while position < input.count, input[position] != UInt8(ascii: "\n") { blank() }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        blank(2)
      } else if starts("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < input.count
  }

  /// The number of `#` before a quote here; nil where no string begins.
  private func stringStart() -> Int? {
    var hashes = 0
    while position + hashes < input.count, input[position + hashes] == UInt8(ascii: "#") {
      hashes += 1
    }
    let quote = position + hashes
    return quote < input.count && input[quote] == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func string(hashes: Int) {
    let fence = String(repeating: "#", count: hashes)
    for _ in 0..<hashes { keep() }
    let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
    for _ in quotes.utf8 { keep() }
    while position < input.count, !starts(quotes + fence) {
      if starts("\\" + fence + "(") {
        blank(hashes + 2)
        code(untilClosing: UInt8(ascii: ")"))
        blank()
      } else if starts("\\" + fence) {
        blank(hashes + 2)
      } else if quotes.utf8.count == 1, input[position] == UInt8(ascii: "\n") {
        return  // not a string after all; the compiler will say so
      } else {
        blank()
      }
    }
    for _ in 0..<(quotes.utf8.count + hashes) { keep() }
  }

  private func starts(_ prefix: String) -> Bool {
    input[position...].starts(with: prefix.utf8)
  }

  private mutating func keep() {
    guard position < input.count else { return }
    output.append(input[position])
    position += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < input.count {
      let byte = input[position]
      output.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
      position += 1
    }
  }
}
