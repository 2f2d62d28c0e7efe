import Engine
import Language

/// Many random queries against one other engine.
public struct Campaign {
  let engine: any OtherEngine
  public var report: (String) -> Void = { _ in }
  /// Called with each query before it is asked, so that the last one before a crash is known.
  public var trace: (String) -> Void = { _ in }
  public private(set) var counts: [String: Int] = [:]
  public private(set) var differences: [Difference] = []

  public struct Difference {
    public let seed: UInt64
    public let text: String
  }

  public init(_ engine: any OtherEngine) { self.engine = engine }

  /// How many queries both engines answered.
  public private(set) var comparedCount = 0
  /// How often each rule of the allow-list was needed.
  public private(set) var uses: [KnownDifference: Int] = [:]

  /// Rounds of `perRound` queries over new tables, from `seed` on, until `count` were answered.
  public mutating func run(seed: UInt64, count: Int, perRound: Int = 100, stopAfter: Int = 20) {
    var round = seed
    while comparedCount < count, differences.count < stopAfter {
      runRound(round, min(perRound, count - comparedCount))
      round += 1
    }
  }

  private struct Case {
    let tree: QueryTree
    let usesPipes: Bool
    let text: String
    let printed: String
    let mine: TraEngine.Result
  }

  private mutating func runRound(_ seed: UInt64, _ count: Int) {
    var random = SeededRandom(seed: seed)
    let dialect = engine.dialect
    var tables = RandomTables(&random, for: dialect).tables
    if random.oneIn(2) {
      var views = Generator(
        seed: seed ^ 0x1357_9BDF, tables: tables, dialect: dialect, prefix: "y")
      tables.append(views.view("v1"))
    }
    guard let tra = Self.tra(tables) else {
      differences.append(Difference(seed: seed, text: "the tables cannot be made"))
      return
    }
    var generator = Generator(seed: seed ^ 0xABCD_EF01, tables: tables, dialect: dialect)
    var cases: [Case] = []
    for _ in 0..<count {
      let tree = generator.query()
      let usesPipes = generator.random.oneIn(2)
      if let made = prepared(tree, usesPipes, tra) { cases.append(made) }
    }
    let answers = engine.answers(
      setup: Self.setup(tables, engine), queries: cases.map(\.printed))
    comparedCount += cases.count
    for (one, theirs) in zip(cases, answers) {
      judge(one, theirs, seed: seed, tables)
    }
  }

  /// nil where Tra refuses the query or the dialect cannot say it.
  private mutating func prepared(
    _ tree: QueryTree, _ usesPipes: Bool, _ tra: TraEngine
  ) -> Case? {
    let text = usesPipes ? tree.pipes : tree.selects
    trace(text)
    switch tra.printed(text, engine.dialect) {
    case .failure(let problem):
      let isDialect = problem.code.rawValue == "not-in-dialect"
      let what = problem.message
      counts[isDialect ? "unsayable: \(what)" : "refused: \(what.prefix(60))", default: 0] += 1
      if !isDialect, counts["refused"] ?? 0 < 3 { report("refused: \(what)\n  \(text)") }
      if !isDialect { counts["refused", default: 0] += 1 }
      return nil
    case .success(let printed):
      return Case(
        tree: tree, usesPipes: usesPipes, text: text, printed: printed,
        mine: tra.answer(text))
    }
  }

  private mutating func judge(
    _ one: Case, _ theirs: Answer, seed: UInt64, _ tables: [RandomTables.Table]
  ) {
    switch Self.verdict(one, theirs, engine.dialect) {
    case .same: counts["same", default: 0] += 1
    case .known(let rule): uses[rule, default: 0] += 1
    case .different:
      counts["different", default: 0] += 1
      let text = shrunk(one, tables)
      differences.append(Difference(seed: seed, text: text))
      report("seed \(seed)\n\(text)")
    }
  }

