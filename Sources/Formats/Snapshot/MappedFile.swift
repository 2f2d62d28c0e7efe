import CSystem
import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file in memory, read only. Whoever writes a store renames a new file over the old one, so what
/// is mapped stays as it is; a program that writes into the file all the same is noticed.
final class MappedFile: Sendable {
  let path: String
  /// All bytes but the slack at the end.
  let buffer: Buffer
  private let descriptor: Int32
  private let mark: FileMark

  /// - Throws: where `path` is no regular file that can be read.
  init(path: String) throws(FileFault) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Self.unreadable(path, errno) }
    do throws(FileFault) {
      let mark = try FileMark(file, path)
      guard mark.byteCount >= SnapshotHeader.byteCount + Buffer.slack else {
        throw .noStore(path)
      }
      let base = mmap(nil, mark.byteCount, PROT_READ, MAP_PRIVATE, file, 0)
      guard let base, base != MAP_FAILED else { throw Self.unreadable(path, errno) }
      tra_guard_mapping(base, UInt64(mark.byteCount))
      buffer = Buffer(foreign: base, byteCount: mark.byteCount - Buffer.slack) { base in
        tra_unguard_mapping(base)
        munmap(base, mark.byteCount)
      }
      self.path = path
      self.mark = mark
      descriptor = file
    } catch {
      _ = closeFile(file)
      throw error
    }
  }

  deinit { _ = closeFile(descriptor) }

  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: buffer.base, count: buffer.byteCount)
  }

  /// Whether the file is as it was when it was opened.
  var isUnchanged: Bool {
    do throws(FileFault) { return try FileMark(descriptor, path) == mark } catch { return false }
  }

  static func unreadable(_ path: String, _ number: Int32) -> FileFault {
    FileFault(.unreadable, path, "cannot read '\(path)': \(systemMessage(number))")
  }
}

/// By which a change of a file is noticed.
public struct FileMark: Equatable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  private let seconds: Int
  private let nanoseconds: Int
  let byteCount: Int

  /// nil where there is no such file.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  fileprivate init(_ file: Int32, _ path: String) throws(FileFault) {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw MappedFile.unreadable(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .noStore(path) }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    byteCount = Int(status.st_size)
    #if canImport(Glibc)
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #else
      (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #endif
  }
}

private func closeFile(_ descriptor: Int32) -> Int32 { close(descriptor) }

extension FileFault {
  static func noStore(_ path: String) -> FileFault {
    FileFault(.content, path, "not a store (.snapshot writes one)")
  }
}
