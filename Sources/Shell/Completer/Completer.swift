import Language

/// What Tab offers: a function of the text and the cursor, given what is known of the tables.
struct Completer {
  let knowledge: any CompletionKnowledge

  /// - Parameter cursor: bytes before the cursor.
  func complete(_ text: String, at cursor: Int) -> Completion {
    let context = CompletionContext(text, cursor: cursor)
    if context.kind == .dotCommand {
      return CommandCompletion(knowledge: knowledge).complete(context.prefix, at: cursor)
    }
    return Completion(
      replaceFrom: context.replace.start, candidates: candidates(context, cursor: cursor))
  }

  private func candidates(_ context: CompletionContext, cursor: Int) -> [Candidate] {
    switch context.kind {
    case .statement: words(Self.statements, context)
    case .query: words(Self.queries, context)
    case .stage: words(StageList.verbs, context)
    case .keyword: words(context.keywords, context)
    case .typeName: words(Self.types, context)
    case .tableName: tables(context)
    case .column: columns(context)
    case .expression: expression(context)
    case .fileName: files(context, cursor)
    case .stringValue(let column): values(context, column, cursor)
    case .dotCommand, .none: []
    }
  }

  // MARK: Words

  /// Keywords; in small letters where the user writes small ones.
  private func words(_ words: [String], _ context: CompletionContext) -> [Candidate] {
    let typed = context.prefix
    let isSmall = !typed.isEmpty && typed == typed.lowercased()
    return words.filter { $0.hasPrefix(typed.uppercased()) }.map { word in
      let written = isSmall ? word.lowercased() : word
      return Candidate(text: written + " ", display: written, group: "next")
    }
  }

  private func expression(_ context: CompletionContext) -> [Candidate] {
    let columns = columns(context)
    // Without a letter the functions would push the columns off the screen.
    guard !context.prefix.isEmpty, context.qualifier.isEmpty else { return columns }
    return columns + functions(context) + words(Self.operands, context)
  }

  private func functions(_ context: CompletionContext) -> [Candidate] {
    let typed = context.prefix
    let isSmall = typed == typed.lowercased()
    let found = FunctionHelp.all.filter { $0.name != "CASE" }.map(\.name)
    return found.filter { $0.hasPrefix(typed.uppercased()) }.map { name in
      let written = isSmall ? name.lowercased() : name
      return Candidate(text: written + "(", display: written + "(", group: "functions")
    }
  }

  // MARK: Names

  private func tables(_ context: CompletionContext) -> [Candidate] {
    let shipped = context.qualifier.isEmpty || context.qualifier == ["tra"]
    guard shipped else { return [] }
    return knowledge.tables.filter { fits($0.name, context.prefix) }.map { table in
      Candidate(
        text: SQLText.name(table.name) + " ",
        display: [table.name, table.comment].compactMap { $0 }.joined(separator: "  "),
        group: "tables")
    }
  }

  private func columns(_ context: CompletionContext) -> [Candidate] {
    guard var query = context.prefixQuery else { return [] }
    if !context.qualifier.isEmpty {
      query += " |> SELECT \(context.qualifier.map(SQLText.name).joined(separator: ".")).*"
    }
    let columns = knowledge.columns(ofQuery: query) ?? []
    return columns.filter { fits($0.name, context.prefix) }.map { column in
      Candidate(text: SQLText.name(column.name), display: column.name, group: "columns")
    }
  }

  /// Names are found by how they begin, without case and accents.
  private func fits(_ name: String, _ typed: String) -> Bool {
    FoldedText(name).hasPrefix(FoldedText(typed))
  }

  // MARK: Inside quotes

  private func files(_ context: CompletionContext, _ cursor: Int) -> [Candidate] {
    knowledge.files(context.prefix).map { path in
      let isFolder = path.hasSuffix("/")
      let text = Quoted(path).opened + (isFolder ? "" : closing(context, cursor))
      return Candidate(text: text, display: path, group: "files")
    }
  }

  private func values(
    _ context: CompletionContext, _ column: [String], _ cursor: Int
  ) -> [Candidate] {
    guard let query = context.prefixQuery,
      let known = knowledge.values(ofQuery: query, column: column)
    else { return [] }
    return ValueRanking.best(context.prefix, among: known).map { entry in
      let quoted = Quoted(entry.value)
      return Candidate(
        text: quoted.opened + closing(context, cursor),
        display: "\(Neutral.text(quoted.whole, limit: 60)) \(grouped(entry.count))",
        group: "values")
    }
  }

  /// The quote that ends the string, unless it stands behind the cursor already.
  private func closing(_ context: CompletionContext, _ cursor: Int) -> String {
    context.replace.end > cursor ? "" : "'"
  }

  private struct Quoted {
    /// With the quote that opens it.
    let opened: String
    var whole: String { opened + "'" }

    init(_ text: String) {
      opened =
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
  }

  // MARK: Lists

  private static let statements = [
    "FROM", "SELECT", "WITH", "CREATE TABLE", "CREATE OR REPLACE TABLE", "CREATE VIEW",
    "INSERT INTO", "DROP TABLE", "DROP VIEW", "DESCRIBE", "COPY", "EXPLAIN", "SUMMARIZE",
    "SHOW TABLES", "VALUES",
  ]
  private static let queries = ["FROM", "SELECT", "WITH", "VALUES", "TABLE"]
  private static let types = ["BOOL", "INT64", "FLOAT64", "DECIMAL", "STRING", "DATE", "RATIO"]
  private static let operands = [
    "NOT", "NULL", "TRUE", "FALSE", "CASE", "DATE", "EXISTS", "INTERVAL",
  ]
}
