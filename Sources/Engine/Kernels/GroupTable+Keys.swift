extension GroupTable {
  /// The keys of the groups `first..<first + count`, as vectors of the keys' types.
  func keys(from first: Int, count: Int) -> [Vector] {
    readers.indices.map { key(of: $0, from: first, count: count) }
  }

  private func key(of index: Int, from first: Int, count: Int) -> Vector {
    let reader = readers[index]
    let field = firstField(of: index)
    let values = WordArray(zeros: count)
    let nulls = WordArray(zeros: count)
    unpackField(field, from: first, count: count, into: values.integers)
    unpackField(field + reader.partCount - 1, from: first, count: count, into: nulls.integers)
    let validity = validity(nulls.base, count)
    switch reader.type.widestLayout {
    case .f64:
      let output = Output(UInt64.self, count: count)
      output.values.update(from: values.base, count: count)
      return output.vector(reader.type, .f64, validity: validity)
    case .i128:
      let highs = WordArray(zeros: count)
      unpackField(field + 1, from: first, count: count, into: highs.integers)
      let output = Output(Int128.self, count: count)
      for row in 0..<count {
        output.values[row] = Int128(highs.integers[row]) << 64 | Int128(values.base[row])
      }
      return output.vector(reader.type, .i128, validity: validity)
    default:
      return .narrow(
        reader.type, values.integers, count: count, validity: validity,
        dictionary: reader.text?.dictionary)
    }
  }

  private func validity(_ nulls: UnsafePointer<UInt64>, _ count: Int) -> Validity? {
    var anyNull: UInt64 = 0
    for row in 0..<count { anyNull |= nulls[row] }
    if anyNull == 0 { return nil }
    let validity = Validity(rowCount: count, repeating: true)
    for row in 0..<count where nulls[row] != 0 { validity.setNull(row) }
    return validity
  }
}
