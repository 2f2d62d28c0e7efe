/// `+`, `-`, `*` of FLOAT64: IEEE 754, which knows no fault.
enum ArithmeticFloat {
  static func evaluate(
    _ operation: ExactArithmetic.Operation, _ left: Vector, _ right: Vector, validity: Validity?
  ) -> Vector {
    let (a, b) = (left.floats(), right.floats())
    let (lefts, rights) = (a.pointer(Double.self), b.pointer(Double.self))
    let output = Output(Double.self, count: left.count)
    withExtendedLifetime((a, b)) {
      switch operation {
      case .add:
        for row in 0..<left.count { output.values[row] = lefts[row] + rights[row] }
      case .subtract:
        for row in 0..<left.count { output.values[row] = lefts[row] - rights[row] }
      case .multiply:
        for row in 0..<left.count { output.values[row] = lefts[row] * rights[row] }
      }
    }
    return output.vector(.float64, .f64, validity: validity)
  }
}

extension Vector {
  /// A number of any type as FLOAT64, each the nearest one.
  func floats() -> Vector {
    if layout == .f64 { return self }
    let scale = type.decimalScale ?? 0
    let output = Output(Double.self, count: count)
    withExtendedLifetime(self) {
      apply(FloatKernel(scale: scale, count: count, output: output.values))
    }
    return output.vector(.float64, .f64, validity: validity)
  }
}

private struct FloatKernel: IntegerKernel {
  let scale: Int
  let count: Int
  let output: UnsafeMutablePointer<Double>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    if MemoryLayout<T>.size <= 8 && scale == 0 {
      for row in 0..<count { output[row] = Double(Int64(truncatingIfNeeded: values[row])) }
    } else if MemoryLayout<T>.size <= 4 && scale <= 22 {
      let divisor = doublePowersOfTen[scale]
      for row in 0..<count {
        output[row] = Double(Int64(truncatingIfNeeded: values[row])) / divisor
      }
    } else {
      for row in 0..<count {
        output[row] = ValueText.double(
          unscaled: Int128(truncatingIfNeeded: values[row]), scale: scale)
      }
    }
  }
}
