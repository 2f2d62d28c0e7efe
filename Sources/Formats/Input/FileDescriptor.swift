#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file open for reading.
final class FileDescriptor {
  let path: String
  private let number: Int32
  private let status: stat

  /// A pipe that nobody has opened for writing is open at once, so that it can be waited for.
  ///
  /// - Throws: also for a folder.
  init(_ path: String) throws(FileFault) {
    self.path = path
    number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { throw Self.fault(path, errno) }
    var status = stat()
    let isKnown = fstat(number, &status) == 0
    let problem = isKnown ? EISDIR : errno
    self.status = status
    if !isKnown || status.st_mode & S_IFMT == S_IFDIR { throw Self.fault(path, problem) }
  }

  deinit { closeFile(number) }

  var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }
  var byteCount: Int { Int(status.st_size) }

  /// Whether size or time of the last writing are others than when it was opened.
  var hasChanged: Bool {
    var now = stat()
    guard fstat(number, &now) == 0 else { return false }
    return now.st_size != status.st_size || !Self.isSame(now, status)
  }

  private static func isSame(_ left: stat, _ right: stat) -> Bool {
    #if canImport(Glibc)
      left.st_mtim.tv_sec == right.st_mtim.tv_sec && left.st_mtim.tv_nsec == right.st_mtim.tv_nsec
    #else
      left.st_mtimespec.tv_sec == right.st_mtimespec.tv_sec
        && left.st_mtimespec.tv_nsec == right.st_mtimespec.tv_nsec
    #endif
  }

  /// At least one byte from `offset`; 0 at the end.
  func read(
    at offset: Int, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) throws(FileFault) -> Int {
    while true {
      let length = pread(number, target, count, off_t(offset))
      if length >= 0 { return length }
      if errno != EINTR { throw Self.fault(path, errno) }
    }
  }

  /// What has come through a pipe; nil where nothing comes within a twentieth of a second.
  func readNext(into target: UnsafeMutablePointer<UInt8>, count: Int) throws(FileFault) -> Int? {
    var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    if poll(&entry, 1, 50) <= 0 { return nil }
    let length = readFile(number, target, count)
    if length >= 0 { return length }
    if errno == EINTR || errno == EAGAIN { return nil }
    throw Self.fault(path, errno)
  }

  private static func fault(_ path: String, _ number: Int32) -> FileFault {
    FileFault(.unreadable, path, "cannot read '\(path)': \(systemMessage(number))")
  }
}

private func readFile(
  _ descriptor: Int32, _ target: UnsafeMutablePointer<UInt8>, _ count: Int
) -> Int {
  #if canImport(Glibc)
    Glibc.read(descriptor, target, count)
  #else
    Darwin.read(descriptor, target, count)
  #endif
}

private func closeFile(_ descriptor: Int32) {
  #if canImport(Glibc)
    _ = Glibc.close(descriptor)
  #else
    _ = Darwin.close(descriptor)
  #endif
}
