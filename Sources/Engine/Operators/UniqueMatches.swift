/// The usual join: each probe row has one build row or none. No pairs are listed; where every probe
/// row has a match, or stays without one, the probe columns pass as they are.
struct UniqueMatches {
  private let rowCount: Int
  /// The build row of each probe row; 0 where there is none.
  private let buildRows: SelectionVector
  /// 1 where there is a build row.
  private let isMatched: Output<UInt8>
  private let matchCount: Int

  init(_ table: JoinTable, _ groups: UnsafePointer<UInt32>, rowCount: Int) {
    let isMatched = Output(UInt8.self, count: rowCount)
    var matchCount = 0
    buildRows = SelectionVector(capacity: rowCount) { target in
      let (starts, rows) = (table.starts, table.rows)
      for row in 0..<rowCount {
        let group = groups[row]
        var isFound: UInt8 = 0
        var found: UInt32 = 0
        if group != GroupProbe.none {
          let start = starts[Int(group)]
          isFound = bit(starts[Int(group) + 1] != start)
          found = isFound == 0 ? 0 : rows[Int(start)]
        }
        target[row] = found
        isMatched.values[row] = isFound
        matchCount &+= Int(isFound)
      }
      return rowCount
    }
    self.rowCount = rowCount
    self.isMatched = isMatched
    self.matchCount = matchCount
  }

  func chunk(_ probe: Chunk, _ side: BuildSide, keepsProbe: Bool) -> Chunk? {
    if let matches = side.matches { mark(matches) }
    if let counter = side.counter { count(counter) }
    if keepsProbe || matchCount == rowCount {
      let matched = Validity.fromBytes(isMatched.values, rowCount: rowCount)
      return Chunk(
        probe.vectors + side.rows.vectors.map { $0.gather(buildRows, matched: matched) },
        rowCount: rowCount)
    }
    if matchCount == 0 { return nil }
    let probeRows = SelectionVector(capacity: rowCount) { target in
      var count = 0
      for row in 0..<rowCount {
        target[count] = UInt32(truncatingIfNeeded: row)
        count &+= Int(isMatched.values[row])
      }
      return count
    }
    let matchedRows = SelectionVector(capacity: matchCount) { target in
      for index in 0..<matchCount { target[index] = buildRows.rows[Int(probeRows.rows[index])] }
      return matchCount
    }
    return Chunk(
      probe.vectors.map { $0.gather(probeRows) }
        + side.rows.vectors.map { $0.gather(matchedRows) }, rowCount: matchCount)
  }

  private func count(_ counter: JoinCounter) {
    let matched = (0..<rowCount).filter { isMatched.values[$0] != 0 }.map { buildRows.rows[$0] }
    matched.withUnsafeBufferPointer { counter.add($0, probeRows: matched.count) }
  }

  private func mark(_ matches: BuildMatches) {
    for row in 0..<rowCount where isMatched.values[row] != 0 {
      matches.mark(Int(buildRows.rows[row]))
    }
  }
}
