import CEditLine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The user's `.editrc`: a command of libedit a line.
///
/// Read here, because libedit's own reader takes arguments that were never written from a line
/// whose quote stays open.
enum EditrcFile {
  /// What the file says is done; what libedit does not understand is nothing.
  static func apply(to handle: OpaquePointer) {
    guard let path, let file = fopen(path, "re") else { return }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while getline(&line, &capacity, file) > 0 {
      if let line { run(line, on: handle) }
    }
  }

  private static var path: String? {
    environment("EDITRC") ?? environment("HOME").map { $0 + "/.editrc" }
  }

  private static func run(_ line: UnsafePointer<CChar>, on handle: OpaquePointer) {
    let start = line + strspn(line, " \t")
    guard start[0] != CChar(UInt8(ascii: "#")), let words = tok_init(nil) else { return }
    defer { tok_end(words) }
    var count: Int32 = 0
    var first: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    guard tok_str(words, start, &count, &first) == 0, count > 0, let first else { return }
    _ = el_parse(handle, count, first)
  }
}
