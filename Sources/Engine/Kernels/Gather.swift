extension Vector {
  /// The rows of `selection`, in its order.
  ///
  /// - Parameter matched: rows of the result that are not set in it are NULL, whatever row number
  ///   they carry (the missing side of an outer join).
  public func gather(_ selection: SelectionVector, matched: Validity? = nil) -> Vector {
    guard count > 0 else { return .nulls(type, count: selection.count, dictionary: dictionary) }
    let output = Output(UInt8.self, count: selection.count * layout.byteCount)
    gatherValues(selection, 0..<selection.count, into: output.buffer.base)
    return Vector(
      type: type, layout: layout, count: selection.count, buffer: output.buffer,
      validity: gatherValidity(selection, matched), bounds: bounds, dictionary: dictionary)
  }

  /// As `gather`, of many rows: asked now and then whether to go on.
  ///
  /// - Throws: `.cancelled` or `.timeout`.
  func gather(
    _ selection: SelectionVector, _ cancellation: Cancellation
  ) throws(EngineFault) -> Vector {
    guard count > 0 else { return gather(selection) }
    let output = Output(UInt8.self, count: selection.count * layout.byteCount)
    try cancellation.forEachPart(of: selection.count) {
      gatherValues(selection, $0, into: output.buffer.base)
    }
    return Vector(
      type: type, layout: layout, count: selection.count, buffer: output.buffer,
      validity: gatherValidity(selection, nil), bounds: bounds, dictionary: dictionary)
  }

  /// Those of `part`, which are places in the selection and in the target.
  private func gatherValues(
    _ selection: SelectionVector, _ part: Range<Int>, into target: UnsafeMutableRawPointer
  ) {
    switch layout {
    case .u8: copy(UInt8.self, selection, part, target)
    case .u16: copy(UInt16.self, selection, part, target)
    case .i32: copy(Int32.self, selection, part, target)
    case .i64, .f64: copy(Int64.self, selection, part, target)
    case .i128: copy(Int128.self, selection, part, target)
    }
  }

  @inline(__always)
  private func copy<T>(
    _: T.Type, _ selection: SelectionVector, _ part: Range<Int>, _ target: UnsafeMutableRawPointer
  ) {
    let from = pointer(T.self)
    defer { withExtendedLifetime((self, selection)) {} }
    let to = target.bindMemory(to: T.self, capacity: selection.count + 1)
    let rows = selection.rows
    for index in part { to[index] = from[Int(rows[index])] }
  }

  private func gatherValidity(_ selection: SelectionVector, _ matched: Validity?) -> Validity? {
    guard let validity else { return matched }
    defer { withExtendedLifetime((self, selection)) {} }
    let result = Validity(rowCount: selection.count, repeating: false)
    let rows = selection.rows
    for index in 0..<selection.count {
      let row = Int(rows[index])
      result.words[index >> 6] |=
        (validity.words[row >> 6] >> UInt64(row & 63) & 1) << UInt64(index & 63)
    }
    return Validity.both(result, matched)
  }

  /// The rows `start..<start + count`, sharing memory.
  public func slice(_ start: Int, count: Int) -> Vector {
    if start == 0 && count == self.count { return self }
    precondition(start >= 0 && count >= 0 && start + count <= self.count)
    return Vector(
      type: type, layout: layout, count: count, buffer: owner,
      byteOffset: base - UnsafeRawPointer(owner.base) + start * layout.byteCount,
      validity: validity?.rows(from: start, rowCount: count), bounds: bounds,
      dictionary: dictionary)
  }

  /// The same values under another type of the same layout.
  func retyped(_ type: DataType) -> Vector {
    Vector(
      type: type, layout: layout, count: count, buffer: owner,
      byteOffset: base - UnsafeRawPointer(owner.base), validity: validity, bounds: bounds,
      dictionary: dictionary)
  }

  /// The same values with another validity.
  func with(validity: Validity?) -> Vector {
    Vector(
      type: type, layout: layout, count: count, buffer: owner,
      byteOffset: base - UnsafeRawPointer(owner.base), validity: validity, bounds: bounds,
      dictionary: dictionary)
  }
}

extension Chunk {
  public func gather(_ selection: SelectionVector) -> Chunk {
    Chunk(vectors.map { $0.gather(selection) }, rowCount: selection.count)
  }

  /// - Throws: `.cancelled` or `.timeout`.
  func gather(
    _ selection: SelectionVector, _ cancellation: Cancellation
  ) throws(EngineFault) -> Chunk {
    let gathered = try vectors.map { (vector) throws(EngineFault) in
      try vector.gather(selection, cancellation)
    }
    return Chunk(gathered, rowCount: selection.count)
  }

  public func slice(_ start: Int, count: Int) -> Chunk {
    Chunk(vectors.map { $0.slice(start, count: count) }, rowCount: count)
  }
}
