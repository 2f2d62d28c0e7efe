import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The user's editor on a text.
enum TextEditor {
  /// - Returns: the text as it was saved.
  /// - Throws: where no file can be made, or the editor fails.
  static func edit(_ text: String, with editor: String) throws(Diagnostic) -> String {
    let folder = environment("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(folder)/tra-XXXXXX.sql".utf8CString)
    let descriptor = mkstemps(&template, 4)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw .command(FileError(path: path, number: errno).message) }
    defer { unlink(path) }
    let bytes = Array((text + "\n").utf8)
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    let error = errno
    close(descriptor)
    guard count == bytes.count else {
      throw .command(FileError(path: path, number: error).message)
    }
    let quoted = path.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''")
    try SystemCommand("\(editor) '\(quoted)'").run()
    return try content(of: path)
  }

  /// The chosen one, `$TRA_EDITOR`, `$VISUAL`, `$EDITOR`, `vi`; it may have arguments.
  static func command(_ chosen: String?) -> String {
    if let chosen { return chosen }
    return ["TRA_EDITOR", "VISUAL", "EDITOR"].lazy.compactMap { environment($0) }.first {
      !$0.isEmpty
    }
      ?? "vi"
  }

  private static func content(of path: String) throws(Diagnostic) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .command(FileError(path: path, number: errno).message) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(descriptor, &part, part.count)
      if count > 0 {
        bytes += part[..<count]
      } else if count == 0 || errno != EINTR {
        return String(decoding: bytes, as: UTF8.self)
      }
    }
  }
}
