/// Gives rows the number of their group: by hash, or directly by the product of the key domains.
protocol Grouping: AnyObject {
  /// Numbers lie below it; it grows with the rows.
  var groupCount: Int { get }
  var byteCount: Int { get }
  /// Writes the group of each row of a chunk.
  func assign(_ keys: [Vector], rowCount: Int, to groups: UnsafeMutablePointer<UInt32>)
  /// Takes over the groups of a later lane; our number for each of its groups.
  func merge(_ later: any Grouping) -> [UInt32]
  /// The groups that have rows, in the order of the result.
  func present() -> [UInt32]
  /// Their keys: of `groups`, which is a part of `present()`.
  func keys(_ groups: ArraySlice<UInt32>) -> [Vector]
}

/// Groups by hash, in the order in which they were first seen.
final class HashGrouping: Grouping {
  private let table: GroupTable

  init(_ types: [DataType]) { table = GroupTable(types) }

  var groupCount: Int { table.groupCount }
  var byteCount: Int { table.byteCount }

  func assign(_ keys: [Vector], rowCount: Int, to groups: UnsafeMutablePointer<UInt32>) {
    table.add(keys, rowCount: rowCount, to: groups)
  }

  func merge(_ later: any Grouping) -> [UInt32] {
    guard let later = later as? HashGrouping else { preconditionFailure("lanes of one kind") }
    var numbers = [UInt32](repeating: 0, count: later.groupCount)
    var first = 0
    while first < numbers.count {
      let count = min(Chunk.capacity, numbers.count - first)
      let keys = later.table.keys(from: first, count: count)
      numbers.withUnsafeMutableBufferPointer {
        table.add(keys, rowCount: count, to: $0.baseAddress! + first)
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
