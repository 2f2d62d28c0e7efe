#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths with `*`, `?` and `[…]`: `data/2024-*.csv`.
enum FilePattern {
  /// The files that `path` means, in the order of their bytes; `path` itself where such a file is
  /// there or nothing in it is a pattern.
  static func files(_ path: String) throws(FileFault) -> [String] {
    guard isPattern(path), access(path, F_OK) != 0 else { return [path] }
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var found = [isAbsolute ? "/" : ""]
    let parts = path.split(separator: "/").map(String.init)
    for part in parts {
      found = found.flatMap { folder in
        isPattern(part) ? matches(of: part, in: folder) : existing(folder + part)
      }
      if part != parts.last { found = found.map { $0 + "/" } }
    }
    guard !found.isEmpty else {
      throw FileFault(.unreadable, path, "no file matches '\(path)'")
    }
    return found
  }

  private static func isPattern(_ text: String) -> Bool {
    text.utf8.contains {
      $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[")
    }
  }

  private static func existing(_ path: String) -> [String] {
    access(path, F_OK) == 0 ? [path] : []
  }

  /// Hidden files are matched only by a pattern that starts with a point.
  private static func matches(of part: String, in folder: String) -> [String] {
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if fnmatch(part, name, FNM_PERIOD) == 0 { names.append(Array(name.utf8)) }
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names.map { folder + String(decoding: $0, as: UTF8.self) }
  }
}
