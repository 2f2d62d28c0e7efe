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

  func verdict(_ dialect: SQLDialect) -> Verdict {
    switch (mine, theirs) {
    case (.failure, .failure): return .same
    case (.failure(let message), .rows):
      return KnownDifference.failing(message).map { .known($0) }
        ?? .different("Tra fails: \(message)")
    case (.rows, .failure(let message)):
      return KnownDifference.theirFailure(message).map { .known($0) }
        ?? .different("\(dialect) fails: \(message)")
    case (.rows(let mine), .rows(let theirs)):
      let read = dialect == .postgres ? theirs.map(read) : theirs
      return verdict(mine, read)
    }
  }

  private func read(_ row: [Cell]) -> [Cell] {
    row.count == types.count ? zip(row, types).map { $0.read(as: $1) } : row
  }

  private func verdict(_ mine: [[Cell]], _ theirs: [[Cell]]) -> Verdict {
    guard mine.count == theirs.count else {
      return .different("\(mine.count) rows, not \(theirs.count)")
    }
    var used: KnownDifference?
    guard matches(mine, theirs, &used) else { return .different("other rows") }
    for (a, b) in zip(mine, theirs) {
      for column in orderColumns where !isSame(a[column], b[column], column, &used) {
        return .different("another order")
      }
    }
    return used.map { .known($0) } ?? .same
  }

  /// Each row of `mine` with a row of `theirs` that is left: those whose exact columns agree are
  /// tried, because the order of near numbers may differ.
  private func matches(
    _ mine: [[Cell]], _ theirs: [[Cell]], _ used: inout KnownDifference?
  ) -> Bool {
    var rest: [String: [[Cell]]] = [:]
    for row in theirs { rest[exactText(row), default: []].append(row) }
    for row in mine {
      let key = exactText(row)
      guard let index = rest[key]?.firstIndex(where: { isSame(row, $0, &used) }) else {
        return false
      }
      rest[key]!.remove(at: index)
    }
    return true
  }

  private func exactText(_ row: [Cell]) -> String {
    zip(row, types).map { cell, type in
      switch type {
      case .float64, .decimal, .ratio: ""
      default: cell.exactText
      }
    }.joined(separator: "\u{1}")
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
