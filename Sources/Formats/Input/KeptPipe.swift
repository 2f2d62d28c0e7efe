import Engine

/// All that came through a pipe, which cannot be read twice.
final class KeptPipe {
  private static let pieceSize = 1 << 16

  private let watch: StatementWatch
  private let all = ByteBuffer(capacity: KeptPipe.pieceSize)
  private let charge: MemoryCharge

  init(_ watch: StatementWatch) {
    self.watch = watch
    charge = MemoryCharge(watch.memory)
  }

  var bytes: UnsafeBufferPointer<UInt8> { all.bytes }

  /// - Throws: also when the statement ends, though the pipe never may.
  func readAll(_ pipe: FileDescriptor) throws(FileFault) {
    while true {
      try watch.check(pipe.path)
      let count = try pipe.readNext(into: all.tail(room: Self.pieceSize), count: Self.pieceSize)
      if count == 0 { return }
      guard let count else { continue }
      all.commit(count)
      watch.progress.addLoaded(bytes: count, rows: 0)
      try watch.raise(charge, to: all.count, pipe.path)
    }
  }
}
