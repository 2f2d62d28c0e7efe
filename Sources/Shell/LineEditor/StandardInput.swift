// One read of what standard input has ready.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum StandardInput {
  enum Part {
    case bytes(ArraySlice<UInt8>)
    /// Nothing after all: try again.
    case nothing
    case end
    case failed(Int32)
  }

  static func readPart() -> Part {
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 { return .bytes(bytes[..<count]) }
    if count == 0 { return .end }
    return switch errno {
    case EINTR, EAGAIN: .nothing
    case EIO: .end  // the terminal has gone
    default: .failed(errno)
    }
  }
}
