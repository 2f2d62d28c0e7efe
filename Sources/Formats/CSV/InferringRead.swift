import Engine

/// Reads a file whose types follow from its values.
///
/// The first block gives a guess for each column. Where a later value does not fit, the column is
/// only looked at to the end of the file, and read again with the type that all values share.
struct InferringRead {
  private final class Attempt {
    var column: CSVColumn
    var guess: ColumnGuess
    var hasFailed = false

    init(_ column: CSVColumn, _ guess: ColumnGuess) {
      self.column = column
      self.guess = guess
    }
  }

  private let input: CSVInput
  private let options: CSVOptions
  private let threadCount: Int

  init(_ input: CSVInput, _ options: CSVOptions, _ threadCount: Int) {
    self.input = input
    self.options = options
    self.threadCount = threadCount
  }

  func run() throws(FileFault) -> LoadedTable {
    var blocks = try CSVBlocks(input, options)
    let attempts = sample(blocks)
    let pass = CSVPass(threadCount: threadCount, input.watch)
    try pass.run(&blocks, attempts.map(\.column)) { index, block in
      take(block, attempts[index])
    }
    try readAgain(attempts.filter(\.hasFailed))
    guard Set(attempts.map(\.column.rowCount)).count <= 1 else { throw changed }
    let columns = attempts.map(\.column)
    let schema = TableSchema(
      columns: columns.enumerated().map { position, column in
        TableSchema.Column(name: column.name, type: column.type, kind: .stored(position))
      })
    input.watch.progress.endLoad()
    return LoadedTable(schema, columns, notes: blocks.header.notes)
  }

  private func sample(_ blocks: CSVBlocks) -> [Attempt] {
    blocks.header.names.enumerated().map { position, name in
      var guess = ColumnGuess()
      let probe = column(name, position, .string)
      probe.look(blocks.first, from: blocks.first.firstRow, into: &guess)
      return Attempt(column(name, position, guess.type), guess)
    }
  }

  private func column(_ name: String, _ position: Int, _ type: DataType) -> CSVColumn {
    CSVColumn(
      name: name, position: position, type: type, isDeclared: false, options: options, input.watch)
  }

  private func take(_ block: CSVBlock, _ attempt: Attempt) -> CSVColumn.Problem? {
    var start = block.firstRow
    if !attempt.hasFailed {
      // A column of NULLs is STRING only if it stays one, or if text follows.
      if attempt.guess.isEmpty {
        attempt.column.look(block, from: start, into: &attempt.guess)
        attempt.hasFailed = !attempt.guess.isEmpty && !attempt.guess.isSettled
        if attempt.hasFailed { return nil }
      }
      guard let problem = attempt.column.read(block) else { return nil }
      if problem.isOfType { return problem }
      attempt.hasFailed = true
      attempt.guess.widen(
        largest: attempt.column.largest, scale: attempt.column.type.decimalScale ?? 0)
      start = problem.row
    }
    attempt.column.look(block, from: start, into: &attempt.guess)
    return nil
  }

  private func readAgain(_ failed: [Attempt]) throws(FileFault) {
    guard !failed.isEmpty else { return }
    input.watch.progress.repeatLoad()
    for attempt in failed {
      let old = attempt.column
      attempt.column = column(old.name, old.position, attempt.guess.type)
    }
    var blocks = try CSVBlocks(input, options)
    guard blocks.header.names.count > failed.map(\.column.position).max() ?? 0 else {
      throw changed
    }
    let columns = failed.map(\.column)
    try CSVPass(threadCount: threadCount, input.watch).run(&blocks, columns) { index, block in
      columns[index].read(block)
    }
  }

  private var changed: FileFault {
    FileFault(.unreadable, input.name, "'\(input.name)' was changed while it was read")
  }
}

extension CSVColumn {
  /// Looks at values without keeping them.
  func look(_ block: CSVBlock, from start: Int, into guess: inout ColumnGuess) {
    for row in start..<block.rowEnd {
      if guess.isSettled { return }
      if let text = text(block, row) { guess.add(text) }
    }
  }
}
