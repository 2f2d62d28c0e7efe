import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Invocation {
  /// A bare word is a store, one behind it runs as `-c` does. A word that is meant as a script or a
  /// query gets the way to say so.
  mutating func takePositionals() throws(UsageError) {
    guard let word = positionals.first else { return }
    if Self.looksLikeQuery(word) {
      throw UsageError(
        "'\(Self.shortened(word))' is not a store",
        help: ["to run a query: tra -c '\(Self.shortened(word))'"])
    }
    guard access(word, F_OK) == 0 else {
      throw UsageError("no such file or folder: '\(word)'", help: ["tra --help lists all options"])
    }
    let help = Self.help(word)
    if !help.isEmpty { throw UsageError("'\(word)' is not a store", help: help) }
    store = word
    given.append("--store")
    if positionals.count > 1 { tasks.append(.command(positionals[1])) }
    if positionals.count > 2 {
      throw UsageError(
        "'\(Self.shortened(positionals[2]))' stands behind STORE and SQL, where nothing does")
    }
  }

  private static func help(_ word: String) -> [String] {
    if word.hasSuffix(".sql") { return ["to run a script: tra -f \(word)"] }
    if word.hasSuffix(".csv") { return ["to read a file: tra -c \"FROM '\(word)'\""] }
    return []
  }

  private static func looksLikeQuery(_ word: String) -> Bool {
    let first = word.drop { $0.isWhitespace || $0 == "(" }.prefix { $0.isLetter }
    let isStatement = Set([
      "FROM", "SELECT", "WITH", "CREATE", "INSERT", "DROP", "DESCRIBE", "EXPLAIN", "COPY", "VALUES",
      "TABLE", "SUMMARIZE", "SHOW",
    ]).contains(first.uppercased())
    return DotCommand.named(String(word.prefix { !$0.isWhitespace })) != nil
      || isStatement && word.contains { $0.isWhitespace }
  }

  private static func shortened(_ word: String) -> String {
    word.count > 60 ? word.prefix(57) + "…" : word
  }
}
