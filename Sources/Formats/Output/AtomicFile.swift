#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that appears whole or not at all: written beside its place, synced, then renamed.
///
/// What is no regular file (a pipe, `/dev/stdout`) is written in place. What is not committed
/// leaves no trace.
public final class AtomicFile {
  public let path: String
  public let sink: OutputSink
  /// The file behind `path`, so that a symbolic link stays one.
  private let target: String
  /// nil where the file is written in place.
  private let temporary: String?
  private var descriptor: Int32

  /// - Throws: `OutputError` where the folder or the file cannot be written.
  public init(path: String) throws(OutputError) {
    let target = Self.resolved(path)
    var status = stat()
    let exists = stat(target, &status) == 0
    let kind = exists ? status.st_mode & S_IFMT : S_IFREG
    if kind == S_IFDIR { throw OutputError.system(EISDIR, "write", path) }
    if exists && access(target, W_OK) != 0 { throw OutputError.system(errno, "write", path) }
    let inPlace = kind != S_IFREG
    let mode = exists && !inPlace ? status.st_mode & 0o777 : 0o666
    let name = inPlace ? nil : Self.temporaryName(beside: target)
    let flags = inPlace ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    descriptor = open(name ?? target, flags, mode)
    guard descriptor >= 0 else { throw OutputError.system(errno, "write", path) }
    if exists && !inPlace { _ = fchmod(descriptor, mode) }
    self.path = path
    self.target = target
    temporary = name
    sink = OutputSink(descriptor: descriptor, name: path)
  }

  deinit { discard() }

  /// Puts the file in its place. Nothing may be written afterwards.
  public func commit() throws(OutputError) {
    precondition(descriptor >= 0, "commit after the end")
    do throws(OutputError) {
      try sink.flush()
      if let temporary {
        guard fsync(descriptor) == 0 else { throw OutputError.system(errno, "write", path) }
        guard rename(temporary, target) == 0 else {
          throw OutputError.system(errno, "write", path)
        }
        syncFolder()
      }
    } catch {
      discard()
      throw error
    }
    close()
  }

  /// The new name outlasts a power cut only once its folder is on the disk. A file system that
  /// cannot do that has done what it can.
  private func syncFolder() {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(target[...$0]) } ?? "."
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    Self.close(file)
  }

  /// Leaves what was there before.
  public func discard() {
    guard descriptor >= 0 else { return }
    close()
    if let temporary { unlink(temporary) }
  }

  private func close() {
    Self.close(descriptor)
    descriptor = -1
  }

  private static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Hidden, and of this process: two shells may write the same file.
  private static func temporaryName(beside target: String) -> String {
    var count = 0
    while true {
      let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
      let start = slash.map { target.utf8.index(after: $0) } ?? target.startIndex
      let name = "\(target[..<start]).\(target[start...]).\(getpid())-\(count)"
      if access(name, F_OK) != 0 { return name }
      count += 1
    }
  }
}
