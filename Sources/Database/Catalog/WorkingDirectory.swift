#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The borders of `--safe`.
public enum WorkingDirectory {
  /// Whether `path`, links resolved, lies in the working directory. A file that is yet to be made
  /// counts as lying where its folder lies.
  public static func contains(_ path: String) -> Bool {
    guard let root = resolved(".") else { return false }
    guard let place = resolved(path) ?? unmade(path) else { return false }
    return place == root || place.hasPrefix(root == "/" ? "/" : root + "/")
  }

  /// Where a file that is not there would be; nil for a link to nowhere, which may lead outside.
  private static func unmade(_ path: String) -> String? {
    var status = stat()
    guard lstat(path, &status) != 0 else { return nil }
    return resolved(folder(of: path))
  }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
