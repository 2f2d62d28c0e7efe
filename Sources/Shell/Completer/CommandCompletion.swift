import Formats
import Language

/// Completion of a line that begins with `.` or `\`.
struct CommandCompletion {
  let knowledge: any CompletionKnowledge

  func complete(_ text: String, at cursor: Int) -> Completion {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1 else { return names(text, cursor) }
    let last = String(words[words.count - 1])
    let start = cursor - last.utf8.count
    guard let command = DotCommand.named(String(words[0])) else {
      return Completion(replaceFrom: cursor)
    }
    let before = words.dropFirst().dropLast().filter { !$0.isEmpty }.map(String.init)
    if command.name == ".run", let report = before.first {
      return Completion(replaceFrom: start, candidates: assignments(report, last))
    }
    if command.name == ".settings", let name = before.first {
      let values = ShellSetting.named(name)?.values ?? []
      return Completion(replaceFrom: start, candidates: matching(values, last, ""))
    }
    let kinds = command.arguments
    guard let kind = before.count < kinds.count ? kinds[before.count] : kinds.last else {
      return Completion(replaceFrom: cursor)
    }
    return Completion(replaceFrom: start, candidates: candidates(kind, last))
  }

  private func names(_ text: String, _ cursor: Int) -> Completion {
    let found = DotCommand.all.filter { $0.name.hasPrefix(text) }
    return Completion(
      replaceFrom: cursor - text.utf8.count,
      candidates: found.map {
        let hasArguments = !$0.usage.isEmpty
        return Candidate(
          text: $0.name + (hasArguments ? " " : ""), display: $0.name, group: "commands")
      })
  }

  private func candidates(_ kind: DotCommand.ArgumentKind, _ word: String) -> [Candidate] {
    switch kind {
    case .words(let words): return matching(words, word, "")
    case .table: return matching(knowledge.tables.map(\.name), word, "tables")
    case .report: return matching(knowledge.reports.map(\.name), word, "reports")
    case .parameter: return matching(knowledge.parameters, word, "parameters")
    case .topic: return matching(HelpText.topics, word, "topics", ignoringCase: true)
    case .file:
      return knowledge.files(word).map {
        Candidate(text: $0.hasSuffix("/") ? $0 : $0 + " ", display: $0, group: "files")
      }
    case .column: return columns(word)
    }
  }

  /// `TABLE.`, then `TABLE.COLUMN`.
  private func columns(_ word: String) -> [Candidate] {
    guard let dot = word.lastIndex(of: ".") else {
      return knowledge.tables.filter { $0.name.hasPrefix(word) }.map {
        Candidate(text: $0.name + ".", display: $0.name, group: "tables")
      }
    }
    let table = String(word[..<dot])
    let columns = knowledge.columns(ofQuery: "FROM \(SQLText.name(table))") ?? []
    return matching(columns.map { "\(table).\($0.name)" }, word, "columns")
  }

  /// `NAME=`, then `NAME=VALUE` where the values are known.
  private func assignments(_ report: String, _ word: String) -> [Candidate] {
    guard let equal = word.firstIndex(of: "=") else {
      return knowledge.parameters(ofReport: report).filter { $0.name.hasPrefix(word) }.map {
        Candidate(text: $0.name + "=", display: "\($0.name) \($0.type)", group: "parameters")
      }
    }
    let name = String(word[..<equal])
    let typed = FoldedText(word[word.index(after: equal)...].drop { $0 == "'" })
    return knowledge.values(ofReport: report, parameter: name)
      .filter { FoldedText($0).hasPrefix(typed) }.prefix(ValueRanking.limit).map { value in
        let written = value.contains { $0 == " " || $0 == "'" } ? quoted(value) : value
        return Candidate(text: "\(name)=\(written) ", display: value, group: "values")
      }
  }

  private func matching(
    _ words: [String], _ prefix: String, _ group: String, ignoringCase: Bool = false
  ) -> [Candidate] {
    words.filter {
      ignoringCase ? $0.lowercased().hasPrefix(prefix.lowercased()) : $0.hasPrefix(prefix)
    }.map { Candidate(text: $0 + " ", display: $0, group: group) }
  }

  private func quoted(_ value: String) -> String {
    "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }
}
