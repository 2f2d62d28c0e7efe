import EmbeddedDatasets

/// A file of `datasets/` that was compiled into the program.
public struct EmbeddedFile: @unchecked Sendable {
  /// `rates.csv`, `reports/scoreboard_2024.sql`.
  public let name: String
  /// Constant memory of the program, hence `@unchecked Sendable`.
  public let bytes: UnsafeRawBufferPointer

  public init?(_ name: String) {
    guard let file = Self.all.first(where: { $0.name == name }) else { return nil }
    self = file
  }

  private init(name: String, bytes: UnsafeRawBufferPointer) {
    self.name = name
    self.bytes = bytes
  }

  public static var all: [EmbeddedFile] {
    (0..<embedded_file_count()).map { index in
      let file = embedded_file(index)
      return EmbeddedFile(
        name: String(cString: file.name),
        bytes: UnsafeRawBufferPointer(start: file.bytes, count: file.byte_count))
    }
  }
}
