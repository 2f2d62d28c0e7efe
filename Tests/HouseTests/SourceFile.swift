// The package's own files, read once for all rules.
import Foundation
import TestSupport

struct SourceFile: Sendable {
  /// From the package's root: `Sources/Engine/Store/Table.swift`.
  let path: String
  let text: String
  /// The same lines with comments and the insides of strings blanked.
  let code: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = path.hasSuffix(".swift") ? CodeMask.blankingProse(in: text) : text
  }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var codeLines: [Substring] { code.split(separator: "\n", omittingEmptySubsequences: false) }
  var name: String { String(path.split(separator: "/").last ?? "") }

  /// `Engine` in `Sources/Engine/Store/Table.swift`.
  var room: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }

  static let swift = read(under: ["Sources", "Tests"], ending: ".swift")
  static let sources = swift.filter { $0.path.hasPrefix("Sources/") }

  private static func read(under folders: [String], ending: String) -> [SourceFile] {
    folders.flatMap { folder -> [SourceFile] in
      let root = "\(packageRoot)/\(folder)"
      let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
      return names.filter { $0.hasSuffix(ending) }.sorted().map { name in
        let bytes = FileManager.default.contents(atPath: "\(root)/\(name)") ?? Data()
        return SourceFile(
          path: "\(folder)/\(name)", text: String(decoding: bytes, as: UTF8.self))
      }
    }
  }
}

/// A breach of the house's rules, as an editor can jump to it.
struct Breach: CustomStringConvertible, Equatable {
  let path: String
  /// From 1; 0 where the whole file is meant.
  let line: Int
  let what: String

  var description: String { "\(path):\(line): \(what)" }
}
