import Engine

extension QueryResult {
  /// The result as a table: computed ratios keep their parts, which stand at the end as
  /// `<ratio>_numerator` and `<ratio>_denominator` where they are no columns of the result.
  func table(_ watch: StatementWatch) throws(EngineFault) -> Table {
    var layout = StoredLayout()
    for (position, column) in columns.enumerated() where !column.isPoolable {
      layout.store(position, column)
    }
    for column in columns where column.isPoolable { layout.storeParts(of: column, chunks) }
    let schema = TableSchema(
      columns: columns.enumerated().map { position, column in
        layout.declaration(of: column, at: position)
      } + layout.hidden)
    let rows = chunks.map { chunk in
      Chunk(layout.positions.map { chunk[$0] }, rowCount: chunk.rowCount)
    }
    return try Table.empty(schema).appending(rows, watch)
  }
}

/// Which positions of the chunks become stored columns, in order.
private struct StoredLayout {
  private(set) var positions: [Int] = []
  private(set) var hidden: [TableSchema.Column] = []
  private var names: Set<String> = []

  mutating func store(_ position: Int, _ column: QueryResult.Column) {
    positions.append(position)
    names.insert(folded(column.name))
  }

  mutating func storeParts(of column: QueryResult.Column, _ chunks: [Chunk]) {
    guard let parts = column.parts else { return }
    for (position, suffix) in [(parts.numerator, "numerator"), (parts.denominator, "denominator")]
    where !positions.contains(position) {
      let name = free("\(column.name)_\(suffix)")
      let type = chunks.first?[position].type ?? .int64
      hidden.append(TableSchema.Column(name: name, type: type, kind: .stored(positions.count)))
      positions.append(position)
      names.insert(folded(name))
    }
  }

  private func free(_ name: String) -> String {
    if !names.contains(folded(name)) { return name }
    var number = 2
    while names.contains(folded("\(name)_\(number)")) { number += 1 }
    return "\(name)_\(number)"
  }

  func declaration(of column: QueryResult.Column, at position: Int) -> TableSchema.Column {
    guard let parts = column.parts else {
      return TableSchema.Column(
        name: column.name, type: column.type, kind: .stored(stored(position)))
    }
    return TableSchema.Column(
      name: column.name, type: .ratio,
      kind: .ratio(numerator: stored(parts.numerator), denominator: stored(parts.denominator)))
  }

  private func stored(_ position: Int) -> Int {
    guard let index = positions.firstIndex(of: position) else {
      preconditionFailure("a column that is not stored")
    }
    return index
  }
}

extension Table {
  /// A new table; this one stays as it is, also where the making fails.
  ///
  /// - Throws: `.notNullViolated`, limits, and `.corrupt` where this one lies in a damaged file.
  func appending(_ chunks: [Chunk], _ watch: StatementWatch) throws(EngineFault) -> Table {
    try checkAll()
    let before = dictionaries.map { $0?.count ?? 0 }
    do throws(EngineFault) {
      return try appended(chunks, watch)
    } catch {
      truncateDictionaries(to: before)
      throw error
    }
  }

  private func appended(_ chunks: [Chunk], _ watch: StatementWatch) throws(EngineFault) -> Table {
    let charge = MemoryCharge(watch.memory)
    let builder = TableBuilder(schema: schema, appendingTo: self)
    let given = chunks.reduce(0) { $0 + $1.byteCount }
    for chunk in chunks {
      try watch.cancellation.check()
      try builder.append(chunk)
      try charge.raise(to: given + builder.byteCount)
    }
    return try builder.finish()
  }

  /// Takes back what a load that failed has added.
  func truncateDictionaries(to counts: [Int]) {
    for (dictionary, count) in zip(dictionaries, counts) { dictionary?.truncate(to: count) }
  }

  static func empty(_ schema: TableSchema) -> Table {
    Table(
      schema: schema, rowGroups: [],
      dictionaries: schema.storedColumns.map { $0.type == .string ? TextDictionary() : nil })
  }
}
