/// Gives rows the number of their group: by hash, or directly by the product of the key domains.
protocol Grouping: AnyObject {
  /// Numbers lie below it; it grows with the rows.
  var groupCount: Int { get }
  var byteCount: Int { get }
  /// Writes the group of each row of a chunk.
  func assign(
    _ keys: [Vector], rowCount: Int, to groups: UnsafeMutablePointer<UInt32>
  ) throws(EngineFault)
  /// Takes over the groups of a later lane; our number for each of its groups.
  func merge(_ later: any Grouping) throws(EngineFault) -> [UInt32]
  /// The groups that have rows, in the order of the result.
  func present() -> [UInt32]
  /// Their keys: of `groups`, which is a part of `present()`.
  func keys(_ groups: ArraySlice<UInt32>) -> [Vector]
}

/// Groups by hash, in the order in which they were first seen.
final class HashGrouping: Grouping {
  private let table: GroupTable
  private let cancellation: Cancellation

  init(_ types: [DataType], _ cancellation: Cancellation) {
    table = GroupTable(types, cancellation)
    self.cancellation = cancellation
  }

  var groupCount: Int { table.groupCount }
  var byteCount: Int { table.byteCount }

  func assign(
    _ keys: [Vector], rowCount: Int, to groups: UnsafeMutablePointer<UInt32>
  ) throws(EngineFault) {
    try table.add(keys, rowCount: rowCount, to: groups)
  }

  func merge(_ later: any Grouping) throws(EngineFault) -> [UInt32] {
    guard let later = later as? HashGrouping else { preconditionFailure("lanes of one kind") }
    var numbers = [UInt32](repeating: 0, count: later.groupCount)
    var first = 0
    while first < numbers.count {
      try cancellation.check()
      let count = min(Chunk.capacity, numbers.count - first)
      let keys = later.table.keys(from: first, count: count)
      try numbers.withUnsafeMutableBufferPointer { (target) throws(EngineFault) in
        try table.add(keys, rowCount: count, to: target.baseAddress! + first)
      }
      first += count
    }
    return numbers
  }

  func present() -> [UInt32] { (0..<table.groupCount).map { UInt32($0) } }

  func keys(_ groups: ArraySlice<UInt32>) -> [Vector] {
    guard let first = groups.first else { return table.keys(from: 0, count: 0) }
    return table.keys(from: Int(first), count: groups.count)
  }
}
