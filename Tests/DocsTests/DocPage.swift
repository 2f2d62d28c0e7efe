// The fenced blocks of a page of docs.
import Foundation
import TestSupport

struct DocPage {
  struct Block: Equatable {
    let language: String
    let text: String
    /// Of the opening fence, from 1.
    let line: Int
  }

  let name: String
  let blocks: [Block]

  init(name: String, text: String) {
    self.name = name
    var blocks: [Block] = []
    var open: (language: String, line: Int, text: [Substring])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        if let block = open {
          let text = block.text.map { $0 + "\n" }.joined()
          blocks.append(Block(language: block.language, text: text, line: block.line))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), index + 1, [])
        }
      } else {
        open?.text.append(line)
      }
    }
    self.blocks = blocks
  }

  static func read(_ name: String) throws -> DocPage {
    DocPage(
      name: name, text: try String(contentsOfFile: "\(packageRoot)/\(name)", encoding: .utf8))
  }

  /// README.md and all pages of docs/, its folders included.
  static let names: [String] = {
    let all = FileManager.default.enumerator(atPath: "\(packageRoot)/docs")
    let pages = all?.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") } ?? []
    return ["README.md"] + pages.map { "docs/\($0)" }.sorted()
  }()
}
