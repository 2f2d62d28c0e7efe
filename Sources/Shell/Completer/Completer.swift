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
    case .statement: words(StatementList.verbs, context)
    case .query: words(StatementList.queries.flatMap(\.verbs), context)
    case .stage: words(StageList.verbs, context)
    case .keyword: words(context.keywords, context)
    case .typeName: words(Self.types, context)
    case .tableName: tables(context)
    case .column: columns(context)
    case .expression: expression(context)
    case .fileName: files(context, cursor)
    case .stringValue: values(context, cursor)
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
    let isShort = context.prefix.isEmpty && context.prefixQuery != nil
    guard !isShort, context.qualifier.isEmpty else { return columns + literals(context) }
    return columns + functions(Self.functions, context) + words(Self.operands, context)
  }

  /// With their signatures.
  private func functions(
    _ functions: [FunctionHelp], _ context: CompletionContext
  ) -> [Candidate] {
    let typed = context.prefix
    let isSmall = !typed.isEmpty && typed == typed.lowercased()
    return functions.filter { $0.name.hasPrefix(typed.uppercased()) }.map { function in
      let name = isSmall ? function.name.lowercased() : function.name
      let form = function.forms.first ?? function.name
      let hasArguments = form.dropFirst(function.name.count).hasPrefix("(")
      return Candidate(
        text: name + (hasArguments ? "(" : " "),
        display: form.split(separator: function.name, omittingEmptySubsequences: false)
          .joined(separator: name),
        group: "functions")
    }
  }

  // MARK: Names

  private func tables(_ context: CompletionContext) -> [Candidate] {
    let isShipped = context.qualifier == ["tra"]
    guard context.qualifier.isEmpty || isShipped else { return [] }
    let helpers = isShipped ? [] : context.helperTables.map { ($0, String?.none) }
    let found = (helpers + knowledge.tables).filter { fits($0.0, context.prefix) }
    let tables = found.map { name, comment in
      Candidate(
        text: SQLText.name(name) + " ",
        display: [name, comment].compactMap(\.self).joined(separator: "  "), group: "tables")
    }
    return isShipped ? tables : tables + functions(FunctionHelp.tables, context)
  }

  /// Columns with their types; what two tables have is told apart by the alias.
  private func columns(_ context: CompletionContext) -> [Candidate] {
    guard let query = context.prefixQuery, let scope = knowledge.scope(ofQuery: query) else {
      return []
    }
    if let qualifier = context.qualifier.last {
      let range = scope.ranges.first { $0.name.lowercased() == qualifier.lowercased() }
      return candidates(range?.columns ?? [], context)
    }
    // Stages that change columns take plain names only.
    if context.kind == .column {
      var seen: Set<String> = []
      let once = scope.columns.filter { seen.insert($0.name.lowercased()).inserted }
      return candidates(once, context)
    }
    let counts = Dictionary(scope.columns.map { ($0.name.lowercased(), 1) }, uniquingKeysWith: +)
    func isShared(_ name: String) -> Bool { counts[name.lowercased(), default: 0] > 1 }
    var candidates = candidates(scope.columns.filter { !isShared($0.name) }, context)
    for range in scope.ranges {
      let shared = range.columns.filter { isShared($0.name) }
      candidates += self.candidates(shared, context, of: SQLText.name(range.name) + ".")
    }
    let isAlone = scope.ranges.count == 1 && context.prefix.isEmpty
    return candidates + (isAlone ? [] : aliases(scope, context))
  }

  private func candidates(
    _ columns: [CompletionKnowledge.Column], _ context: CompletionContext, of range: String = ""
  ) -> [Candidate] {
    columns.filter { fits($0.name, context.prefix) }.map { column in
      Candidate(
        text: range + SQLText.name(column.name), display: "\(range)\(column.name) \(column.type)",
        group: "columns")
    }
  }

  private func aliases(_ scope: CompletionScope, _ context: CompletionContext) -> [Candidate] {
    scope.ranges.filter { fits($0.name, context.prefix) }.map { range in
      let name = SQLText.name(range.name) + "."
      return Candidate(text: name, display: name, group: "aliases")
    }
  }

  /// Behind a comparison: the ends of a number's or a date's values.
  private func literals(_ context: CompletionContext) -> [Candidate] {
    guard context.qualifier.isEmpty, let operand = context.operand,
      let query = context.prefixQuery
    else { return [] }
    return knowledge.bounds(ofQuery: query, operand: operand).map { bound in
      Candidate(
        text: bound.literal + " ", display: "\(bound.literal) \(bound.name)", group: "values")
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

  private func values(_ context: CompletionContext, _ cursor: Int) -> [Candidate] {
    guard let query = context.prefixQuery, let operand = context.operand,
      let known = knowledge.values(ofQuery: query, operand: operand)
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

  private static let types = ["BOOL", "INT64", "FLOAT64", "DECIMAL", "STRING", "DATE", "RATIO"]
  /// CASE is among the words.
  private static let functions = FunctionHelp.all.filter { function in
    function.name != "CASE" && !FunctionHelp.tables.contains { $0.name == function.name }
  }
  private static let operands = [
    "NOT", "NULL", "TRUE", "FALSE", "CASE", "DATE", "EXISTS", "INTERVAL",
  ]
}
