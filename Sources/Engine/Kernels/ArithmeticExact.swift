/// `+`, `-`, `*` of exact numbers: one operation, the factors that bring both sides to its scale,
/// and the type that must hold the result.
struct ExactArithmetic {
  enum Operation {
    case add, subtract, multiply
  }

  let operation: Operation
  let leftFactor: Int
  let rightFactor: Int
  /// Digits to round away from a product whose scale is capped (negative: to add).
  let excess: Int
  let type: DataType
  let origin: Origin

  init(
    _ operation: Operation, leftScale: Int, rightScale: Int, type: DataType, origin: Origin
  ) {
    let scale = type.decimalScale ?? 0
    self.operation = operation
    self.type = type
    self.origin = origin
    if operation == .multiply {
      (leftFactor, rightFactor) = (0, 0)
      excess = leftScale + rightScale - scale
    } else {
      leftFactor = scale - leftScale
      rightFactor = scale - rightScale
      excess = 0
    }
  }

  /// - Parameter validity: rows that matter; others never fault.
  func evaluate(
    _ left: Vector, _ right: Vector, validity: Validity?
  ) throws(EngineFault) -> Vector {
    let isNarrow = type.widestLayout == .i64
    let isQuick =
      left.layout != .i128 && right.layout != .i128 && excess == 0
      && min(leftFactor, rightFactor) >= 0 && max(leftFactor, rightFactor) <= 18
    if isNarrow, isQuick,
      let bounds = resultBounds(left.knownBounds(), right.knownBounds())
    {
      let output = Output(Int64.self, count: left.count)
      run(left, right, NarrowKernel(self, count: left.count, output: output.values))
      return output.vector(type, .i64, validity: validity, bounds: bounds)
    }
    if isQuick, max(leftFactor, rightFactor) == 0, type == .int64 {
      let output = Output(Int64.self, count: left.count)
      let overflows = run(
        left, right, CheckedKernel(self, count: left.count, output: output.values))
      if !overflows { return output.vector(type, .i64, validity: validity) }
    } else if !isNarrow, isQuick {
      // Two 64-bit numbers, each times 10^18 at most: no sum or product passes 128 bits.
      let output = Output(Int128.self, count: left.count)
      let overflows = run(left, right, WideKernel(self, count: left.count, output: output.values))
      if !overflows { return output.vector(type, .i128, validity: validity) }
    }
    return try rowByRow(left, right, validity)
  }

  @discardableResult
  private func run<K: IntegerPairKernel>(_ left: Vector, _ right: Vector, _ kernel: K) -> K.Output {
    withExtendedLifetime((left, right)) { left.apply(with: right, kernel) }
  }

  /// Bounds of the result where they prove that it fits the type.
  private func resultBounds(_ left: Vector.Bounds?, _ right: Vector.Bounds?) -> Vector.Bounds? {
    guard let left, let right else { return nil }
    var low = Int128.max
    var high = Int128.min
    for a in [left.low, left.high] {
      for b in [right.low, right.high] {
        guard let corner = result(Int128(a), Int128(b)), type.holds(unscaled: corner) else {
          return nil
        }
        low = min(low, corner)
        high = max(high, corner)
      }
    }
    let (a, b) = (powersOfTen[leftFactor], powersOfTen[rightFactor])
    // The scaled operands too must stay within 64 bits, not only what becomes of them.
    for (value, factor) in [(left.low, a), (left.high, a), (right.low, b), (right.high, b)]
    where value.multipliedReportingOverflow(by: factor).overflow { return nil }
    return Vector.Bounds(low: Int64(low), high: Int64(high))
  }

  /// One result; nil where 128 bits do not hold it.
  func result(_ left: Int128, _ right: Int128) -> Int128? {
    if operation == .multiply { return product(left, right) }
    guard let a = left.rescaled(from: 0, to: leftFactor),
      let b = right.rescaled(from: 0, to: rightFactor)
    else { return nil }
    let (sum, overflow) =
      operation == .add ? a.addingReportingOverflow(b) : a.subtractingReportingOverflow(b)
    return overflow ? nil : sum
  }

  private func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    if !overflow { return product.rescaled(from: excess, to: 0) }
    return excess <= 0
      ? nil : WideDivision.halfAway(left, times: right.magnitude, isNegative: right < 0, by: excess)
  }

  private func rowByRow(
    _ left: Vector, _ right: Vector, _ validity: Validity?
  ) throws(EngineFault) -> Vector {
    let (a, b) = (left.widenedTo128(), right.widenedTo128())
    let (lefts, rights) = (a.pointer(Int128.self), b.pointer(Int128.self))
    defer { withExtendedLifetime((a, b)) {} }
    let output = Output(Int128.self, count: left.count)
    for row in 0..<left.count {
      guard validity?.isValid(row) ?? true else {
        output.values[row] = 0
        continue
      }
      guard let value = result(lefts[row], rights[row]), type.holds(unscaled: value) else {
        throw EngineFault(.overflow(type), at: origin)
      }
      output.values[row] = value
    }
    return output.vector(type, .i128, validity: validity).inLayout(of: type)
  }
}

extension Vector {
  /// The bounds, found by a pass over the rows where they do not come along.
  func knownBounds() -> Bounds? {
    if let bounds { return bounds }
    guard layout == .i64, count > 0 else { return nil }
    let values = pointer(Int64.self)
    var low = values[0]
    var high = values[0]
    withExtendedLifetime(self) {
      for row in 1..<count {
        low = min(low, values[row])
        high = max(high, values[row])
      }
    }
    return Bounds(low: low, high: high)
  }

