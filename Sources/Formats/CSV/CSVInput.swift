/// The files of one table, or bytes in memory; opened in order, and again from the start.
final class CSVInput {
  private let paths: [String]
  /// Kept, because a pipe cannot be opened twice.
  private let first: ByteSource
  private let shouldStop: (@Sendable () -> Bool)?

  init(path: String, _ shouldStop: (@Sendable () -> Bool)? = nil) throws(FileFault) {
    paths = try FilePattern.files(path)
    first = try ByteSource(path: paths[0], shouldStop)
    self.shouldStop = shouldStop
  }

  init(bytes: UnsafeBufferPointer<UInt8>, name: String) {
    paths = [name]
    first = ByteSource(bytes: bytes, name: name)
    shouldStop = nil
  }

  var count: Int { paths.count }
  var name: String { first.name }

  func source(_ index: Int) throws(FileFault) -> ByteSource {
    index == 0 ? first : try ByteSource(path: paths[index], shouldStop)
  }
}
