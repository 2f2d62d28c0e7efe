import Language

/// Completion of a line that begins with `.` or `\`.
struct CommandCompletion {
  let knowledge: any CompletionKnowledge

  func complete(_ text: String, at cursor: Int) -> Completion {
    let line = CommandLine(text)
    guard let name = line.name else { return names(text, cursor) }
    guard let command = DotCommand.named(name) else { return Completion(replaceFrom: cursor) }
    let words = command.takesText ? [line.rest] : line.words
    let before = words.dropLast().map(\.text)
    let kinds = command.arguments
    guard let last = words.last, before.count < kinds.count || command.repeatsArguments,
      let kind = before.count < kinds.count ? kinds[before.count] : kinds.last
    else { return Completion(replaceFrom: cursor) }
    return Completion(
      replaceFrom: cursor - text.utf8.count + last.start,
      candidates: candidates(kind, last.text, before))
  }

  /// With psql's spellings, once a backslash is typed.
  private func names(_ text: String, _ cursor: Int) -> Completion {
    let candidates = DotCommand.all.flatMap { command -> [Candidate] in
      ([command.name] + command.aliases).filter { $0.hasPrefix(text) }
        .map { name in
          Candidate(
            text: name + (command.usage.isEmpty ? "" : " "),
            display: name == command.name ? name : "\(name)  \(command.name)", group: "commands")
        }
    }
    return Completion(replaceFrom: cursor - text.utf8.count, candidates: candidates)
  }

  private func candidates(
    _ kind: DotCommand.ArgumentKind, _ word: String, _ before: [String]
  ) -> [Candidate] {
    switch kind {
    case .words(let words): matching(words, word, "")
    case .table: matching(knowledge.tables.map(\.name), word, "tables")
    case .report: matching(knowledge.reports.map(\.name), word, "reports")
    case .topic:
      HelpText.topics.filter { fits($0, word) }.map {
        // The rest of the line is one topic, which needs no quotes.
        Candidate(text: $0 + " ", display: $0, group: "topics")
      }
    case .file: files(word)
    case .column: columns(word)
    case .assignment: assignments(before[0], word)
    case .setting: matching(ShellSetting.all.map(\.name), word, "settings")
    case .settingValue: settingValues(before[0], word)
    case .parameter:
      ["set", "unset"].contains(before[0])
        ? matching(knowledge.parameters, word, "parameters") : []
    case .parameterValue: before[0] == "set" ? parameterValues(before[1], word) : []
    case .chart: chart(word, before)
    }
  }

  private func files(_ word: String) -> [Candidate] {
    knowledge.files(word).map { path in
      let text = path.hasSuffix("/") ? path : CommandLine.quoted(path) + " "
      return Candidate(text: text, display: path, group: "files")
    }
  }

  /// `TABLE.`, then `TABLE.COLUMN`.
  private func columns(_ word: String) -> [Candidate] {
    guard let dot = word.lastIndex(of: ".") else {
      return knowledge.tables.filter { fits($0.name, word) }.map {
        Candidate(text: CommandLine.quoted($0.name + "."), display: $0.name, group: "tables")
      }
    }
    let table = String(word[..<dot])
    let columns = knowledge.scope(ofQuery: "FROM \(SQLText.name(table))")?.columns ?? []
    return matching(columns.map { "\(table).\($0.name)" }, word, "columns")
  }

  // MARK: Values

  /// `NAME=`, then `NAME=VALUE` where the values are known.
  private func assignments(_ report: String, _ word: String) -> [Candidate] {
    guard let equal = word.firstIndex(of: "=") else {
      return knowledge.parameters(ofReport: report).filter { fits($0.name, word) }.map {
        Candidate(text: $0.name + "=", display: "\($0.name) \($0.type)", group: "parameters")
      }
    }
    let name = String(word[..<equal])
    return values(
      knowledge.values(ofReport: report, parameter: name), word[word.index(after: equal)...],
      behind: name + "=")
  }

  private func parameterValues(_ name: String, _ word: String) -> [Candidate] {
    let name = name.hasPrefix("@") ? String(name.dropFirst()) : name
    return values(knowledge.values(ofParameter: name), word[...], behind: "")
  }

