import Engine

/// Reads a file whose types follow from its values.
///
/// The first block gives a guess for each column. Where a later value does not fit, the column is
/// only looked at to the end of the file, and read again with what all of its values have in common.
struct InferringRead {
  private struct Attempt {
    var column: CSVColumn
    var guess: ColumnGuess
    var hasFailed = false
  }

  private let source: ByteSource
  private let options: CSVOptions
  private let shouldStop: (@Sendable () -> Bool)?

  init(_ source: ByteSource, _ options: CSVOptions, _ shouldStop: (@Sendable () -> Bool)?) {
    self.source = source
    self.options = options
    self.shouldStop = shouldStop
  }

  func run() throws(FileFault) -> LoadedTable {
    var blocks = try CSVBlocks(source, options, shouldStop)
    var attempts = sample(blocks)
    while let block = try blocks.next() {
      for index in attempts.indices { try take(block, &attempts[index], blocks) }
    }
    try readAgain(&attempts)
    let columns = attempts.map(\.column)
    let schema = TableSchema(
      columns: columns.enumerated().map { position, column in
        TableSchema.Column(name: column.name, type: column.type, kind: .stored(position))
      })
    return LoadedTable(schema, columns, notes: blocks.header.notes)
  }

  private func sample(_ blocks: CSVBlocks) -> [Attempt] {
    blocks.header.names.enumerated().map { position, name in
      var guess = ColumnGuess()
      let probe = column(name, position, .string)
      probe.look(blocks.block, from: blocks.block.firstRow, into: &guess)
      return Attempt(column: column(name, position, guess.type), guess: guess)
    }
  }

  private func column(_ name: String, _ position: Int, _ type: DataType) -> CSVColumn {
    CSVColumn(
      name: name, position: position, type: type, isDeclared: false, options: options)
  }

  private func take(
    _ block: CSVBlock, _ attempt: inout Attempt, _ blocks: CSVBlocks
  ) throws(FileFault) {
    var start = block.firstRow
    if !attempt.hasFailed {
      // A column of NULLs is STRING only if it stays one, or if text follows.
      if attempt.guess.isEmpty {
        attempt.column.look(block, from: start, into: &attempt.guess)
        attempt.hasFailed = !attempt.guess.isEmpty && !attempt.guess.isSettled
        if attempt.hasFailed { return }
      }
      guard let problem = attempt.column.read(block) else { return }
      if problem.isOfType { throw blocks.fault(problem, attempt.column) }
      attempt.hasFailed = true
      attempt.guess.widen(
        largest: attempt.column.largest, scale: attempt.column.type.decimalScale ?? 0)
      start = problem.row
    }
    attempt.column.look(block, from: start, into: &attempt.guess)
  }

  private func readAgain(_ attempts: inout [Attempt]) throws(FileFault) {
    let failed = attempts.indices.filter { attempts[$0].hasFailed }
    guard !failed.isEmpty else { return }
    for index in failed {
      let old = attempts[index].column
      attempts[index].column = column(old.name, old.position, attempts[index].guess.type)
    }
    var blocks = try CSVBlocks(source, options, shouldStop)
    guard blocks.header.names.count == attempts.count else { throw changed }
    while let block = try blocks.next() {
      for index in failed {
        guard let problem = attempts[index].column.read(block) else { continue }
        throw problem.isOfType ? blocks.fault(problem, attempts[index].column) : changed
      }
    }
    let rowCounts = Set(attempts.map(\.column.rowCount))
    if rowCounts.count > 1 { throw changed }
  }

  private var changed: FileFault {
    FileFault(.unreadable, source.name, "the file was changed while it was read")
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
