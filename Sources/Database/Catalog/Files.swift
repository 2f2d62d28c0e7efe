import Engine
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Data files by path, relative to the working directory.
struct Files {
  /// Only files under the working directory.
  let isSafe: Bool

  func read(_ reference: FileReference) throws(Diagnostic) -> Table {
    try check(reference)
    return try Rooms.read(reference.path, reference)
  }

  func read(_ reference: FileReference, as schema: TableSchema) throws(Diagnostic) -> Table {
    try check(reference)
    return try Rooms.read(reference.path, reference, as: schema)
  }

  func write(_ result: QueryResult, to reference: FileReference) throws(Diagnostic) {
    try check(reference)
    try Rooms.write(result, to: reference.path, reference)
  }

  private func check(_ reference: FileReference) throws(Diagnostic) {
    if isSafe, !WorkingDirectory.contains(reference.path) {
      throw .outsideWorkingDirectory(reference.path, at: reference.span)
    }
  }
}

/// The borders of `--safe`.
public enum WorkingDirectory {
  /// Whether `path`, links resolved, lies in the working directory. A file that is yet to be made
  /// counts as lying where its folder lies.
  public static func contains(_ path: String) -> Bool {
    guard let root = resolved(".") else { return false }
    guard let place = resolved(path) ?? resolved(folder(of: path)) else { return false }
    return place == root || place.hasPrefix(root == "/" ? "/" : root + "/")
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
