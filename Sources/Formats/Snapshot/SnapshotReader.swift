import Engine

/// Opens a store file: its catalog is read and checked, its columns when they are first used.
public enum SnapshotReader {
  /// - Returns: what the file holds, and a digest of all of it.
  /// - Throws: where it is no store, one of another version, cut short or damaged.
  public static func open(
    path: String
  ) throws(FileFault) -> (snapshot: Snapshot, digest: UInt64) {
    let file = try MappedFile(path: path)
    let header = try SnapshotHeader(file.bytes, path: path)
    let start = SnapshotHeader.byteCount
    let catalog = UnsafeRawBufferPointer(
      rebasing: file.bytes[start..<(start + header.catalogByteCount)])
    guard checksum(catalog) == header.catalogChecksum else {
      throw .damagedStore(path, "its catalog has another checksum")
    }
    var reader = CatalogReader(file, header, catalog)
    return (try reader.snapshot(), header.catalogChecksum)
  }
}

extension SnapshotHeader {
  /// - Parameter file: all of it but the slack at its end.
  fileprivate init(_ file: UnsafeRawBufferPointer, path: String) throws(FileFault) {
    let bytes = UnsafeRawBufferPointer(rebasing: file[..<Self.byteCount])
    guard bytes.starts(with: Self.magic) else { throw .noStore(path) }
    let version = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    let order = bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
    guard order == Self.orderMark else {
      throw order == Self.orderMark.byteSwapped
        ? FileFault(.content, path, "the store was written by a machine of another byte order")
        : .damagedStore(path, "its header makes no sense")
    }
    guard version == Self.version else {
      throw FileFault(
        .content, path,
        "the store has version \(version), but this program reads version \(Self.version)",
        help: ["open it with the program that wrote it, and COPY its tables TO files"])
    }
    let end = Self.byteCount - 8
    guard
      bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)
        == checksum(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    else { throw .damagedStore(path, "its header has another checksum") }
    let catalog = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    let whole = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    let real = file.count + Buffer.slack
    guard whole == real else {
      throw .damagedStore(path, "it has \(real) bytes of \(whole)")
    }
    guard catalog <= file.count - Self.byteCount else {
      throw .damagedStore(path, "its catalog ends behind the file")
    }
    self.init(
      catalogByteCount: Int(catalog), fileByteCount: real,
      catalogChecksum: bytes.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
  }
}
