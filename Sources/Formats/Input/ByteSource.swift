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
  let name: String
  private let descriptor: Int32?
  private let memory: UnsafeBufferPointer<UInt8>
  private let kept: ByteBuffer?

  /// `bytes` must outlive the source.
  init(bytes: UnsafeBufferPointer<UInt8>, name: String) {
    self.name = name
    descriptor = nil
    memory = bytes
    kept = nil
  }

  /// - Parameter shouldStop: asked while a pipe is read to its end, which may never come.
  init(path: String, _ shouldStop: (@Sendable () -> Bool)? = nil) throws(FileFault) {
    name = path
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Self.fault(path, errno) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      closeFile(file)
      throw Self.fault(path, status.st_mode & S_IFMT == S_IFDIR ? EISDIR : errno)
    }
    if status.st_mode & S_IFMT == S_IFREG {
      descriptor = file
      memory = UnsafeBufferPointer(start: nil, count: 0)
      kept = nil
      return
    }
    defer { closeFile(file) }
    let all = try Self.readAll(file, path, shouldStop)
    descriptor = nil
    memory = all.bytes
    kept = all
  }

  deinit {
    if let descriptor { closeFile(descriptor) }
  }

  /// Up to `count` bytes from `offset`; fewer only at the end.
  func read(
    at offset: Int, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) throws(FileFault) -> Int {
    guard let descriptor else {
      let length = max(0, min(count, memory.count - offset))
      if length > 0 { target.update(from: memory.baseAddress! + offset, count: length) }
      return length
    }
    var done = 0
    while done < count {
      let length = pread(descriptor, target + done, count - done, off_t(offset + done))
      if length > 0 {
        done += length
      } else if length == 0 {
        break
      } else if errno != EINTR {
        throw Self.fault(name, errno)
      }
    }
    return done
  }

  private static func readAll(
    _ file: Int32, _ path: String, _ shouldStop: (@Sendable () -> Bool)?
  ) throws(FileFault) -> ByteBuffer {
    let all = ByteBuffer(capacity: 1 << 16)
    while true {
      if shouldStop?() == true { throw FileFault(.interrupted, path, "interrupted") }
      let count = read(file, all)
      if count > 0 {
        all.commit(count)
      } else if count == 0 {
        return all
      } else if errno != EINTR {
        throw fault(path, errno)
      }
    }
  }

  private static func read(_ file: Int32, _ target: ByteBuffer) -> Int {
    #if canImport(Glibc)
      Glibc.read(file, target.tail(room: 1 << 16), 1 << 16)
    #else
      Darwin.read(file, target.tail(room: 1 << 16), 1 << 16)
    #endif
  }

  private static func fault(_ path: String, _ number: Int32) -> FileFault {
    FileFault(.unreadable, path, "cannot read '\(path)': \(systemMessage(number))")
  }
}

private func closeFile(_ descriptor: Int32) {
  #if canImport(Glibc)
    _ = Glibc.close(descriptor)
  #else
    _ = Darwin.close(descriptor)
  #endif
}
