// Functions of a row's place in its partition.

extension WindowFunction {
  static let rowNumber = WindowFunction(
    name: "ROW_NUMBER", signatureHelp: "ROW_NUMBER()",
    summary: "The row's number in its partition, from 1.",
    example: Example("ROW_NUMBER() OVER ()", gives: "1"), needsOrder: false, usesFrame: false,
    resolve: noArguments(.int64),
    kernel: { (rows, type) throws(EngineFault) in
      try integers(rows) { row, partition in row - partition.lowerBound + 1 }
    })

  static let rank = WindowFunction(
    name: "RANK", signatureHelp: "RANK()",
    summary: "1 + the number of rows that sort before; ties leave gaps.",
    example: Example("RANK() OVER (ORDER BY 1)", gives: "1"), needsOrder: true, usesFrame: false,
    resolve: noArguments(.int64),
    kernel: { (rows, type) throws(EngineFault) in
      try integers(rows) { row, partition in
        rows.peers(row).lowerBound - partition.lowerBound + 1
      }
    })

  static let denseRank = WindowFunction(
    name: "DENSE_RANK", signatureHelp: "DENSE_RANK()",
    summary: "1 + the number of different values that sort before.",
    example: Example("DENSE_RANK() OVER (ORDER BY 1)", gives: "1"), needsOrder: true,
    usesFrame: false, resolve: noArguments(.int64),
    kernel: { (rows, type) throws(EngineFault) in
      var rank = 0
      return try integers(rows) { row, partition in
        if row == partition.lowerBound { rank = 0 }
        if rows.peers(row).lowerBound == row { rank += 1 }
        return rank
      }
    })

  static let percentRank = WindowFunction(
    name: "PERCENT_RANK", signatureHelp: "PERCENT_RANK()",
    summary: "(rank - 1) / (rows - 1), from 0 to 1; 0 in a partition of one row.",
    example: Example("PERCENT_RANK() OVER (ORDER BY 1)", gives: "0.0"), needsOrder: true,
    usesFrame: false, resolve: noArguments(.float64),
    kernel: { (rows, type) throws(EngineFault) in
      try doubles(rows) { row, partition in
        let before = rows.peers(row).lowerBound - partition.lowerBound
        return partition.count == 1 ? 0 : Double(before) / Double(partition.count - 1)
      }
    })

  static let cumeDist = WindowFunction(
    name: "CUME_DIST", signatureHelp: "CUME_DIST()",
    summary: "The share of rows that sort before or equal.",
    example: Example("CUME_DIST() OVER (ORDER BY 1)", gives: "1.0"), needsOrder: true,
    usesFrame: false, resolve: noArguments(.float64),
    kernel: { (rows, type) throws(EngineFault) in
      try doubles(rows) { row, partition in
        Double(rows.peers(row).upperBound - partition.lowerBound) / Double(partition.count)
      }
    })

  static let ntile = WindowFunction(
    name: "NTILE", signatureHelp: "NTILE(buckets)",
    summary: "The bucket of the row, from 1, where so many buckets of equal size are made.",
    example: Example("NTILE(4) OVER (ORDER BY 1)", gives: "1"), needsOrder: true,
    usesFrame: false,
    resolve: { $0 == [.int64] ? .init(arguments: [.int64], result: .int64) : nil },
    kernel: bucketNumbers)
}

/// The first `rows % buckets` buckets hold a row more than the others.
@Sendable
private func bucketNumbers(_ rows: WindowRows, _ type: DataType) throws(EngineFault) -> Vector {
  let counts = rows.arguments[0]
  for row in 0..<rows.rowCount {
    guard case .int64(let count) = counts.value(at: row), count > 0 else {
      throw EngineFault(.invalidArgument("NTILE takes a number of buckets from 1"))
    }
  }
  return try integers(rows) { row, partition in
    guard case .int64(let wanted) = counts.value(at: partition.lowerBound) else { return 0 }
    let buckets = min(Int(wanted), partition.count)
    let place = row - partition.lowerBound
    let (size, larger) = partition.count.quotientAndRemainder(dividingBy: buckets)
    let inLarger = larger * (size + 1)
    return place < inLarger ? place / (size + 1) + 1 : larger + (place - inLarger) / size + 1
  }
}

private func noArguments(
  _ type: DataType
) -> @Sendable ([DataType]) -> AggregateFunction.Resolution? {
  { $0.isEmpty ? .init(arguments: [], result: type) : nil }
}

/// One integer a row, asked in order.
private func integers(
  _ rows: WindowRows, _ value: (Int, Range<Int>) -> Int
) throws(EngineFault) -> Vector {
  let buffer = Buffer(byteCount: rows.rowCount * 8)
  let target = buffer.base.bindMemory(to: Int64.self, capacity: rows.rowCount)
  for partition in rows.partitions {
    for row in partition {
      try rows.checkStop(at: row)
      target[row] = Int64(value(row, partition))
    }
  }
  return Vector(type: .int64, layout: .i64, count: rows.rowCount, buffer: buffer)
}

private func doubles(
  _ rows: WindowRows, _ value: (Int, Range<Int>) -> Double
) throws(EngineFault) -> Vector {
  let buffer = Buffer(byteCount: rows.rowCount * 8)
  let target = buffer.base.bindMemory(to: Double.self, capacity: rows.rowCount)
  for partition in rows.partitions {
    for row in partition {
      try rows.checkStop(at: row)
      target[row] = value(row, partition)
    }
  }
  return Vector(type: .float64, layout: .f64, count: rows.rowCount, buffer: buffer)
}
