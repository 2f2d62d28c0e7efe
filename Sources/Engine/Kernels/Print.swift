/// A column of texts that a kernel makes row by row: entries in row order.
struct TextOutput {
  private let dictionary = TextDictionary(isUnique: false)

  func append(_ text: UnsafeBufferPointer<UInt8>) { _ = dictionary.add(text) }

  func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { append($0) } }

  /// For a row whose text does not matter.
  func appendNothing() { append(UnsafeBufferPointer(start: nil, count: 0)) }

  func vector(validity: Validity?) -> Vector {
    let codes = dictionary.codes(0, count: dictionary.count)
    return codes.with(validity: validity)
  }
}

extension Vector {
  /// The values as texts, in the form of machine output.
  func printed() -> Vector {
    let texts = TextOutput()
    var bytes: [UInt8] = []
    for row in 0..<count {
      bytes.removeAll(keepingCapacity: true)
      if isValid(row) { appendText(of: row, to: &bytes) }
      texts.append(bytes)
    }
    return texts.vector(validity: validity)
  }

  private func appendText(of row: Int, to bytes: inout [UInt8]) {
    defer { withExtendedLifetime(self) {} }
    switch type {
    case .null: break
    case .bool: ValueText.append(pointer(UInt8.self)[row] != 0, to: &bytes)
    case .float64: ValueText.append(pointer(Double.self)[row], to: &bytes)
    case .date: ValueText.append(date: Int32(integer(at: row)), to: &bytes)
    case .timestamp: ValueText.append(timestamp: Int64(integer(at: row)), to: &bytes)
    case .string: bytes.append(contentsOf: dictionary![Int(integer(at: row))])
    default:
      ValueText.append(
        unscaled: integer(at: row), scale: type.decimalScale ?? 0, to: &bytes)
    }
  }
}
