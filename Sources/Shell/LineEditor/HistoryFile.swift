// The history on disk: UTF-8, one statement a line, appended at once and shared by all sessions.
import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public struct HistoryFile: Sendable {
  public static let entryLimit = 10_000

  public let path: String

  public init(path: String) { self.path = path }

  /// `$TRA_HISTORY` (empty means none), else below `$XDG_STATE_HOME`, else below `$HOME`.
  public init?(environment: [String: String]) {
    if let chosen = environment["TRA_HISTORY"] {
      guard !chosen.isEmpty else { return nil }
      path = chosen
    } else if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      path = state + "/tra/history"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = home + "/.local/state/tra/history"
    } else {
      return nil
    }
  }

  /// Statements, oldest first, at most `entryLimit`; none if the file cannot be read.
  public func load() -> [String] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    let lines = Self.lines(readAll(descriptor))
    if lines.count > Self.entryLimit { shorten() }
    return lines.suffix(Self.entryLimit).map { Self.decode(String(decoding: $0, as: UTF8.self)) }
  }

  /// Adds a statement in one write under a lock; false if the file cannot be written.
  @discardableResult
  public func append(_ entry: String) -> Bool {
    makeFolders()
    let descriptor = tra_open_append_locked(path)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return writeAll(descriptor, Array((Self.encode(entry) + "\n").utf8))
  }

  /// Whether a statement could be added now; nothing is made for the question.
  public var isWritable: Bool {
    var place = path[...]
    // A folder that is not there yet is made by the first statement.
    while access(String(place), F_OK) != 0 {
      guard let slash = place.lastIndex(of: "/") else { return access(".", W_OK) == 0 }
      place = slash == place.startIndex ? "/" : place[..<slash]
    }
    return access(String(place), W_OK) == 0
  }

  static func encode(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\n": line += #"\n"#
      case "\\": line += #"\\"#
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// A backslash before any other letter stands for itself: a person may have edited the file.
  static func decode(_ line: String) -> String {
    var entry = String.UnicodeScalarView()
    var escaped = false
    for scalar in line.unicodeScalars {
      if !escaped && scalar == "\\" {
        escaped = true
        continue
      }
      if escaped && scalar == "n" {
        entry.append("\n")
      } else {
        if escaped && scalar != "\\" { entry.append("\\") }
        entry.append(scalar)
      }
      escaped = false
    }
    if escaped { entry.append("\\") }
    return String(entry)
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 10)
  }

  /// Rewrites the file with its last entries; readers see the old file or the new one.
  private func shorten() {
    let lock = tra_open_append_locked(path)
    guard lock >= 0 else { return }
    defer { close(lock) }
    let kept = Self.lines(readAll(lock)).suffix(Self.entryLimit)
    let temporary = "\(path).\(getpid()).tmp"
    let output = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { return }
    let written = writeAll(output, kept.flatMap { $0 + [10] })
    close(output)
    if !written || rename(temporary, path) != 0 { unlink(temporary) }
  }

  private func makeFolders() {
    for index in path.indices.dropFirst() where path[index] == "/" {
      _ = mkdir(String(path[..<index]), 0o700)
    }
  }

  private func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = pread(descriptor, &part, part.count, off_t(bytes.count))
      if count > 0 {
        bytes += part[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  private func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
