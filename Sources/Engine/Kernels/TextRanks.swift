/// The places of a column's texts in their order: only of those that occur; equal texts share one.
struct TextRanks {
  private var ranks: [Int64]

  /// - Parameter isVietnamese: in dictionary order, for which the dictionary keeps ranks itself.
  /// - Throws: `.cancelled` or `.timeout`.
  init(
    _ vector: Vector, isVietnamese: Bool, _ cancellation: Cancellation
  ) throws(EngineFault) {
    guard let dictionary = vector.dictionary else { preconditionFailure("text has a dictionary") }
    if isVietnamese {
      ranks = try dictionary.collationRanks(cancellation).map { Int64($0) }
      return
    }
    ranks = [Int64](repeating: -1, count: dictionary.count)
    var codes = TextRanks.used(vector, dictionary.count)
    try cancellation.sort(&codes) { compareBytes(dictionary[Int($0)], dictionary[Int($1)]) < 0 }
    var rank: Int64 = -1
    var before: UInt32?
    for code in codes {
      if let before, compareBytes(dictionary[Int(before)], dictionary[Int(code)]) == 0 {
        ranks[Int(code)] = rank
      } else {
        rank += 1
        ranks[Int(code)] = rank
      }
      before = code
    }
  }

  private static func used(_ vector: Vector, _ dictionaryCount: Int) -> [UInt32] {
    let codes = WordArray(zeros: vector.count)
    vector.write(to: codes.integers)
    var isUsed = [Bool](repeating: false, count: dictionaryCount)
    for row in 0..<vector.count where vector.isValid(row) { isUsed[Int(codes.base[row])] = true }
    return isUsed.indices.filter { isUsed[$0] }.map { UInt32($0) }
  }

  func replaceCodes(_ codes: UnsafeMutablePointer<Int64>, _ validity: Validity?, count: Int) {
    for row in 0..<count {
      codes[row] = validity?.isValid(row) ?? true ? ranks[Int(codes[row])] : 0
    }
  }
}