  private func values(
    _ values: [String], _ typed: Substring, behind head: String
  ) -> [Candidate] {
    let typed = FoldedText(typed)
    return values.filter { FoldedText($0).hasPrefix(typed) }.prefix(ValueRanking.limit).map {
      Candidate(
        text: head + CommandLine.quoted($0) + " ", display: Neutral.text($0, limit: 60),
        group: "values")
    }
  }

  private func settingValues(_ name: String, _ word: String) -> [Candidate] {
    guard let setting = ShellSetting.named(name), setting.settled == nil else { return [] }
    if setting.takesSeveral, let comma = word.lastIndex(of: ",") {
      return further(setting.values, word[...comma], word[word.index(after: comma)...])
    }
    let paths = ["FILE", "FOLDER"].contains(setting.value) ? files(word) : []
    return matching(setting.values, word, "values") + paths
  }

  /// Those that are not in the list yet; the first is the word for none of them.
  private func further(
    _ values: [String], _ list: Substring, _ typed: Substring
  ) -> [Candidate] {
    let given = list.split(separator: ",").map(String.init)
    return values.dropFirst().filter { !given.contains($0) && fits($0, String(typed)) }
      .map { Candidate(text: list + $0, display: $0, group: "values") }
  }

  /// `x=COLUMN`, `y=COLUMN,COLUMN`, `by=COLUMN`; a file behind `>`.
  private func chart(_ word: String, _ before: [String]) -> [Candidate] {
    if before.last == ">" { return files(word) }
    guard let equal = word.firstIndex(of: "=") else {
      let free = ["x=", "y=", "by="].filter { key in !before.contains { $0.hasPrefix(key) } }
      return free.filter { $0.hasPrefix(word) }.map { Candidate(text: $0, group: "") }
    }
    let key = word[...equal]
    let start = word.lastIndex(of: ",") ?? equal
    let head = word[...start]
    let typed = String(word[word.index(after: start)...])
    return knowledge.resultColumns.filter { fits($0.name, typed) }.map { column in
      // More columns may follow only behind `y=`.
      Candidate(
        text: head + CommandLine.quoted(column.name) + (key == "y=" ? "" : " "),
        display: "\(column.name) \(column.type)", group: "columns")
    }
  }

  private func matching(_ words: [String], _ typed: String, _ group: String) -> [Candidate] {
    words.filter { fits($0, typed) }.map {
      Candidate(text: CommandLine.quoted($0) + " ", display: $0, group: group)
    }
  }

  private func fits(_ name: String, _ typed: String) -> Bool {
    FoldedText(name).hasPrefix(FoldedText(typed))
  }
}

/// The words of a half-typed command: the last quote may be open.
private struct CommandLine {
  struct Word {
    /// Without its quotes.
    var text: String
    /// UTF-8 offset into the line.
    var start: Int
  }

  /// nil while it is being typed.
  private(set) var name: String?
  /// The last one is being typed, and may be empty.
  private(set) var words: [Word] = []
  /// All that follows the name, as one.
  private(set) var rest = Word(text: "", start: 0)

  init(_ text: String) {
    let bytes = Array(text.utf8)
    guard let end = bytes.firstIndex(where: CommandArguments.isBlank) else { return }
    name = String(decoding: bytes[..<end], as: UTF8.self)
    let start = bytes[end...].firstIndex { !CommandArguments.isBlank($0) } ?? bytes.count
    rest = Word(text: String(decoding: bytes[start...], as: UTF8.self), start: start)
    var at = start
    repeat {
      while at < bytes.count, CommandArguments.isBlank(bytes[at]) { at += 1 }
      words.append(Self.word(bytes, &at))
    } while at < bytes.count
  }

  /// Goes to the blank behind the word.
  private static func word(_ bytes: [UInt8], _ at: inout Int) -> Word {
    let start = at
    var text: [UInt8] = []
    var quote: UInt8?
    while at < bytes.count, quote != nil || !CommandArguments.isBlank(bytes[at]) {
      let byte = bytes[at]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else {
        text.append(byte)
      }
      at += 1
    }
    return Word(text: String(decoding: text, as: UTF8.self), start: start)
  }

  /// As one word of a command.
  static func quoted(_ value: String) -> String {
    guard value.isEmpty || value.contains(where: { $0.isWhitespace || "'\"".contains($0) }) else {
      return value
    }
    return "'"
      + value.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
  }
}
