extension Vector {
  /// The rows of all parts as one vector: the widest layout among them, and one dictionary.
  ///
  /// - Parameter type: that of all parts which are not of type NULL.
  /// - Throws: `.cancelled` or `.timeout`.
  static func concatenate(
    _ parts: [Vector], _ type: DataType, _ cancellation: Cancellation
  ) throws(EngineFault) -> Vector {
    let typed = parts.filter { $0.type != .null }
    guard let first = typed.first else {
      return .nulls(type, count: parts.reduce(0) { $0 + $1.count })
    }
    if parts.count == 1 { return first }
    return try Concatenation(parts, type, first).vector(cancellation)
  }
}

/// One concatenation: memory for all rows, filled part by part.
private struct Concatenation {
  let parts: [Vector]
  let type: DataType
  let count: Int
  let common: CommonDictionary?
  let layout: Vector.Layout

  init(_ parts: [Vector], _ type: DataType, _ first: Vector) {
    self.parts = parts
    self.type = type
    count = parts.reduce(0) { $0 + $1.count }
    common = first.dictionary.map { CommonDictionary($0, mustBeUnique: false) }
    var isRecoded = false
    if let common {
      for part in parts {
        if let dictionary = part.dictionary, common.admit(dictionary) { isRecoded = true }
      }
    }
    let widest = parts.filter { $0.type != .null }.map(\.layout).max { $0.rawValue < $1.rawValue }
    layout = isRecoded ? .i32 : widest ?? first.layout
  }

  func vector(_ cancellation: Cancellation) throws(EngineFault) -> Vector {
    let output = Output(UInt8.self, count: count * layout.byteCount)
    var start = 0
    for (number, part) in parts.enumerated() {
      if number % 16 == 0 { try cancellation.check() }
      copy(part, to: output.buffer.base + start * layout.byteCount)
      start += part.count
    }
    return Vector(
      type: type, layout: layout, count: count, buffer: output.buffer, validity: validity(),
      bounds: bounds(), dictionary: common?.dictionary)
  }

  private func copy(_ part: Vector, to target: UnsafeMutableRawPointer) {
    if part.type == .null {
      target.initializeMemory(as: UInt8.self, repeating: 0, count: part.count * layout.byteCount)
    } else if let common, let dictionary = part.dictionary, dictionary !== common.dictionary {
      copyRecoded(part, dictionary, common, to: target)
    } else if part.layout == layout {
      target.copyMemory(from: part.base, byteCount: part.count * layout.byteCount)
    } else {
      switch layout {
      case .u8, .f64: preconditionFailure("nothing is narrower, and only FLOAT64 is FLOAT64")
      case .u16: part.apply(WidenTo<UInt16>(count: part.count, target: target))
      case .i32: part.apply(WidenTo<Int32>(count: part.count, target: target))
      case .i64: part.apply(WidenTo<Int64>(count: part.count, target: target))
      case .i128: part.apply(WidenTo<Int128>(count: part.count, target: target))
      }
    }
  }

  private func copyRecoded(
    _ part: Vector, _ dictionary: TextDictionary, _ common: CommonDictionary,
    to target: UnsafeMutableRawPointer
  ) {
    let codes = Output(Int64.self, count: part.count)
    part.write(to: codes.values)
    for row in 0..<part.count where !part.isValid(row) { codes.values[row] = 0 }
    // Without an entry all rows are NULL, and 0 is as good as any code.
    if dictionary.count > 0 {
      common.write(codes.values, of: dictionary, to: codes.values, count: part.count)
    }
    codes.vector(.int64, .i64).apply(WidenTo<Int32>(count: part.count, target: target))
  }

  private func validity() -> Validity? {
    guard parts.contains(where: { $0.validity != nil || $0.type == .null }) else { return nil }
    let result = Validity(rowCount: count, repeating: true)
    var start = 0
    for part in parts {
      if part.type == .null || part.validity != nil {
        for row in 0..<part.count where part.type == .null || !part.isValid(row) {
          result.setNull(start + row)
        }
      }
      start += part.count
    }
    return result
  }

  private func bounds() -> Vector.Bounds? {
    if layout == .i128 || layout == .f64 || common != nil { return nil }
    var result: Vector.Bounds?
    for part in parts where part.count > 0 {
      guard let next = part.type == .null ? Vector.Bounds(low: 0, high: 0) : part.bounds else {
        return nil
      }
      let before = result ?? next
      result = Vector.Bounds(low: min(before.low, next.low), high: max(before.high, next.high))
    }
    return result
  }
}

private struct WidenTo<W: FixedWidthInteger>: IntegerKernel {
  let count: Int
  let target: UnsafeMutableRawPointer

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    let output = target.bindMemory(to: W.self, capacity: count)
    for row in 0..<count { output[row] = W(truncatingIfNeeded: values[row]) }
  }
}
