import Engine

/// The blocks of an input, one after the other, until the statement is stopped.
struct CSVBlocks {
  private let input: CSVInput
  private let options: CSVOptions
  private var fileIndex = 0
  private var tokenizer: CSVTokenizer
  /// Two, so that one can be cut while the other is read.
  private var block: CSVBlock
  private var spare: CSVBlock
  /// Of the first file; the others have the same columns.
  let header: CSVHeader
  /// Whether `block` was filled for its header and not handed out yet.
  private var isFilled = true

  init(_ input: CSVInput, _ options: CSVOptions) throws(FileFault) {
    self.input = input
    self.options = options
    tokenizer = try CSVTokenizer(try input.source(0), options, input.watch)
    block = CSVBlock(capacity: CSVTokenizer.blockSize, input.watch)
    spare = CSVBlock(capacity: CSVTokenizer.blockSize, input.watch)
    header = try Self.header(tokenizer, block, options)
  }

  private static func header(
    _ tokenizer: CSVTokenizer, _ block: CSVBlock, _ options: CSVOptions
  ) throws(FileFault) -> CSVHeader {
    guard try tokenizer.next(block) else {
      throw FileFault(
        .content, tokenizer.source.name, "the file is empty",
        help: options.hasHeader ? ["the first line holds the names of the columns"] : [])
    }
    return try CSVHeader(block, options, tokenizer)
  }

  /// What `next()` gives first.
  var first: CSVBlock { block }

  /// Valid until the call after the next one.
  mutating func next() throws(FileFault) -> CSVBlock? {
    let block = try filled()
    if let block {
      input.watch.progress.addLoaded(bytes: block.count, rows: block.rowEnd - block.firstRow)
    }
    return block
  }

  /// The file that is read now.
  var name: String { tokenizer.source.name }

  private mutating func filled() throws(FileFault) -> CSVBlock? {
    try input.watch.check(name)
    if isFilled {
      isFilled = false
      return block
    }
    swap(&block, &spare)
    block.order = spare.order
    if try tokenizer.next(block) { return block }
    if tokenizer.source.hasChanged { throw tokenizer.source.changed }
    fileIndex += 1
    guard fileIndex < input.count else { return nil }
    try openNextFile()
    return block
  }

  /// Columns may stand in another order, but they are the same ones.
  private mutating func openNextFile() throws(FileFault) {
    tokenizer = try CSVTokenizer(try input.source(fileIndex), options, input.watch)
    block.order = []
    let names = try Self.header(tokenizer, block, options).names.map { $0.lowercased() }
    let wanted = header.names.map { $0.lowercased() }
    if let more = names.first(where: { !wanted.contains($0) }) {
      throw differs("has a column '\(VisibleText.of(more))' more")
    }
    let order = wanted.compactMap { names.firstIndex(of: $0) }
    guard order.count == wanted.count else {
      let missing = header.names.first { !names.contains($0.lowercased()) } ?? ""
      throw differs("has no column '\(VisibleText.of(missing))'")
    }
    block.order = order == Array(0..<order.count) ? [] : order
  }

  private func differs(_ how: String) -> FileFault {
    FileFault(
      .content, name, line: 1 + options.skip, "\(how), unlike \(input.name)")
  }

  /// What a column found in a block, with its place.
  static func fault(
    _ problem: CSVColumn.Problem, _ column: CSVColumn, _ block: CSVBlock
  ) -> FileFault {
    guard let tokenizer = block.tokenizer, column.position >= 0 else {
      return FileFault(.content, block.tokenizer?.source.name ?? "", problem.message)
    }
    let field = block.field(problem.row, column.position)
    guard let offset = problem.byteOffset else {
      return tokenizer.fault(at: block.fileOffset + Int(field.start), problem.message)
    }
    return tokenizer.invalidText(block, field, offset, problem.message)
  }
}
