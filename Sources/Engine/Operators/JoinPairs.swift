/// Probe rows and build rows that belong together: at most a chunk of them.
struct JoinPairs {
  private(set) var count = 0
  private let probe = Output(UInt32.self, count: Chunk.capacity)
  private let build = Output(UInt32.self, count: Chunk.capacity)
  /// Whether `buildRows` may hold `none`.
  var hasUnmatched = false

  // Valid while this value lives, so nothing outside sees them.

  private var probeRows: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: probe.values, count: count)
  }

  /// `GroupProbe.none`: a probe row without a match, NULL in the build columns.
  private var buildRows: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: build.values, count: count)
  }

  mutating func append(_ probeRow: Int, _ buildRow: UInt32) {
    precondition(count < Chunk.capacity)
    probe.values[count] = UInt32(truncatingIfNeeded: probeRow)
    build.values[count] = buildRow
    count += 1
  }

  /// One probe row with each of several build rows.
  mutating func append(_ probeRow: Int, _ buildRows: UnsafeBufferPointer<UInt32>) {
    precondition(buildRows.count <= Chunk.capacity - count)
    let (probeTarget, buildTarget) = (probe.values + count, build.values + count)
    for index in 0..<buildRows.count {
      probeTarget[index] = UInt32(truncatingIfNeeded: probeRow)
      buildTarget[index] = buildRows[index]
    }
    count += buildRows.count
  }

  /// The pairs for which the condition is TRUE.
  func kept(
    by residual: ExpressionNode, _ probeChunk: Chunk, _ buildChunk: Chunk,
    _ context: ExecutionContext
  ) throws(EngineFault) -> JoinPairs {
    if count == 0 { return self }
    let candidates = chunk(probeChunk, buildChunk, only: residual.columns)
    guard let selection = try residual.selection(candidates, context) else { return self }
    var result = JoinPairs()
    for index in 0..<selection.count {
      let pair = selection[index]
      result.append(Int(probe.values[pair]), build.values[pair])
    }
    return result
  }

  /// Adds, in its place, each probe row whose candidates have all been seen and none was kept.
  ///
  /// - Parameters:
  ///   - first: the probe row where this batch begins.
  ///   - cursor: where it ended.
  ///   - hasMatch: what earlier batches kept; takes in this one.
  func withUnmatched(
    from first: Int, to cursor: PairCursor, _ hasMatch: UnsafeMutablePointer<UInt8>
  ) -> JoinPairs {
    var result = JoinPairs()
    result.hasUnmatched = true
    var next = 0
    for row in first..<(cursor.match > 0 ? cursor.row + 1 : cursor.row) {
      while next < count && probe.values[next] == UInt32(row) {
        result.append(row, build.values[next])
        hasMatch[row] = 1
        next += 1
      }
      if row < cursor.row && hasMatch[row] == 0 { result.append(row, GroupProbe.none) }
    }
    return result
  }

  /// - Parameter before: a probe row of which an earlier batch gave pairs.
  func count(_ counter: JoinCounter, before: UInt32?) {
    var (last, rows) = (before, 0)
    var matched: [UInt32] = []
    for (index, row) in buildRows.enumerated() where row != GroupProbe.none {
      matched.append(row)
      if probeRows[index] != last { rows += 1 }
      last = probeRows[index]
    }
    matched.withUnsafeBufferPointer { counter.add($0, probeRows: rows) }
  }

  var lastMatchedProbeRow: UInt32? {
    buildRows.lastIndex { $0 != GroupProbe.none }.map { probeRows[$0] }
  }

  func markProbeRows(_ hasMatch: UnsafeMutablePointer<UInt8>) {
    for row in probeRows { hasMatch[Int(row)] = 1 }
  }

  func mark(_ matches: BuildMatches) {
    for row in buildRows where row != GroupProbe.none { matches.mark(Int(row)) }
  }

  /// Probe columns, then build columns; columns that are not in `only` are left NULL.
  func chunk(_ probe: Chunk, _ build: Chunk, only: Set<Int>? = nil) -> Chunk {
    let probeSelection = SelectionVector(probeRows, replacing: nil)
    let buildSelection = SelectionVector(buildRows, replacing: hasUnmatched ? 0 : nil)
    let matched = hasUnmatched ? matchedRows() : nil
    var vectors: [Vector] = []
    for (column, vector) in (probe.vectors + build.vectors).enumerated() {
      if let only, !only.contains(column) {
        vectors.append(.nulls(.null, count: count))
      } else if column < probe.vectors.count {
        vectors.append(vector.gather(probeSelection))
      } else {
        vectors.append(vector.gather(buildSelection, matched: matched))
      }
    }
    return Chunk(vectors, rowCount: count)
  }

  private func matchedRows() -> Validity? {
    let validity = Validity(rowCount: count, repeating: true)
    for (index, row) in buildRows.enumerated() where row == GroupProbe.none {
      validity.setNull(index)
    }
    return validity.nullCount == 0 ? nil : validity
  }
}

/// Where the pairs of a probe chunk go on: a row, and how many of its build rows were given.
struct PairCursor {
  private(set) var row = 0
  private(set) var match = 0

  /// The next pairs, at most a chunk. Each probe row without build rows takes a place too, whether
  /// it is given or not, so that rows which a residual leaves without a match have room.
  mutating func fill(
    _ table: JoinTable, _ groups: UnsafePointer<UInt32>, rowCount: Int, withUnmatched: Bool
  ) -> JoinPairs {
    var pairs = JoinPairs()
    pairs.hasUnmatched = withUnmatched
    var places = Chunk.capacity
    while row < rowCount && places > 0 {
      let matches = matches(table, groups[row])
      if matches.isEmpty {
        if withUnmatched { pairs.append(row, GroupProbe.none) }
        places -= 1
        row += 1
        continue
      }
      let taken = matches.dropFirst(match).prefix(places)
      pairs.append(
        row, UnsafeBufferPointer(start: table.rows + taken.lowerBound, count: taken.count))
      places -= taken.count
      match += taken.count
      if match == matches.count { (row, match) = (row + 1, 0) }
    }
    return pairs
  }

  private func matches(_ table: JoinTable, _ group: UInt32) -> Range<Int> {
    if group == GroupProbe.none { return 0..<0 }
    return Int(table.starts[Int(group)])..<Int(table.starts[Int(group) + 1])
  }
}

extension SelectionVector {
  /// - Parameter replacing: a row number for `GroupProbe.none`; nil where there is none.
  fileprivate init(_ numbers: UnsafeBufferPointer<UInt32>, replacing none: UInt32?) {
    self.init(capacity: numbers.count) { target in
      for (index, number) in numbers.enumerated() {
        target[index] = number == GroupProbe.none ? none ?? number : number
      }
      return numbers.count
    }
  }
}
