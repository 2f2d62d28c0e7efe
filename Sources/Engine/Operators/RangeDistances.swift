/// Values of a number sort key in sorted order, growing along each partition.
struct RangeDistances {
  private enum Values {
    case integers([Int64])
    case floats([Double])
  }

  private let values: Values
  /// NULL and NaN lie at no distance from anything: they see the rows that equal them.
  private let isApart: [Bool]

  /// nil for keys that have no distances.
  init?(_ column: SortOrder.Column, _ rows: SelectionVector) {
    let vector = column.vector
    switch vector.layout {
    case .u8, .u16, .i32, .i64:
      let integers = WordArray(zeros: vector.count)
      vector.write(to: integers.integers)
      values = .integers(
        (0..<rows.count).map { row in
          let value = integers.integers[rows[row]]
          return column.isDescending ? ~value : value
        })
      isApart = (0..<rows.count).map { !vector.isValid(rows[$0]) }
    case .f64:
      let floats = vector.pointer(Double.self)
      values = .floats(
        (0..<rows.count).map { row in
          column.isDescending ? -floats[rows[row]] : floats[rows[row]]
        })
      isApart = (0..<rows.count).map { !vector.isValid(rows[$0]) || floats[rows[$0]].isNaN }
      withExtendedLifetime(vector) {}
    case .i128: return nil
    }
  }

  /// The first row of the partition that lies no further than `distance` before the row's value, or
  /// at least as far behind it.
  func first(
    _ distance: Int64, before: Bool, from row: Int, in partition: Range<Int>, _ peers: Range<Int>
  ) -> Int {
    if isApart[row] { return peers.lowerBound }
    switch values {
    case .integers(let values):
      let bound = values[row].addingSaturating(before ? -distance : distance)
      return search(known(partition, row)) { values[$0] < bound }
    case .floats(let values):
      let bound = values[row].adding(Double(distanceBits: distance), before: before)
      return search(known(partition, row)) { values[$0] < bound }
    }
  }

  /// One past the last row of the partition that lies at least `distance` before the row's value,
  /// or no further behind it.
  func end(
    _ distance: Int64, before: Bool, from row: Int, in partition: Range<Int>, _ peers: Range<Int>
  ) -> Int {
    if isApart[row] { return peers.upperBound }
    switch values {
    case .integers(let values):
      let bound = values[row].addingSaturating(before ? -distance : distance)
      return search(known(partition, row)) { values[$0] <= bound }
    case .floats(let values):
      let bound = values[row].adding(Double(distanceBits: distance), before: before)
      return search(known(partition, row)) { values[$0] <= bound }
    }
  }

  /// The partition without the rows that stand apart at its ends; `row` is none of them.
  private func known(_ partition: Range<Int>, _ row: Int) -> Range<Int> {
    let start = search(partition.lowerBound..<row) { isApart[$0] }
    return start..<search(row..<partition.upperBound) { !isApart[$0] }
  }

  /// The first row for which `isBefore` is false; it is true up to some row.
  private func search(_ range: Range<Int>, _ isBefore: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int64 {
  fileprivate func addingSaturating(_ other: Int64) -> Int64 {
    let sum = addingReportingOverflow(other)
    return sum.overflow ? (other < 0 ? .min : .max) : sum.partialValue
  }
}

extension Double {
  fileprivate init(distanceBits: Int64) { self.init(bitPattern: UInt64(bitPattern: distanceBits)) }

  /// Of an infinity, and of an infinite distance, the end that it reaches.
  fileprivate func adding(_ distance: Double, before: Bool) -> Double {
    let bound = before ? self - distance : self + distance
    return bound.isNaN ? (before ? -.infinity : .infinity) : bound
  }
}
