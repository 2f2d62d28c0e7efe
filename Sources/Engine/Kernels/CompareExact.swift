/// What remains of the comparison operators when sides may swap and results may be inverted.
enum Relation {
  case equal, less, lessOrEqual
}

extension ComparisonOperator {
  /// `a op b` is `relation` of (a, b), or of (b, a) where swapped, inverted where said.
  var parts: (relation: Relation, isSwapped: Bool, isInverted: Bool) {
    switch self {
    case .equal, .same: (.equal, false, false)
    case .notEqual, .distinct: (.equal, false, true)
    case .less: (.less, false, false)
    case .lessOrEqual: (.lessOrEqual, false, false)
    case .greater: (.less, true, false)
    case .greaterOrEqual: (.lessOrEqual, true, false)
    }
  }
}

extension Vector {
  /// The one integer of all rows.
  var constantInteger: Int64? {
    guard let bounds, bounds.low == bounds.high, dictionary == nil else { return nil }
    return bounds.low
  }
}

/// Comparison of integers, days, decimals of any scales; masks without regard to NULL.
enum CompareExact {
  static func mask(_ relation: Relation, _ left: Vector, _ right: Vector) -> Vector {
    let (leftScale, rightScale) = (left.type.decimalScale ?? 0, right.type.decimalScale ?? 0)
    if let constant = right.constantInteger {
      let limit = Limit(constant, scale: rightScale, at: leftScale)
      return inRange(left, limit.range(right: relation))
    }
    if let constant = left.constantInteger {
      let limit = Limit(constant, scale: leftScale, at: rightScale)
      return inRange(right, limit.range(left: relation))
    }
    let scale = max(leftScale, rightScale)
    return pair(
      relation, left.scaledUp(by: scale - leftScale), right.scaledUp(by: scale - rightScale))
  }

  /// Rows whose integer lies in `low...high`; an empty range is none.
  static func inRange(_ vector: Vector, _ range: (low: Int128, high: Int128)) -> Vector {
    if range.low > range.high { return .truth(false, count: vector.count) }
    if let bounds = vector.bounds {
      if range.low <= bounds.low && bounds.high <= range.high {
        return .truth(true, count: vector.count)
      }
      if bounds.high < range.low || range.high < bounds.low {
        return .truth(false, count: vector.count)
      }
    }
    let output = Output(UInt8.self, count: vector.count)
    withExtendedLifetime(vector) {
      vector.apply(
        RangeKernel(
          low: range.low, high: range.high, count: vector.count, output: output.values))
    }
    return output.vector(.bool, .u8)
  }

  /// Both sides at one scale.
  static func pair(_ relation: Relation, _ left: Vector, _ right: Vector) -> Vector {
    if let always = decided(relation, left.bounds, right.bounds) {
      return .truth(always, count: left.count)
    }
    let output = Output(UInt8.self, count: left.count)
    withExtendedLifetime((left, right)) {
      left.apply(
        with: right, PairKernel(relation: relation, count: left.count, output: output.values))
    }
    return output.vector(.bool, .u8)
  }

  private static func decided(
    _ relation: Relation, _ left: Vector.Bounds?, _ right: Vector.Bounds?
  ) -> Bool? {
    guard let left, let right else { return nil }
    switch relation {
    case .equal: return left.high < right.low || right.high < left.low ? false : nil
    case .less: return left.high < right.low ? true : left.low >= right.high ? false : nil
    case .lessOrEqual: return left.high <= right.low ? true : left.low > right.high ? false : nil
    }
  }
}

/// A constant seen at the scale of a column: `floor` and whether that is the constant itself.
private struct Limit {
  let floor: Int128
  let isExact: Bool

  init(_ constant: Int64, scale: Int, at target: Int) {
    if scale <= target {
      let value = Int128(constant).rescaled(from: scale, to: target)
      // What passes 128 bits lies beyond every decimal.
      floor = value ?? (constant < 0 ? .min + 1 : .max - 1)
      isExact = value != nil
      return
    }
    let divisor = widePowersOfTen[scale - target]
    let (quotient, remainder) = Int128(constant).quotientAndRemainder(dividingBy: divisor)
    floor = remainder < 0 ? quotient - 1 : quotient
    isExact = remainder == 0
  }

