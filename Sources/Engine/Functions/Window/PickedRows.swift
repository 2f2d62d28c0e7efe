// Functions that give the value of another row.

extension WindowFunction {
  static let lag = WindowFunction(
    name: "LAG", signatureHelp: "LAG(value [, offset [, default]])",
    summary: "The value so many rows before (1), or the default (NULL).",
    example: Example("LAG(5) OVER (ORDER BY 1)", gives: "NULL"), needsOrder: true,
    usesFrame: false, resolve: offsetArguments,
    kernel: { (rows, type) throws(EngineFault) in try shifted(rows, type, sign: -1) })

  static let lead = WindowFunction(
    name: "LEAD", signatureHelp: "LEAD(value [, offset [, default]])",
    summary: "The value so many rows after (1), or the default (NULL).",
    example: Example("LEAD(5) OVER (ORDER BY 1)", gives: "NULL"), needsOrder: true,
    usesFrame: false, resolve: offsetArguments,
    kernel: { (rows, type) throws(EngineFault) in try shifted(rows, type, sign: 1) })

  static let firstValue = WindowFunction(
    name: "FIRST_VALUE", signatureHelp: "FIRST_VALUE(value)",
    summary: "The value of the first row of the frame.",
    example: Example("FIRST_VALUE(5) OVER ()", gives: "5"), needsOrder: false, usesFrame: true,
    resolve: oneArgument,
    kernel: { (rows, type) throws(EngineFault) in
      try picked(rows, type) { row, frame in frame.isEmpty ? nil : frame.lowerBound }
    })

  static let lastValue = WindowFunction(
    name: "LAST_VALUE", signatureHelp: "LAST_VALUE(value)",
    summary: "The value of the last row of the frame.",
    example: Example("LAST_VALUE(5) OVER ()", gives: "5"), needsOrder: false, usesFrame: true,
    resolve: oneArgument,
    kernel: { (rows, type) throws(EngineFault) in
      try picked(rows, type) { row, frame in frame.isEmpty ? nil : frame.upperBound - 1 }
    })

  static let nthValue = WindowFunction(
    name: "NTH_VALUE", signatureHelp: "NTH_VALUE(value, n)",
    summary: "The value of the n-th row of the frame, from 1; NULL where there is none.",
    example: Example("NTH_VALUE(5, 1) OVER ()", gives: "5"), needsOrder: false, usesFrame: true,
    resolve: { types in
      types.count == 2 && types[1] == .int64 ? .init(arguments: types, result: types[0]) : nil
    },
    kernel: { (rows, type) throws(EngineFault) in
      let numbers = try positiveNumbers(rows.arguments[1], least: 1, "NTH_VALUE")
      return try picked(rows, type) { row, frame in
        numbers[row].flatMap { $0 <= frame.count ? frame.lowerBound + $0 - 1 : nil }
      }
    })
}

@Sendable
private func oneArgument(_ types: [DataType]) -> AggregateFunction.Resolution? {
  types.count == 1 ? .init(arguments: types, result: types[0]) : nil
}

/// value, INT64 offset, a default of the value's type.
@Sendable
private func offsetArguments(_ types: [DataType]) -> AggregateFunction.Resolution? {
  guard (1...3).contains(types.count) else { return nil }
  if types.count > 1, types[1] != .int64 { return nil }
  var arguments = types
  if types.count > 2 { arguments[2] = types[0] }
  return .init(arguments: arguments, result: types[0])
}

/// The value of the frame's row that `place` names; NULL for none.
private func picked(
  _ rows: WindowRows, _ type: DataType, _ place: (_ row: Int, _ frame: Range<Int>) -> Int?
) throws(EngineFault) -> Vector {
  try gathered(rows, rows.arguments[0]) { row, partition in
    place(row, rows.frame(row, in: partition))
  }
}

private func shifted(
  _ rows: WindowRows, _ type: DataType, sign: Int
) throws(EngineFault) -> Vector {
  let value = rows.arguments[0]
  let offsets =
    rows.arguments.count > 1
    ? try positiveNumbers(rows.arguments[1], least: 0, "LAG and LEAD") : nil
  // The default of a row stands behind all values.
  let source =
    rows.arguments.count > 2 ? try rows.concatenated(value, rows.arguments[2], type) : value
  let hasDefault = rows.arguments.count > 2
  return try gathered(rows, source) { row, partition in
    guard let offset = offsets.map({ $0[row] }) ?? 1 else { return nil }
    let place = row + sign * min(offset, rows.rowCount)
    if partition.contains(place) { return place }
    return hasDefault ? rows.rowCount + row : nil
  }
}

/// One row of `source` for each row; NULL for none.
private func gathered(
  _ rows: WindowRows, _ source: Vector, _ place: (_ row: Int, _ partition: Range<Int>) -> Int?
) throws(EngineFault) -> Vector {
  let matched = Validity(rowCount: rows.rowCount, repeating: true)
  let numbers = Output(UInt32.self, count: rows.rowCount)
  for partition in rows.partitions {
    for row in partition {
      try rows.checkStop(at: row)
      let found = place(row, partition)
      numbers.values[row] = UInt32(found ?? 0)
      if found == nil { matched.setNull(row) }
    }
  }
  return source.gather(SelectionVector(numbers), matched: matched)
}

/// The numbers of an INT64 argument; nil where it is NULL.
private func positiveNumbers(
  _ vector: Vector, least: Int64, _ name: String
) throws(EngineFault) -> [Int?] {
  var numbers: [Int?] = []
  for row in 0..<vector.count {
    guard case .int64(let number) = vector.value(at: row) else {
      numbers.append(nil)
      continue
    }
    guard number >= least else {
      throw EngineFault(.invalidArgument("\(name) takes a number from \(least)"))
    }
    numbers.append(Int(number))
  }
  return numbers
}
