/// The order of rows by several columns as normalised keys: bits that are compared like one
/// unsigned number, most significant word first, as few as the ranges of the values need.
struct SortOrder {
  /// A column and how it is ordered.
  struct Column {
    let vector: Vector
    let isDescending: Bool
    let nullsFirst: Bool
    let isVietnamese: Bool
  }

  private let rowCount: Int
  /// `words[w][row]`.
  private var words: [WordArray] = []
  private var usedBits: [Int] = []

  private let cancellation: Cancellation

  /// - Throws: `.cancelled` or `.timeout`.
  init(
    _ columns: [Column], rowCount: Int, _ cancellation: Cancellation
  ) throws(EngineFault) {
    precondition(rowCount < Int(UInt32.max))
    self.rowCount = rowCount
    self.cancellation = cancellation
    for column in columns { try add(column) }
  }

  /// The row numbers in order; rows that compare equal keep theirs.
  ///
  /// - Throws: `.cancelled` or `.timeout`.
  func sorted() throws(EngineFault) -> SelectionVector {
    let numbers = Output(UInt32.self, count: rowCount)
    for row in 0..<rowCount { numbers.values[row] = UInt32(row) }
    // Least significant word first: a stable sort keeps what it did before.
    for word in words.indices.reversed() {
      try RadixSort.sort(
        numbers.values, by: words[word].base, bitCount: usedBits[word], count: rowCount,
        cancellation)
    }
    return SelectionVector(numbers)
  }

  /// Whether two rows are equal in all columns; NULLs are.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    words.allSatisfy { $0.base[a] == $0.base[b] }
  }

  private mutating func add(_ column: Column) throws(EngineFault) {
    if rowCount == 0 || column.vector.type == .null { return }
    let values = WordArray(zeros: rowCount)
    try addNulls(column, values)
    if column.vector.layout == .i128 {
      try addWide(column, values)
    } else {
      try writeOrdered(column, to: values.integers)
      try append(column, values)
    }
  }

  private mutating func addNulls(
    _ column: Column, _ values: WordArray
  ) throws(EngineFault) {
    guard let validity = column.vector.validity else { return }
    let flip: Int64 = column.nullsFirst ? 0 : 1
    let integers = values.integers
    for row in 0..<rowCount { integers[row] = validity.one(row) ^ flip }
    try appendField(values)
  }

  private func writeOrdered(
    _ column: Column, to values: UnsafeMutablePointer<Int64>
  ) throws(EngineFault) {
    let vector = column.vector
    switch vector.layout {
    case .f64: Engine.writeOrdered(vector.pointer(Double.self), to: values, count: rowCount)
    default: vector.write(to: values)
    }
    if vector.dictionary != nil {
      let ranks = try TextRanks(vector, isVietnamese: column.isVietnamese, cancellation)
      ranks.replaceCodes(values, vector.validity, count: rowCount)
    }
  }

  private mutating func addWide(_ column: Column, _ values: WordArray) throws(EngineFault) {
    let source = column.vector.pointer(Int128.self)
    let integers = values.integers
    for row in 0..<rowCount { integers[row] = Int64(truncatingIfNeeded: source[row] >> 64) }
    try append(column, values)
    // The low half has no sign: moved so that signed order is its order.
    for row in 0..<rowCount {
      integers[row] = Int64(truncatingIfNeeded: source[row]) ^ Int64.min
    }
    try append(column, values)
  }

  /// Values of a column: complemented where descending, one value for all NULL rows.
  private mutating func append(_ column: Column, _ values: WordArray) throws(EngineFault) {
    let integers = values.integers
    if column.isDescending {
      for row in 0..<rowCount { integers[row] = ~integers[row] }
    }
    if let validity = column.vector.validity {
      let first = (0..<rowCount).first { validity.isValid($0) }
      let filler = first.map { integers[$0] } ?? 0
      for row in 0..<rowCount where !validity.isValid(row) { integers[row] = filler }
    }
    try appendField(values)
  }

  /// `values` as the next less significant bits.
  private mutating func appendField(_ values: WordArray) throws(EngineFault) {
    try cancellation.check()
    let integers = values.integers
    let bounds = integerBounds(integers, count: rowCount)
    let bits = 64 - UInt64(bitPattern: bounds.high &- bounds.low).leadingZeroBitCount
    if bits == 0 { return }
    if words.isEmpty || usedBits[words.count - 1] + bits > 64 {
      words.append(WordArray(zeros: rowCount))
      usedBits.append(0)
    }
    let target = words[words.count - 1].base
    for row in 0..<rowCount {
      let value = UInt64(bitPattern: integers[row] &- bounds.low)
      target[row] = (bits == 64 ? 0 : target[row] &<< UInt64(bits)) | value
    }
    usedBits[words.count - 1] += bits
  }
}