  private static func verdict(
    _ one: Case, _ theirs: Answer, _ dialect: SQLDialect
  ) -> Comparison.Verdict {
    let order = one.tree.finalOrder.map(\.node.sql)
    let names = one.mine.columns.map(\.name)
    let orderColumns = order.prefix { names.contains($0) }.map { names.firstIndex(of: $0)! }
    return Comparison(
      mine: one.mine.answer, theirs: theirs, types: one.mine.columns.map(\.type),
      orderColumns: orderColumns
    ).verdict(dialect)
  }

  static func tra(_ tables: [RandomTables.Table]) -> TraEngine? {
    let tra = TraEngine()
    do {
      for table in tables {
        for statement in table.statements { try tra.run(statement) }
      }
      return tra
    } catch {
      return nil
    }
  }

  static func setup(
    _ tables: [RandomTables.Table], _ engine: any OtherEngine
  ) -> [String] {
    tables.flatMap { $0.statements(for: engine.dialect) }
  }
}

// Shrinking.
extension Campaign {
  /// A smaller query over fewer rows that still differs, and both answers.
  private func shrunk(_ one: Case, _ tables: [RandomTables.Table]) -> String {
    var best = one
    var rows = tables
    var tries = 0
    var progress = true
    while progress, tries < 40 {
      progress = false
      tries += 1
      if let smaller = firstDifferent(best.tree.smaller, best.usesPipes, rows) {
        best = smaller
        progress = true
      }
      if let fewer = fewerRows(rows, best) {
        rows = fewer
        progress = true
      }
    }
    return description(best, rows)
  }

  /// All candidates in one run of the other engine.
  private func firstDifferent(
    _ trees: [QueryTree], _ usesPipes: Bool, _ tables: [RandomTables.Table]
  ) -> Case? {
    guard let tra = Self.tra(tables) else { return nil }
    var scratch = Campaign(engine)
    let cases = trees.prefix(400).compactMap { scratch.prepared($0, usesPipes, tra) }
    let answers = engine.answers(
      setup: Self.setup(tables, engine), queries: cases.map(\.printed))
    return zip(cases, answers).first { one, theirs in
      if case .different = Self.verdict(one, theirs, engine.dialect) { true } else { false }
    }?.0
  }

  private func fewerRows(
    _ tables: [RandomTables.Table], _ one: Case
  ) -> [RandomTables.Table]? {
    for index in tables.indices where !tables[index].rows.isEmpty {
      let count = tables[index].rows.count
      for part in [0..<count, 0..<(count / 2), (count / 2)..<count]
        + (0..<min(count, 30)).map({ $0..<$0 + 1 })
      {
        var fewer = tables
        fewer[index].rows.removeSubrange(part)
        if firstDifferent([one.tree], one.usesPipes, fewer) != nil { return fewer }
      }
    }
    return nil
  }

  private func description(_ one: Case, _ tables: [RandomTables.Table]) -> String {
    let tra = Self.tra(tables)
    let mine = tra?.answer(one.text).answer ?? .failure("no tables")
    let theirs = engine.answers(setup: Self.setup(tables, engine), queries: [one.printed])[0]
    let texts = one.text + tables.compactMap(\.query).joined()
    let used = tables.filter { texts.contains($0.name) }
    let rows = used.flatMap(Self.lines)
    return """
      \(rows.joined(separator: "\n"))
        query:   \(one.text)
        printed: \(one.printed.split(separator: "\n").joined(separator: " "))
        Tra:     \(mine.shown)
        \(engine.dialect):  \(theirs.shown)
      """
  }

  private static func lines(_ table: RandomTables.Table) -> [String] {
    if let query = table.query { return ["  \(table.name) as \(query)"] }
    let names = table.columns.map(\.name).joined(separator: ", ")
    let rows = table.rows.map { row in
      "    " + row.map { $0 ?? "NULL" }.joined(separator: ", ")
    }
    return ["  \(table.name)(\(names))"] + rows
  }
}
