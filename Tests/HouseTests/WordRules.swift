// Words that may not stand in the sources, and why.

enum WordRules {
  struct Ban: Sendable {
    let name: String
    let pattern: @Sendable (Substring) -> Bool
    let reason: String
    /// Folders under Sources/ where the word is allowed.
    var except: [String] = []
  }

  /// Looked for in code, not in comments or strings.
  static let inCode: [Ban] = [
    Ban(name: "try!", pattern: { $0.contains(#/\btry!/#) }, reason: "throw on"),
    Ban(
      name: "fatalError", pattern: { $0.contains(#/\bfatalError\b/#) },
      reason: "throw on what a user can cause, precondition on our own bugs"),
    Ban(
      name: "print(", pattern: { $0.contains(#/(?:^|[^.\w`])print\(/#) },
      reason: "only the shell writes to a screen", except: ["Shell", "tra"]),
    Ban(
      name: "package", pattern: { $0.contains(#/^\s*package\s+\w/#) },
      reason: "it is never inlined across modules; say public"),
    Ban(
      name: "@inlinable", pattern: { $0.contains(#/@(inlinable|usableFromInline)\b/#) },
      reason: "what loops over rows stays in one module"),
    Ban(
      name: "import Foundation", pattern: { $0.contains(#/\bimport\s+Foundation\w*\b/#) },
      reason: "it costs size and start-up, and its names collide with ours"),
    Ban(
      name: "@testable", pattern: { $0.contains(#/@testable\b/#) },
      reason: "only tests look inside"),
  ]

  /// Looked for everywhere, comments included.
  static let inText: [Ban] = [
    Ban(
      name: "TO" + "DO", pattern: { $0.contains(#/\b(TODO|FIXME|XXX|HACK)\b/#) },
      reason: "do it, or leave it")
  ]

  static func breaches(_ file: SourceFile) -> [Breach] {
    found(inCode, file, file.codeLines) + found(inText, file, file.lines)
  }

  private static func found(_ bans: [Ban], _ file: SourceFile, _ lines: [Substring]) -> [Breach] {
    let hasOwnPrint = file.code.contains(#/\bfunc\s+print\(/#)
    let bans = bans.filter {
      !$0.except.contains(file.room) && !(hasOwnPrint && $0.name == "print(")
    }
    return bans.flatMap { ban in
      lines.enumerated().filter { ban.pattern($1) }.map { index, _ in
        Breach(path: file.path, line: index + 1, what: "'\(ban.name)': \(ban.reason)")
      }
    }
  }
}
