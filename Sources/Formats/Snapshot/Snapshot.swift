import Engine

/// What a store file holds: tables and views by name, in the order in which they were made.
public struct Snapshot: Sendable {
  public struct View: Sendable {
    public let name: String
    /// The statement that makes it.
    public let text: String

    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  public let tables: [(name: String, table: Table)]
  public let views: [View]

  public init(tables: [(name: String, table: Table)], views: [View]) {
    self.tables = tables
    self.views = views
  }
}

/// The first bytes of a store file; docs/store-format.md draws the whole of it.
struct SnapshotHeader: Equatable {
  static let byteCount = 64
  static let version: UInt32 = 1
  /// As in PNG: a byte beyond ASCII, line ends and a Ctrl-Z, so that whatever takes the file for
  /// text spoils the magic.
  static let magic: [UInt8] = [0x8F, 0x54, 0x52, 0x41, 0x0D, 0x0A, 0x1A, 0x0A]
  /// Numbers lie as the machine has them; another order shows here.
  static let orderMark: UInt32 = 0x0102_0304

  var catalogByteCount: Int
  var fileByteCount: Int
  var catalogChecksum: UInt64

  /// Where the blocks begin, from which their offsets count.
  var dataStart: Int { Self.aligned(Self.byteCount + catalogByteCount) }

  static func aligned(_ offset: Int) -> Int {
    (offset + Buffer.alignment - 1) / Buffer.alignment * Buffer.alignment
  }

  var bytes: [UInt8] {
    var bytes = CatalogBytes()
    bytes.raw(Self.magic)
    bytes.number(Self.version)
    bytes.number(Self.orderMark)
    bytes.number(UInt64(catalogByteCount))
    bytes.number(UInt64(fileByteCount))
    bytes.number(catalogChecksum)
    bytes.raw([UInt8](repeating: 0, count: Self.byteCount - 8 - bytes.all.count))
    bytes.number(bytes.all.withUnsafeBytes { checksum($0) })
    return bytes.all
  }
}

/// A run of bytes in a store file, at a multiple of `Buffer.alignment`.
struct SnapshotBlock: Equatable, Sendable {
  /// From the header's `dataStart`.
  var offset: Int
  var byteCount: Int
  var checksum: UInt64
}
