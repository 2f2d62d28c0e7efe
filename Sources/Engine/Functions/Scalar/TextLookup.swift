extension ScalarCall {
  /// A text and perhaps dates → text, by a registry that a room above keeps.
  ///
  /// `find` is asked once for each distinct text of the chunk and each period of its dates: as many
  /// periods as dates, each the number of `periodStarts` (days, ascending) that are not after it.
  /// nil is NULL.
  public func lookUp(
    periodStarts: [Int32] = [], _ find: (_ text: String, _ periods: [Int]) -> String?
  ) -> Vector {
    let keys = lookUpKeys(periodStarts)
    let (entries, radix) = (arguments[0].dictionary!, periodStarts.count + 1)
    let results = TextDictionary()
    let output = Output(Int64.self, count: rowCount)
    let found = Validity(rowCount: rowCount, repeating: true)
    /// By key the code among `results`, -1 for NULL.
    var known: [Int64: Int64] = [:]
    var last = (key: Int64(-1), result: Int64(-1))
    for (row, key) in keys.enumerated() {
      output.values[row] = 0
      guard matters(row) else { continue }
      if key != last.key {
        let result =
          known[key]
          ?? answer(entries, key, radix, find).map { Int64(results.add($0)) } ?? -1
        known[key] = result
        last = (key, result)
      }
      if last.result < 0 { found.setNull(row) } else { output.values[row] = last.result }
    }
    return output.vector(.string, .i64, validity: found, dictionary: results)
  }

  /// By row the code of the text and the periods of the dates, as digits of one number.
  private func lookUpKeys(_ periodStarts: [Int32]) -> [Int64] {
    let columns = arguments.map { $0.widened() }
    defer { withExtendedLifetime(columns) {} }
    let texts = columns[0].pointer(Int64.self)
    var keys = (0..<rowCount).map { texts[$0] }
    for column in columns.dropFirst() {
      let days = column.pointer(Int64.self)
      for row in 0..<rowCount {
        let period = periodStarts.firstIndex { $0 > days[row] } ?? periodStarts.count
        keys[row] = keys[row] * Int64(periodStarts.count + 1) + Int64(period)
      }
    }
    return keys
  }

  private func answer(
    _ entries: TextDictionary, _ key: Int64, _ radix: Int,
    _ find: (_ text: String, _ periods: [Int]) -> String?
  ) -> String? {
    var (rest, periods) = (Int(key), [Int]())
    for _ in arguments.dropFirst() {
      periods.insert(rest % radix, at: 0)
      rest /= radix
    }
    return find(entries.string(rest), periods)
  }
}
