// What may stand at the top of the repository.

enum TopLevelRule {
  static let allowed: Set<String> = [
    ".ci", ".gitignore", ".swift-format", "Package.swift", "README.md", "Sources", "Tests",
    "datasets", "docs",
  ]

  /// Made by tools, never part of the repository.
  static func isMade(_ name: String) -> Bool {
    [".git", ".swiftpm", "Package.resolved"].contains(name) || name.hasPrefix(".build")
  }

  static func breaches(_ names: [String]) -> [Breach] {
    let here = Set(names.filter { !isMade($0) })
    let extra = here.subtracting(allowed).map { Breach(path: $0, line: 0, what: "not foreseen") }
    let missing = allowed.subtracting(here).map { Breach(path: $0, line: 0, what: "missing") }
    return (extra + missing).sorted { $0.path < $1.path }
  }
}
