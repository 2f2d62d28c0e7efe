/// Row numbers that are kept, in order, for one gather.
///
/// `@unchecked Sendable`: the memory is written only by the maker, before the value is shared.
public struct SelectionVector: @unchecked Sendable {
  public let count: Int
  public let rows: UnsafePointer<UInt32>
  private let owner: Buffer

  /// - Parameter fill: writes up to `capacity` row numbers and returns how many.
  public init(capacity: Int, fill: (UnsafeMutablePointer<UInt32>) -> Int) {
    owner = Buffer(byteCount: capacity * 4)
    let rows = owner.base.bindMemory(to: UInt32.self, capacity: capacity + 1)
    count = fill(rows)
    precondition(count <= capacity)
    self.rows = UnsafePointer(rows)
  }

  /// Row numbers written beforehand.
  init(_ numbers: Output<UInt32>) {
    owner = numbers.buffer
    count = numbers.count
    rows = UnsafePointer(numbers.values)
  }

  public init(_ rows: [Int]) {
    self.init(capacity: rows.count) { target in
      for (index, row) in rows.enumerated() { target[index] = UInt32(row) }
      return rows.count
    }
  }

  @inline(__always)
  public subscript(index: Int) -> Int { Int(rows[index]) }
}
