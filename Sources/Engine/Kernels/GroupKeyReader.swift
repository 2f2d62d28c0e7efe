/// One key of a group table as 64-bit parts: a value, for wide decimals its two halves, and a part
/// that is 1 where the value is NULL.
///
/// Equal keys have equal parts: NULL rows have 0 as value, FLOAT64 has one NaN and one zero, text
/// the code of one dictionary in which each text stands once.
final class GroupKeyReader {
  let type: DataType
  let partCount: Int
  /// `parts[partCount - 1]` says which rows are NULL.
  let parts: [UnsafeMutablePointer<Int64>]
  private(set) var bounds: [Vector.Bounds]
  private(set) var text: CommonDictionary?

  init(_ type: DataType) {
    self.type = type
    partCount = type.widestLayout == .i128 ? 3 : 2
    parts = (0..<partCount).map { _ in .allocate(capacity: Chunk.capacity) }
    bounds = [Vector.Bounds](repeating: Vector.Bounds(low: 0, high: 0), count: partCount)
  }

  deinit { for part in parts { part.deallocate() } }

  /// Makes ready for a text vector; the dictionary to which codes read before belong, where they
  /// now have to be brought to a new one.
  func admit(_ vector: Vector) -> TextDictionary? {
    guard let dictionary = vector.dictionary else { return nil }
    guard let text else {
      text = CommonDictionary(dictionary, mustBeUnique: true)
      return nil
    }
    let before = text.dictionary
    return text.admit(dictionary) ? before : nil
  }

  /// Fills `parts` and `bounds`.
  func read(_ vector: Vector) {
    readNulls(vector)
    switch vector.layout {
    case .i128: readWide(vector)
    case .f64:
      writeCanonicalBits(vector.pointer(Double.self), to: parts[0], count: vector.count)
      clearNulls(vector, 0)
      bounds[0] = integerBounds(parts[0], count: vector.count)
    default: readNarrow(vector)
    }
  }

  private func readNulls(_ vector: Vector) {
    let nulls = parts[partCount - 1]
    guard let validity = vector.validity else {
      nulls.initialize(repeating: 0, count: vector.count)
      bounds[partCount - 1] = Vector.Bounds(low: 0, high: 0)
      return
    }
    for row in 0..<vector.count { nulls[row] = validity.isValid(row) ? 0 : 1 }
    bounds[partCount - 1] = integerBounds(nulls, count: vector.count)
  }

  private func clearNulls(_ vector: Vector, _ part: Int) {
    guard vector.validity != nil else { return }
    let nulls = parts[partCount - 1]
    let values = parts[part]
    for row in 0..<vector.count { values[row] &= nulls[row] &- 1 }
  }

  private func readNarrow(_ vector: Vector) {
    if vector.type == .null {
      parts[0].initialize(repeating: 0, count: vector.count)
    } else {
      vector.write(to: parts[0])
      clearNulls(vector, 0)
    }
    if let dictionary = vector.dictionary, let text, text.dictionary !== dictionary {
      translate(vector, dictionary, text)
      bounds[0] = integerBounds(parts[0], count: vector.count)
    } else if partCount == 2, vector.validity == nil {
      bounds[0] = vector.valueBounds()
    } else {
      bounds[0] = integerBounds(parts[0], count: vector.count)
    }
    if partCount == 3 { splitNarrow(vector.count) }
  }

  /// NULL rows have code 0, which an empty dictionary lacks.
  private func translate(_ vector: Vector, _ dictionary: TextDictionary, _ text: CommonDictionary) {
    guard vector.validity != nil else {
      return text.write(parts[0], of: dictionary, to: parts[0], count: vector.count)
    }
    guard dictionary.count > 0 else { return }
    text.write(parts[0], of: dictionary, to: parts[0], count: vector.count)
    clearNulls(vector, 0)
  }

  /// A decimal of a wide type in a narrow layout: high half from the sign.
  private func splitNarrow(_ count: Int) {
    for row in 0..<count { parts[1][row] = parts[0][row] >> 63 }
    setWideBounds(count)
  }

  private func readWide(_ vector: Vector) {
    let values = vector.pointer(Int128.self)
    for row in 0..<vector.count {
      parts[0][row] = Int64(truncatingIfNeeded: values[row])
      parts[1][row] = Int64(truncatingIfNeeded: values[row] >> 64)
    }
    clearNulls(vector, 0)
    clearNulls(vector, 1)
    setWideBounds(vector.count)
  }

  private func setWideBounds(_ count: Int) {
    bounds[0] = integerBounds(parts[0], count: count)
    bounds[1] = integerBounds(parts[1], count: count)
  }
}
