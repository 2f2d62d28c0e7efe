/// The rows of a window in the order of partitions and sort keys, as a kernel sees them.
struct WindowRows {
  let rowCount: Int
  /// Rows of one partition each, one after another.
  let partitions: [Range<Int>]
  /// For each row the rows of its partition that sort equal to it.
  private let peerStarts: [UInt32]
  private let peerEnds: [UInt32]
  /// The values of the one sort key where a RANGE frame has a distance.
  private let distances: RangeDistances?
  /// The call's arguments and frame.
  var arguments: [Vector] = []
  var frame = FrameBounds.partition
  private let cancellation: Cancellation

  /// - Throws: `.cancelled` or `.timeout`.
  init(_ order: WindowOrder, _ cancellation: Cancellation) throws(EngineFault) {
    rowCount = order.rows.count
    self.cancellation = cancellation
    distances = order.distances
    var partitions: [Range<Int>] = []
    var starts = [UInt32](repeating: 0, count: rowCount)
    var ends = starts
    var partitionStart = 0
    var peerStart = 0
    for row in 1..<(rowCount + 1) where rowCount > 0 {
      if row & 0xFFFF == 0 { try cancellation.check() }
      let endsPartition = row == rowCount || !order.isSamePartition(row - 1, row)
      guard endsPartition || !order.arePeers(row - 1, row) else { continue }
      for peer in peerStart..<row {
        starts[peer] = UInt32(peerStart)
        ends[peer] = UInt32(row)
      }
      peerStart = row
      if endsPartition {
        partitions.append(partitionStart..<row)
        partitionStart = row
      }
    }
    self.partitions = partitions
    peerStarts = starts
    peerEnds = ends
  }

  /// Asked by kernels before each row; looks at the clock now and then.
  @inline(__always)
  func checkStop(at row: Int) throws(EngineFault) {
    if row & 0x3FFF == 0 { try cancellation.check() }
  }

  /// Both, row after row.
  func concatenated(
    _ first: Vector, _ second: Vector, _ type: DataType
  ) throws(EngineFault) -> Vector {
    try Vector.concatenate([first, second], type, cancellation)
  }

  func peers(_ row: Int) -> Range<Int> { Int(peerStarts[row])..<Int(peerEnds[row]) }

  /// The rows of the frame around `row`, which lies in `partition`.
  func frame(_ row: Int, in partition: Range<Int>) -> Range<Int> {
    let start = first(frame.start, row, partition)
    let end = end(frame.end, row, partition)
    return start < end ? start..<end : start..<start
  }

  private func first(_ bound: FrameBounds.Bound, _ row: Int, _ partition: Range<Int>) -> Int {
    switch bound {
    case .unboundedPreceding: partition.lowerBound
    case .unboundedFollowing: partition.upperBound
    case .currentRow: frame.isRange ? peers(row).lowerBound : row
    case .preceding(let distance):
      frame.isRange
        ? distances!.first(distance, before: true, from: row, in: partition, peers(row))
        : max(partition.lowerBound, row - clamp(distance))
    case .following(let distance):
      frame.isRange
        ? distances!.first(distance, before: false, from: row, in: partition, peers(row))
        : min(partition.upperBound, row + clamp(distance))
    }
  }

  private func end(_ bound: FrameBounds.Bound, _ row: Int, _ partition: Range<Int>) -> Int {
    switch bound {
    case .unboundedPreceding: partition.lowerBound
    case .unboundedFollowing: partition.upperBound
    case .currentRow: frame.isRange ? peers(row).upperBound : row + 1
    case .preceding(let distance):
      frame.isRange
        ? distances!.end(distance, before: true, from: row, in: partition, peers(row))
        : max(partition.lowerBound, row + 1 - clamp(distance))
    case .following(let distance):
      frame.isRange
        ? distances!.end(distance, before: false, from: row, in: partition, peers(row))
        : min(partition.upperBound, row + 1 + clamp(distance))
    }
  }

  /// No partition is longer than the rows there are.
  private func clamp(_ distance: Int64) -> Int { Int(min(distance, Int64(rowCount))) }
}

/// A window's rows as the sort left them.
struct WindowOrder {
  /// Row numbers of the input, in order.
  let rows: SelectionVector
  let distances: RangeDistances?
  private let partitions: SortOrder
  private let peers: SortOrder

  /// - Throws: `.cancelled` or `.timeout`.
  init(
    _ partitionBy: [Vector], _ orderBy: [SortOrder.Column], rowCount: Int,
    _ cancellation: Cancellation
  ) throws(EngineFault) {
    let parts = partitionBy.map {
      SortOrder.Column(vector: $0, isDescending: false, nullsFirst: true, isVietnamese: false)
    }
    partitions = try SortOrder(parts, rowCount: rowCount, cancellation)
    peers = try SortOrder(orderBy, rowCount: rowCount, cancellation)
    rows = try SortOrder(parts + orderBy, rowCount: rowCount, cancellation).sorted()
    distances = orderBy.count == 1 ? RangeDistances(orderBy[0], rows) : nil
  }

  func isSamePartition(_ a: Int, _ b: Int) -> Bool { partitions.areEqual(rows[a], rows[b]) }
  func arePeers(_ a: Int, _ b: Int) -> Bool { peers.areEqual(rows[a], rows[b]) }
}
