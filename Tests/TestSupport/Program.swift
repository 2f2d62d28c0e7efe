// Where the program under test lies, and the environment it is started in.
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public enum Program {
  /// Absolute path of `tra`: `$TRA_BINARY`, else the one beside the running test bundle.
  public static let path: String = {
    if let chosen = getenv("TRA_BINARY") { return String(cString: chosen) }
    var bytes = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &bytes, bytes.count)
    precondition(length > 0, "no /proc/self/exe")
    let test = String(decoding: bytes[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return folder.joined(separator: "/") + "/tra"
  }()

  /// Nothing of the person who runs the tests: no start-up file, no history, no colour settings.
  public static let environment = [
    "PATH": "/usr/bin:/bin",
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm",
    "TRA_CONFIG": "/dev/null",
    "TRA_HISTORY": "",
    "EDITRC": "/dev/null",
  ]
}

/// The root folder of the package's sources, without a final slash.
public let packageRoot: String = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  .dropLast(3).joined(separator: "/")
