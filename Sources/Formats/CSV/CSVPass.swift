import Engine

/// One pass over an input: while the columns of a block are read, the next block is cut.
struct CSVPass {
  private let threadCount: Int
  private let watch: StatementWatch

  init(threadCount: Int, _ watch: StatementWatch) {
    self.threadCount = threadCount
    self.watch = watch
  }

  /// Hands each block to each column.
  ///
  /// - Parameter take: reads the column of that index; different ones on different threads.
  /// - Throws: of several problems in a block, the first in the file.
  func run(
    _ blocks: inout CSVBlocks, _ columns: [CSVColumn],
    _ take: (_ index: Int, _ block: CSVBlock) -> CSVColumn.Problem?
  ) throws(FileFault) {
    var current = try blocks.next()
    var workers: WorkerPool?
    defer { workers?.stop() }
    let problems = UnsafeMutablePointer<CSVColumn.Problem?>.allocate(capacity: columns.count)
    problems.initialize(repeating: nil, count: columns.count)
    defer {
      problems.deinitialize(count: columns.count)
      problems.deallocate()
    }
    var isFirst = true
    while let block = current {
      // A file of one block is read before a thread has started.
      if !isFirst && workers == nil { workers = WorkerPool(threadCount: threadCount) }
      isFirst = false
      var following: Result<CSVBlock?, FileFault> = .success(nil)
      (workers ?? Self.alone).run(columns.count + 1) { index in
        if index == 0 {
          following = Result { () throws(FileFault) in try blocks.next() }
        } else {
          problems[index - 1] = take(index - 1, block)
        }
      }
      try Self.throwFirst(problems, columns, block)
      for column in columns { try watch.raise(column.charge, to: column.byteCount, blocks.name) }
      current = try following.get()
    }
  }

  private static let alone = WorkerPool(threadCount: 1)

  private static func throwFirst(
    _ problems: UnsafeMutablePointer<CSVColumn.Problem?>, _ columns: [CSVColumn], _ block: CSVBlock
  ) throws(FileFault) {
    let rows = columns.indices.compactMap { problems[$0]?.row }
    guard let first = rows.min(),
      let index = columns.indices.first(where: { problems[$0]?.row == first }),
      let problem = problems[index]
    else { return }
    throw CSVBlocks.fault(problem, columns[index], block)
  }
}
