// A folder that is gone when the test is over.
import Foundation

public final class TemporaryDirectory: Sendable {
  /// Absolute, without a final slash.
  public let path: String

  public init() {
    var template = Array("\(NSTemporaryDirectory())/tra-test-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no temporary folder")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    // A folder that cannot be removed is the system's to clean; the test has passed or failed.
    try? FileManager.default.removeItem(atPath: path)
  }

  public func path(of name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, with the folders above it, and gives its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(fileURLWithPath: path(of: name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// The file's text; nil if it does not exist.
  public func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(of: name)).map { String(decoding: $0, as: UTF8.self) }
  }
}
