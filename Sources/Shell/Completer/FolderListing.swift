#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths for completion.
enum FolderListing {
  /// Paths that begin with `path`, sorted; folders end in `/`, hidden entries only where asked for.
  static func paths(beginningWith path: String) -> [String] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let typed = path.dropFirst(folder.count)
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(typed), name != ".", name != ".." else { continue }
      if name.hasPrefix("."), !typed.hasPrefix(".") { continue }
      paths.append(folder + name + (isFolder(folder + name) ? "/" : ""))
    }
    return paths.sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
