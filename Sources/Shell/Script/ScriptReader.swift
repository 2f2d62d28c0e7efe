import CSystem
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A script, read piece by piece: a statement comes out as soon as the byte that completes it has
/// come in, so that a pipe can be driven like a conversation.
final class ScriptReader {
  enum Input {
    case text([UInt8])
    case descriptor(Int32)
    case finished
  }

  let name: String
  private var splitter: StatementSplitter
  private var input: Input
  private var pieces: ArraySlice<StatementSplitter.Piece> = []
  private let closesDescriptor: Bool

  init(text: String, name: String) {
    self.name = name
    splitter = StatementSplitter(name: name)
    input = .text(Array(text.utf8))
    closesDescriptor = false
  }

  static func standardInput() -> ScriptReader {
    ScriptReader(descriptor: 0, name: "<stdin>", closesDescriptor: false)
  }

  /// - Throws: the system's words where the file cannot be opened.
  init(path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, number: errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw FileError(path: path, number: EISDIR)
    }
    name = path
    splitter = StatementSplitter(name: path)
    input = .descriptor(descriptor)
    closesDescriptor = true
  }

  private init(descriptor: Int32, name: String, closesDescriptor: Bool) {
    self.name = name
    splitter = StatementSplitter(name: name)
    input = .descriptor(descriptor)
    self.closesDescriptor = closesDescriptor
  }

  deinit {
    if closesDescriptor, case .descriptor(let descriptor) = input { close(descriptor) }
  }

  /// The next piece; nil at the end.
  func next() throws(FileError) -> StatementSplitter.Piece? {
    while true {
      if let piece = pieces.popFirst() { return piece }
      switch input {
      case .finished: return nil
      case .text(let text):
        pieces = ArraySlice(splitter.feed(text) + splitter.finish())
        input = .finished
      case .descriptor(let descriptor): try fill(from: descriptor)
      }
    }
  }

  private func fill(from descriptor: Int32) throws(FileError) {
    let part = try Self.read(descriptor, name)
    if !part.isEmpty {
      pieces = ArraySlice(splitter.feed(part))
      return
    }
    pieces = ArraySlice(splitter.finish())
    input = .finished
    if closesDescriptor { close(descriptor) }
  }

  /// What has come, at most 64 KiB; nothing at the end.
  private static func read(_ descriptor: Int32, _ name: String) throws(FileError) -> [UInt8] {
    while true {
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, initialized in
        count = systemRead(descriptor, bytes.baseAddress, bytes.count)
        initialized = max(0, count)
      }
      if count >= 0 { return part }
      guard errno == EINTR, tra_interrupt_pending() == 0 else {
        throw FileError(path: name, number: errno)
      }
    }
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int)
  -> Int
{
  #if canImport(Glibc)
    Glibc.read(descriptor, bytes, count)
  #else
    Darwin.read(descriptor, bytes, count)
  #endif
}

/// A file that cannot be read, in the system's words.
struct FileError: Error {
  let path: String
  let number: Int32

  var message: String { "cannot read '\(path)': \(String(cString: strerror(number)))" }
  /// The reading was broken off by the user.
  var isInterruption: Bool { number == EINTR }
}
