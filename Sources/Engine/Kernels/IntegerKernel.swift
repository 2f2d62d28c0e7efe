/// The one place where a kernel learns the layout of its input: a switch a chunk, then a loop that
/// is specialised for it.
protocol IntegerKernel {
  associatedtype Output
  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) -> Output
}

/// The same for two inputs. Inputs wider than 64 bits are both brought to `Int128` first.
protocol IntegerPairKernel {
  associatedtype Output
  func run<A: FixedWidthInteger, B: FixedWidthInteger>(
    _ left: UnsafePointer<A>, _ right: UnsafePointer<B>
  ) -> Output
}

/// A comparison as a number. `cond ? 1 : 0` becomes a branch, 18 times slower at 20 % passing.
@inline(__always)
func bit(_ condition: Bool) -> UInt8 { unsafeBitCast(condition, to: UInt8.self) }

extension Vector {
  @inline(__always)
  func apply<K: IntegerKernel>(_ kernel: K) -> K.Output {
    switch layout {
    case .u8: kernel.run(pointer(UInt8.self))
    case .u16: kernel.run(pointer(UInt16.self))
    case .i32: kernel.run(pointer(Int32.self))
    case .i64: kernel.run(pointer(Int64.self))
    case .i128: kernel.run(pointer(Int128.self))
    case .f64: preconditionFailure("an integer kernel over FLOAT64")
    }
  }

  @inline(__always)
  func apply<K: IntegerPairKernel>(with other: Vector, _ kernel: K) -> K.Output {
    if layout == .i128 || other.layout == .i128 {
      let left = widenedTo128()
      let right = other.widenedTo128()
      return withExtendedLifetime((left, right)) {
        kernel.run(left.pointer(Int128.self), right.pointer(Int128.self))
      }
    }
    return apply(LeftKernel(right: other, kernel: kernel))
  }
}

private struct LeftKernel<K: IntegerPairKernel>: IntegerKernel {
  let right: Vector
  let kernel: K

  @inline(__always)
  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) -> K.Output {
    right.apply(RightKernel(left: values, kernel: kernel))
  }
}

private struct RightKernel<A: FixedWidthInteger, K: IntegerPairKernel>: IntegerKernel {
  let left: UnsafePointer<A>
  let kernel: K

  @inline(__always)
  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) -> K.Output {
    kernel.run(left, values)
  }
}

/// Memory of one result: filled by a kernel, then sealed as a vector.
struct Output<T> {
  let buffer: Buffer
  let values: UnsafeMutablePointer<T>
  let count: Int

  init(_: T.Type = T.self, count: Int) {
    buffer = Buffer(byteCount: count * MemoryLayout<T>.stride)
    values = buffer.base.bindMemory(to: T.self, capacity: count + 1)
    self.count = count
  }

  func vector(
    _ type: DataType, _ layout: Vector.Layout, validity: Validity? = nil,
    bounds: Vector.Bounds? = nil, dictionary: TextDictionary? = nil
  ) -> Vector {
    Vector(
      type: type, layout: layout, count: count, buffer: buffer, validity: validity,
      bounds: bounds, dictionary: dictionary)
  }
}

extension Vector {
  /// The values as `Int64`: this vector where it is one already.
  func widened() -> Vector {
    if layout == .i64 { return self }
    precondition(layout != .i128 && layout != .f64)
    let output = Output(Int64.self, count: count)
    apply(WidenKernel(count: count, output: output.values))
    return output.vector(type, .i64, validity: validity, bounds: bounds, dictionary: dictionary)
  }

  /// The values as `Int128`, whatever the type says about digits.
  func widenedTo128() -> Vector {
    if layout == .i128 { return self }
    let output = Output(Int128.self, count: count)
    apply(WidenKernel(count: count, output: output.values))
    return output.vector(type, .i128, validity: validity, dictionary: dictionary)
  }
}

private struct WidenKernel<W: FixedWidthInteger>: IntegerKernel {
  let count: Int
  let output: UnsafeMutablePointer<W>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    for row in 0..<count { output[row] = W(truncatingIfNeeded: values[row]) }
  }
}