  /// Column values for which `column relation constant`.
  func range(right relation: Relation) -> (low: Int128, high: Int128) {
    switch relation {
    case .equal: isExact ? (floor, floor) : (1, 0)
    case .less: (.min, isExact ? floor - 1 : floor)
    case .lessOrEqual: (.min, floor)
    }
  }

  /// Column values for which `constant relation column`.
  func range(left relation: Relation) -> (low: Int128, high: Int128) {
    switch relation {
    case .equal: isExact ? (floor, floor) : (1, 0)
    case .less: (floor + 1, .max)
    case .lessOrEqual: (isExact ? floor : floor + 1, .max)
    }
  }
}

private struct RangeKernel: IntegerKernel {
  let low: Int128
  let high: Int128
  let count: Int
  let output: UnsafeMutablePointer<UInt8>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    let (lowest, highest) = (T(clamping: low), T(clamping: high))
    if high < Int128(truncatingIfNeeded: T.min) || low > Int128(truncatingIfNeeded: T.max) {
      output.initialize(repeating: 0, count: count)
    } else if lowest == highest {
      for row in 0..<count { output[row] = bit(values[row] == lowest) }
    } else if lowest == T.min {
      for row in 0..<count { output[row] = bit(values[row] <= highest) }
    } else if highest == T.max {
      for row in 0..<count { output[row] = bit(values[row] >= lowest) }
    } else {
      for row in 0..<count {
        output[row] = bit(values[row] >= lowest) & bit(values[row] <= highest)
      }
    }
  }
}

private struct PairKernel: IntegerPairKernel {
  let relation: Relation
  let count: Int
  let output: UnsafeMutablePointer<UInt8>

  func run<A: FixedWidthInteger, B: FixedWidthInteger>(
    _ left: UnsafePointer<A>, _ right: UnsafePointer<B>
  ) {
    // Narrow values widen in registers; where both layouts agree the compiler drops that again.
    if MemoryLayout<A>.size == 16 {
      compare(left, right, as: Int128.self)
    } else {
      compare(left, right, as: Int64.self)
    }
  }

  @inline(__always)
  private func compare<A: FixedWidthInteger, B: FixedWidthInteger, W: FixedWidthInteger>(
    _ left: UnsafePointer<A>, _ right: UnsafePointer<B>, as: W.Type
  ) {
    switch relation {
    case .equal:
      for row in 0..<count {
        output[row] = bit(W(truncatingIfNeeded: left[row]) == W(truncatingIfNeeded: right[row]))
      }
    case .less:
      for row in 0..<count {
        output[row] = bit(W(truncatingIfNeeded: left[row]) < W(truncatingIfNeeded: right[row]))
      }
    case .lessOrEqual:
      for row in 0..<count {
        output[row] = bit(W(truncatingIfNeeded: left[row]) <= W(truncatingIfNeeded: right[row]))
      }
    }
  }
}

extension Vector {
  /// The integers times 10^`digits`: in 64 bits where the bounds allow, else in 128.
  ///
  /// What would pass 128 bits is saturated: it is beyond every decimal, so it compares right.
  func scaledUp(by digits: Int) -> Vector {
    if digits == 0 { return self }
    if digits <= 18, let bounds {
      let factor = powersOfTen[digits]
      let low = bounds.low.multipliedReportingOverflow(by: factor)
      let high = bounds.high.multipliedReportingOverflow(by: factor)
      if !low.overflow && !high.overflow {
        let wide = widened()
        let output = Output(Int64.self, count: count)
        let values = wide.pointer(Int64.self)
        withExtendedLifetime(wide) {
          for row in 0..<count { output.values[row] = values[row] &* factor }
        }
        return output.vector(
          type, .i64, validity: validity,
          bounds: Bounds(low: low.partialValue, high: high.partialValue), dictionary: dictionary)
      }
    }
    return scaledUpWide(by: widePowersOfTen[digits])
  }

  private func scaledUpWide(by factor: Int128) -> Vector {
    let wide = widenedTo128()
    let output = Output(Int128.self, count: count)
    let values = wide.pointer(Int128.self)
    withExtendedLifetime(wide) {
      for row in 0..<count {
        let (product, overflow) = values[row].multipliedReportingOverflow(by: factor)
        output.values[row] = overflow ? (values[row] < 0 ? .min : .max) : product
      }
    }
    return output.vector(type, .i128, validity: validity, dictionary: dictionary)
  }
}
