import Engine

/// Two answers to one query.
struct Comparison {
  let mine: Answer
  let theirs: Answer
  let types: [DataType]
  /// Output columns by which the rows must be in the same order.
  let orderColumns: [Int]

  enum Verdict {
    case same
    /// The same but for this rule of the allow-list.
    case known(KnownDifference)
    case different(String)
  }

  func verdict(_ dialect: SQLDialect, query: String) -> Verdict {
    switch (mine, theirs) {
    case (.failure, .failure): return .same
    case (.failure(let message), .rows):
      return KnownDifference.failing(message, dialect).map { .known($0) }
        ?? .different("Tra fails: \(message)")
    case (.rows, .failure(let message)):
      return KnownDifference.theirFailure(message, dialect).map { .known($0) }
        ?? .different("\(dialect) fails: \(message)")
    case (.rows(let mine), .rows(let theirs)):
      return verdict(mine, theirs)
    }
  }

  private func verdict(_ mine: [[Cell]], _ theirs: [[Cell]]) -> Verdict {
    guard mine.count == theirs.count else {
      return .different("\(mine.count) rows, not \(theirs.count)")
    }
    var used: KnownDifference?
    guard matches(sorted(mine), sorted(theirs), &used) || matchesGreedily(mine, theirs, &used)
    else { return .different("other rows") }
    for (a, b) in zip(mine, theirs) {
      for column in orderColumns where !isSame(a[column], b[column], column, &used) {
        return .different("another order")
      }
    }
    return used.map { .known($0) } ?? .same
  }

  private func sorted(_ rows: [[Cell]]) -> [[Cell]] {
    rows.map { ($0.map(\.sortText), $0) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  private func matches(
    _ mine: [[Cell]], _ theirs: [[Cell]], _ used: inout KnownDifference?
  ) -> Bool {
    zip(mine, theirs).allSatisfy { isSame($0, $1, &used) }
  }

  /// Each row with any that is left: the order of near numbers may differ.
  private func matchesGreedily(
    _ mine: [[Cell]], _ theirs: [[Cell]], _ used: inout KnownDifference?
  ) -> Bool {
    guard mine.count <= 500 else { return false }
    var rest = theirs
    for row in mine {
      guard let index = rest.firstIndex(where: { isSame(row, $0, &used) }) else { return false }
      rest.remove(at: index)
    }
    return true
  }

  private func isSame(
    _ mine: [Cell], _ theirs: [Cell], _ used: inout KnownDifference?
  ) -> Bool {
    mine.count == theirs.count
      && mine.indices.allSatisfy { isSame(mine[$0], theirs[$0], $0, &used) }
  }

  private func isSame(
    _ mine: Cell, _ theirs: Cell, _ column: Int, _ used: inout KnownDifference?
  ) -> Bool {
    switch (mine, theirs) {
    case (.null, .null): return true
    case (.text(let a), .text(let b)): return a.utf8.elementsEqual(b.utf8)
    case (.integer(let a), .integer(let b)): return a == b
    case (.bool(let a), .bool(let b)): return a == b
    case (.bool(let a), .integer(let b)): return b == (a ? 1 : 0)
    case (.number(let a, _), _):
      guard let b = theirs.double else { return false }
      if a == b || a.isNaN && b.isNaN { return true }
      // The last digits of binary numbers, and of decimals that went through them.
      let scale = max(abs(a), abs(b), 1e-3)
      guard abs(a - b) <= scale * 1e-9 else { return false }
      used = types[column] == .float64 ? .floatDigits : .decimalDigits
      return true
    default: return false
    }
  }
}
