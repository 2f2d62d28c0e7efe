import Engine
import Synchronization

/// A column of a store file, and where all that it is made of lies.
struct StoredColumn: Sendable {
  /// For messages: `'received' of 'filings'`.
  let title: String
  var dictionary: TextDictionary?
  var textByteCount = 0
  var textBlocks: [Block] = []
  var segments: [Segment] = []
  /// Of each segment.
  var blocks: [[Block]] = []

  typealias Block = (range: Range<Int>, checksum: UInt64)

  init(title: String) { self.title = title }
}

/// The columns of a table in a store file, each checked once: before its values are first read.
final class StoredColumns: ColumnCheck {
  private let file: MappedFile
  private let columns: [StoredColumn]
  private let isChecked: Mutex<[Bool]>

  init(_ file: MappedFile, _ columns: [StoredColumn]) {
    self.file = file
    self.columns = columns
    isChecked = Mutex([Bool](repeating: false, count: columns.count))
  }

  func check(_ column: Int, by workers: WorkerPool?) throws(EngineFault) {
    guard file.isUnchanged else {
      throw EngineFault(
        .corrupt("'\(file.path)' was written into while it was open; .open it again"))
    }
    if isChecked.withLock({ $0[column] }) { return }
    if let what = contradiction(in: columns[column], workers) {
      throw EngineFault(
        .corrupt("'\(file.path)' is damaged: column \(columns[column].title) has \(what)"))
    }
    isChecked.withLock { $0[column] = true }
  }

  private func contradiction(in column: StoredColumn, _ workers: WorkerPool?) -> String? {
    guard areWhole(column.textBlocks) else { return "another checksum" }
    if let found = column.dictionary?.contradiction(byteCount: column.textByteCount) {
      return found
    }
    let count = column.segments.count
    let isSound = UnsafeMutablePointer<Bool>.allocate(capacity: count)
    defer { isSound.deallocate() }
    (workers ?? Self.alone).run(count) { index in
      isSound[index] = contradiction(in: column, segment: index) == nil
    }
    let first = (0..<count).first { !isSound[$0] }
    return first.flatMap { contradiction(in: column, segment: $0) }
  }

  private static let alone = WorkerPool(threadCount: 1)

  /// Checksum and values together: what the one has read lies in the cache for the other.
  private func contradiction(in column: StoredColumn, segment: Int) -> String? {
    guard areWhole(column.blocks[segment]) else { return "another checksum" }
    return column.segments[segment].contradiction
  }

  private func areWhole(_ blocks: [StoredColumn.Block]) -> Bool {
    blocks.allSatisfy { range, expected in
      checksum(UnsafeRawBufferPointer(rebasing: file.bytes[range])) == expected
    }
  }
}
