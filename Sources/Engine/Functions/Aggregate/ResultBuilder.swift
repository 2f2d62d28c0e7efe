// Results of aggregates as vectors: `value` is asked once for each group.

extension Vector {
  /// - Parameter value: nil for NULL.
  /// - Throws: `.overflow` where a value does not fit the type, and what `value` throws.
  static func exact(
    _ type: DataType, _ groups: UnsafeBufferPointer<UInt32>, origin: Origin,
    value: (Int) throws(EngineFault) -> Int128?
  ) throws(EngineFault) -> Vector {
    let builder = ColumnBuilder(type: type)
    for group in groups {
      guard let result = try value(Int(group)) else {
        builder.appendNull()
        continue
      }
      guard type.holds(unscaled: result) else { throw EngineFault(.overflow(type), at: origin) }
      builder.append(wide: result)
    }
    return builder.seal()
  }

  static func floats(
    _ groups: UnsafeBufferPointer<UInt32>, value: (Int) -> Double?
  ) -> Vector {
    let builder = ColumnBuilder(type: .float64)
    for group in groups {
      if let result = value(Int(group)) { builder.append(result) } else { builder.appendNull() }
    }
    return builder.seal()
  }
}

/// The other lane's state of the same aggregate.
func sameKind<T: AggregateState>(_ later: any AggregateState, as _: T.Type) -> T {
  guard let later = later as? T else { preconditionFailure("lanes of one kind") }
  return later
}
