/// Query text in the making: keywords upper, single spaces, names quoted where they must be.
public struct SQLText {
  public private(set) var text = ""

  public init() {}

  mutating func write(_ part: String) { text += part }

  /// A name, in quotes where it would not be read back as the same name.
  static func name(_ name: String) -> String {
    let bytes = Array(name.utf8)
    let isWord = bytes.withUnsafeBufferPointer { buffer -> Bool in
      guard let first = buffer.first, !Lexer.isDigit(first) else { return false }
      if buffer.contains(where: { $0 >= 0x80 }) {
        return isUnicodeWord(name)
      }
      guard buffer.allSatisfy(Lexer.isWordByte) else { return false }
      let keyword = KeywordTable.shared.keyword(buffer)
      return keyword == nil || keyword!.isReserved == false && keyword != .currentDate
    }
    return isWord ? name : quoted(name)
  }

  private static func isUnicodeWord(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { Lexer.continuesWord($0) }
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
