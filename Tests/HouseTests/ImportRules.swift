// Imports only go downward: the table of docs/architecture.md as a test.

enum ImportRules {
  /// Room to the rooms that it may import.
  static let below: [String: Set<String>] = [
    "Language": [],
    "Engine": ["CRegex", "CSystem", "CUTF8Proc"],
    "Planner": ["Language", "Engine"],
    "Formats": ["Engine", "CSystem", "CUTF8Proc", "CXXHash"],
    "Places": ["Engine"],
    "Database": [
      "EmbeddedDatasets", "CSystem", "Language", "Engine", "Planner", "Formats", "Places",
    ],
    "Reports": ["Language", "Engine", "Formats", "Database"],
    "Shell": [
      "CEditLine", "CSystem", "Language", "Engine", "Planner", "Formats", "Database", "Reports",
    ],
    "tra": ["Shell"],
  ]

  /// Of the toolchain and the system: allowed everywhere.
  static let system: Set<String> = ["Glibc", "Darwin", "Synchronization"]

  static func breaches(_ file: SourceFile) -> [Breach] {
    guard let allowed = below[file.room] else {
      return [Breach(path: file.path, line: 0, what: "room '\(file.room)' has no row in the table")]
    }
    return file.codeLines.enumerated().compactMap { index, line in
      guard
        let match = line.firstMatch(
          of: #/^\s*(?:@\w+\s+|public\s+|private\s+)*import\s+(?:\w+\s+)?(\w+)/#)
      else { return nil }
      let module = String(match.1)
      guard !allowed.contains(module), !system.contains(module) else { return nil }
      return Breach(
        path: file.path, line: index + 1, what: "\(file.room) may not import \(module)")
    }
  }
}
