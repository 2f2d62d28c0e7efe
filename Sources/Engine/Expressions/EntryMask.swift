/// A test of one text, answered once per dictionary entry and looked up by code.
///
/// A worker's own; it keeps the answers for the dictionary that it saw last.
final class EntryMask {
  private var dictionary: TextDictionary?
  private var answers: [UInt8] = []
  /// Entries that `answers` speaks of; a dictionary may grow between chunks.
  private var askedCount = 0
  private var rowsSeen = 0

  /// A BOOL vector; NULL rows stay NULL.
  ///
  /// - Throws: `.cancelled` or `.timeout`.
  func evaluate(
    _ vector: Vector, _ cancellation: Cancellation, _ test: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(EngineFault) -> Vector {
    let entries = vector.dictionary!
    if dictionary !== entries {
      dictionary = entries
      answers = []
      askedCount = 0
      rowsSeen = 0
    }
    rowsSeen += vector.count
    let output = Output(UInt8.self, count: vector.count)
    if worthATable(entries) {
      try extend(entries, cancellation, test)
      answers.withUnsafeBufferPointer { answers in
        withExtendedLifetime(vector) {
          vector.apply(
            LookupKernel(table: answers.baseAddress!, count: vector.count, output: output.values))
        }
      }
    } else {
      let texts = TextReader(vector)
      defer { withExtendedLifetime(texts) {} }
      for row in 0..<vector.count { output.values[row] = bit(test(texts[row])) }
    }
    return output.vector(.bool, .u8, validity: vector.validity)
  }

  /// All entries are asked once the rows would have paid for them.
  private func worthATable(_ entries: TextDictionary) -> Bool {
    entries.count <= Chunk.capacity * 2 || rowsSeen >= entries.count
  }

  private func extend(
    _ entries: TextDictionary, _ cancellation: Cancellation,
    _ test: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(EngineFault) {
    if askedCount == 0 { answers = [] }
    answers.reserveCapacity(entries.count)
    while askedCount < entries.count {
      try cancellation.check()
      let end = min(askedCount + 4 * Chunk.capacity, entries.count)
      for code in askedCount..<end { answers.append(bit(test(entries[code]))) }
      askedCount = end
    }
    // One answer at least: NULL rows carry code 0 even where there is no entry.
    if answers.isEmpty { answers = [0] }
  }
}

/// `output[row] = table[code]`
private struct LookupKernel: IntegerKernel {
  let table: UnsafePointer<UInt8>
  let count: Int
  let output: UnsafeMutablePointer<UInt8>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    for row in 0..<count { output[row] = table[Int(truncatingIfNeeded: values[row])] }
  }
}
