/// A function of one text, computed once per dictionary entry and looked up by code.
///
/// A worker's own; it keeps the results for the dictionary that it saw last.
final class EntryFunction {
  typealias Compute = (Vector) throws(EngineFault) -> Vector

  private var dictionary: TextDictionary?
  private var results: Vector?
  private var rowsSeen = 0
  /// An entry that no row may have ended in a fault: from then on rows are asked themselves.
  private var hasFailed = false

  /// `compute` for each row of `text`; rows that are NULL stay so.
  ///
  /// - Throws: what `compute` does; `.cancelled` or `.timeout`.
  func evaluate(
    _ text: Vector, _ cancellation: Cancellation, _ compute: Compute
  ) throws(EngineFault) -> Vector {
    let entries = text.dictionary!
    if dictionary !== entries {
      dictionary = entries
      results = nil
      rowsSeen = 0
      hasFailed = false
    }
    rowsSeen += text.count
    guard entries.count > 0, worthATable(entries),
      let results = try table(entries, cancellation, compute)
    else {
      return try compute(text)
    }
    let found = results.gather(text.codeSelection())
    return found.with(validity: Validity.both(found.validity, text.validity))
  }

  /// Entries that stand in row order gain nothing; many entries wait until the rows pay for them.
  private func worthATable(_ entries: TextDictionary) -> Bool {
    entries.isUnique && !hasFailed
      && (entries.count <= Chunk.capacity * 2 || rowsSeen >= entries.count)
  }

  private func table(
    _ entries: TextDictionary, _ cancellation: Cancellation, _ compute: Compute
  ) throws(EngineFault) -> Vector? {
    if let results, results.count == entries.count { return results }
    results = nil
    var builder: ColumnBuilder?
    var start = 0
    while start < entries.count {
      try cancellation.check()
      let count = min(Chunk.capacity, entries.count - start)
      guard let part = part(entries.codes(start, count: count), compute) else { return nil }
      if builder == nil { builder = ColumnBuilder(type: part.type) }
      builder!.append(part)
      start += count
    }
    results = builder?.seal()
    return results
  }

  private func part(_ texts: Vector, _ compute: Compute) -> Vector? {
    do throws(EngineFault) {
      return try compute(texts)
    } catch {
      hasFailed = true
      return nil
    }
  }
}

extension TextDictionary {
  /// The codes `start..<start + count` as a vector.
  func codes(_ start: Int, count: Int) -> Vector {
    let output = Output(Int32.self, count: count)
    for index in 0..<count { output.values[index] = Int32(start + index) }
    return output.vector(
      .string, .i32, bounds: Vector.Bounds(low: Int64(start), high: Int64(start + count - 1)),
      dictionary: self)
  }
}

extension Vector {
  /// The codes as row numbers for a gather from results by entry.
  func codeSelection() -> SelectionVector {
    SelectionVector(capacity: count) { rows in
      withExtendedLifetime(self) { apply(CodeKernel(count: count, rows: rows)) }
      return count
    }
  }
}

private struct CodeKernel: IntegerKernel {
  let count: Int
  let rows: UnsafeMutablePointer<UInt32>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    for row in 0..<count { rows[row] = UInt32(truncatingIfNeeded: values[row]) }
  }
}