  /// A vector of `Int128` in the layout that its type asks for; the values fit.
  func inLayout(of type: DataType) -> Vector {
    guard layout == .i128, type.widestLayout != .i128 else { return self }
    let output = Output(Int64.self, count: count)
    let values = pointer(Int128.self)
    withExtendedLifetime(self) {
      for row in 0..<count { output.values[row] = Int64(truncatingIfNeeded: values[row]) }
    }
    return output.vector(type, .i64, validity: validity)
  }
}

/// Bounds have proved that nothing overflows.
private struct NarrowKernel: IntegerPairKernel {
  let operation: ExactArithmetic.Operation
  let leftFactor: Int64
  let rightFactor: Int64
  let count: Int
  let output: UnsafeMutablePointer<Int64>

  init(_ arithmetic: ExactArithmetic, count: Int, output: UnsafeMutablePointer<Int64>) {
    operation = arithmetic.operation
    leftFactor = powersOfTen[arithmetic.leftFactor]
    rightFactor = powersOfTen[arithmetic.rightFactor]
    self.count = count
    self.output = output
  }

  func run<A: FixedWidthInteger, B: FixedWidthInteger>(
    _ left: UnsafePointer<A>, _ right: UnsafePointer<B>
  ) {
    if operation == .multiply {
      for row in 0..<count { output[row] = wide(left[row]) &* wide(right[row]) }
    } else if leftFactor == 1 && rightFactor == 1 {
      if operation == .add {
        for row in 0..<count { output[row] = wide(left[row]) &+ wide(right[row]) }
      } else {
        for row in 0..<count { output[row] = wide(left[row]) &- wide(right[row]) }
      }
    } else {
      let sign: Int64 = operation == .add ? rightFactor : -rightFactor
      for row in 0..<count {
        output[row] = wide(left[row]) &* leftFactor &+ wide(right[row]) &* sign
      }
    }
  }

  @inline(__always)
  private func wide<T: FixedWidthInteger>(_ value: T) -> Int64 { Int64(truncatingIfNeeded: value) }
}

/// INT64 without bounds: overflow is gathered in one flag, so that no row branches.
private struct CheckedKernel: IntegerPairKernel {
  let operation: ExactArithmetic.Operation
  let count: Int
  let output: UnsafeMutablePointer<Int64>

  init(_ arithmetic: ExactArithmetic, count: Int, output: UnsafeMutablePointer<Int64>) {
    operation = arithmetic.operation
    self.count = count
    self.output = output
  }

  func run<A: FixedWidthInteger, B: FixedWidthInteger>(
    _ left: UnsafePointer<A>, _ right: UnsafePointer<B>
  ) -> Bool {
    var overflows: Int64 = 0
    switch operation {
    case .add:
      for row in 0..<count {
        let (a, b) = (Int64(truncatingIfNeeded: left[row]), Int64(truncatingIfNeeded: right[row]))
        let sum = a &+ b
        // The sign bit is set where both operands have a sign that the sum lacks.
        overflows |= (a ^ sum) & (b ^ sum)
        output[row] = sum
      }
    case .subtract:
      for row in 0..<count {
        let (a, b) = (Int64(truncatingIfNeeded: left[row]), Int64(truncatingIfNeeded: right[row]))
        let difference = a &- b
        overflows |= (a ^ b) & (a ^ difference)
        output[row] = difference
      }
    case .multiply:
      var flag: UInt8 = 0
      for row in 0..<count {
        let a = Int64(truncatingIfNeeded: left[row])
        let result = a.multipliedReportingOverflow(by: Int64(truncatingIfNeeded: right[row]))
        flag |= bit(result.overflow)
        output[row] = result.partialValue
      }
      overflows = flag == 0 ? 0 : -1
    }
    return overflows < 0
  }
}

/// A wide DECIMAL of two narrow operands: only the digits of the type can be too few.
private struct WideKernel: IntegerPairKernel {
  let arithmetic: ExactArithmetic
  let count: Int
  let output: UnsafeMutablePointer<Int128>

  init(_ arithmetic: ExactArithmetic, count: Int, output: UnsafeMutablePointer<Int128>) {
    self.arithmetic = arithmetic
    self.count = count
    self.output = output
  }

  func run<A: FixedWidthInteger, B: FixedWidthInteger>(
    _ left: UnsafePointer<A>, _ right: UnsafePointer<B>
  ) -> Bool {
    let limit = arithmetic.type.unscaledLimit!
    var overflows: UInt8 = 0
    if arithmetic.operation == .multiply {
      for row in 0..<count {
        let product =
          Int128(truncatingIfNeeded: left[row]) &* Int128(truncatingIfNeeded: right[row])
        overflows |= bit(product > limit) | bit(product < -limit)
        output[row] = product
      }
    } else {
      let a = widePowersOfTen[arithmetic.leftFactor]
      let factor = widePowersOfTen[arithmetic.rightFactor]
      let b = arithmetic.operation == .add ? factor : -factor
      for row in 0..<count {
        let sum =
          Int128(truncatingIfNeeded: left[row]) &* a &+ Int128(truncatingIfNeeded: right[row]) &* b
        overflows |= bit(sum > limit) | bit(sum < -limit)
        output[row] = sum
      }
    }
    return overflows != 0
  }
}
