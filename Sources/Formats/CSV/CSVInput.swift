import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files of one table, or bytes in memory; opened in order, and again from the start.
final class CSVInput {
  let watch: StatementWatch
  private let paths: [String]
  /// Kept, because a pipe cannot be opened twice.
  private let first: ByteSource

  /// - Parameter path: may be a pattern.
  init(path: String, _ watch: StatementWatch) throws(FileFault) {
    self.watch = watch
    paths = try FilePattern.files(path)
    watch.progress.beginLoad(path, byteCount: Self.byteCount(paths))
    first = try ByteSource(path: paths[0], watch)
    // Of a pipe the size is known now, and its bytes are counted again as records.
    if paths.count == 1 { watch.progress.beginLoad(path, byteCount: first.byteCount) }
  }

  init(bytes: UnsafeBufferPointer<UInt8>, name: String, _ watch: StatementWatch) {
    self.watch = watch
    paths = [name]
    first = ByteSource(bytes: bytes, name: name, watch)
  }

  var count: Int { paths.count }
  var name: String { first.name }

  func source(_ index: Int) throws(FileFault) -> ByteSource {
    index == 0 ? first : try ByteSource(path: paths[index], watch)
  }

  /// nil where one of them does not say how long it is.
  private static func byteCount(_ paths: [String]) -> Int? {
    var sum = 0
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      sum += Int(status.st_size)
    }
    return sum
  }
}
