// The engine's border runs once a chunk and is not generic; its functions all stand in the list.

enum EngineRules {
  /// Path to the number of public generics that the file has now; it may only fall.
  /// A vector's pointer is taken once a chunk.
  static let exceptions = ["Sources/Engine/Columns/Vector.swift": 1]

  static func publicGenerics(_ file: SourceFile) -> [Breach] {
    guard file.room == "Engine" else { return [] }
    let found = allPublicGenerics(file)
    return found.count > exceptions[file.path, default: 0] ? found : []
  }

  private static func allPublicGenerics(_ file: SourceFile) -> [Breach] {
    file.codeLines.enumerated().filter { _, line in
      line.contains(#/\bpublic\s+(?:\w+\s+)*(?:func\s+[^\s(<]+\s*<|init[?!]?\s*<|subscript\s*<)/#)
        || line.contains(
          #/\bpublic\s+(?:\w+\s+)*(?:func|init|subscript)\b.*\(.*:\s*(?:inout\s+)?some\s/#)
    }.map { index, _ in
      Breach(
        path: file.path, line: index + 1,
        what: "a public generic function: generics across the border cost 12-60 times")
    }
  }

  /// Functions that only our planner calls; no user can name them.
  static let unnamed: Set<String> = ["singleRow", "shiftTimestamp"]

  /// Declarations `static let name = ScalarFunction(` that the list does not name.
  static func unregistered(_ file: SourceFile, list: SourceFile) -> [Breach] {
    let kinds = ["ScalarFunction", "AggregateFunction"]
    return file.codeLines.enumerated().compactMap { index, line in
      let pattern = #/static\s+let\s+`?(\w+)`?\s*(?::\s*\w+\s*)?=\s*(\w+)\s*[(.]/#
      guard let match = line.firstMatch(of: pattern), kinds.contains(String(match.2)) else {
        return nil
      }
      return names(list.code).union(unnamed).contains(String(match.1))
        ? nil
        : Breach(
          path: file.path, line: index + 1, what: "'\(match.1)' is missing in FunctionRegistry")
    }
  }

  private static func names(_ code: String) -> Set<String> {
    Set(code.matches(of: #/\.`?(\w+)`?/#).map { String($0.1) })
  }

  /// `@unchecked Sendable` needs a comment above that says what makes it true.
  static func unexplained(_ file: SourceFile) -> [Breach] {
    let lines = file.lines
    return file.codeLines.enumerated().filter { index, line in
      line.contains("@unchecked Sendable")
        && !(index > 0 && lines[index - 1].contains(#/^\s*(\/\/|@)/#))
    }.map { index, _ in
      Breach(path: file.path, line: index + 1, what: "@unchecked Sendable without its invariant")
    }
  }
}
