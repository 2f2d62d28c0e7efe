import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that can be read twice: a file, or what is in memory already.
///
/// Files are read, not mapped: a mapped file that another program cuts short would kill us. What
/// cannot be read twice (a pipe) is kept whole.
final class ByteSource {
  /// So much is read before the statement's end is asked for again.
  private static let pieceSize = 1 << 20

  let name: String
  private let watch: StatementWatch
  private let file: FileDescriptor?
  private let memory: UnsafeBufferPointer<UInt8>
  private let kept: KeptPipe?

  /// `bytes` must outlive the source.
  init(bytes: UnsafeBufferPointer<UInt8>, name: String, _ watch: StatementWatch) {
    self.name = name
    self.watch = watch
    file = nil
    memory = bytes
    kept = nil
  }

  init(path: String, _ watch: StatementWatch) throws(FileFault) {
    name = path
    self.watch = watch
    let file = try FileDescriptor(path)
    if file.isRegular {
      self.file = file
      memory = UnsafeBufferPointer(start: nil, count: 0)
      kept = nil
      return
    }
    let pipe = KeptPipe(watch)
    try pipe.readAll(file)
    self.file = nil
    memory = pipe.bytes
    kept = pipe
  }

  /// nil for what was never asked for its size.
  var byteCount: Int? { file?.byteCount ?? memory.count }

  /// Up to `count` bytes from `offset`; fewer only at the end.
  func read(
    at offset: Int, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) throws(FileFault) -> Int {
    guard let file else {
      let length = max(0, min(count, memory.count - offset))
      if length > 0 { target.update(from: memory.baseAddress! + offset, count: length) }
      return length
    }
    var done = 0
    while done < count {
      try watch.check(name)
      let piece = min(count - done, Self.pieceSize)
      let length = try file.read(at: offset + done, into: target + done, count: piece)
      if length == 0 { break }
      done += length
    }
    return done
  }

  /// Whether another program has written to the file since it was opened.
  var hasChanged: Bool { file?.hasChanged ?? false }

  var changed: FileFault {
    FileFault(
      .unreadable, name, "'\(name)' was changed while it was read",
      help: ["read a copy of it, or wait until it is written"])
  }
}
