import Engine

/// Reads what `CatalogBytes` wrote, and believes nothing of it.
struct CatalogCursor {
  private let bytes: UnsafeRawBufferPointer
  private let path: String
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer, path: String) {
    self.bytes = bytes
    self.path = path
  }

  var isAtEnd: Bool { position == bytes.count }

  func damaged(_ what: String) -> FileFault { .damagedStore(path, what) }

  mutating func number<T: FixedWidthInteger>(_: T.Type) throws(FileFault) -> T {
    guard bytes.count - position >= MemoryLayout<T>.size else {
      throw damaged("its catalog ends early")
    }
    defer { position += MemoryLayout<T>.size }
    return bytes.loadUnaligned(fromByteOffset: position, as: T.self)
  }

  /// A number of bytes or rows that a machine can have.
  mutating func size() throws(FileFault) -> Int {
    let value = try number(UInt64.self)
    guard value <= 1 << 56 else { throw damaged("its catalog names \(value) bytes") }
    return Int(value)
  }

  mutating func count() throws(FileFault) -> Int { Int(try number(UInt32.self)) }

  mutating func flag() throws(FileFault) -> Bool {
    let value = try number(UInt8.self)
    guard value <= 1 else { throw damaged("its catalog says neither yes nor no") }
    return value == 1
  }

  mutating func text() throws(FileFault) -> String {
    let length = try count()
    guard bytes.count - position >= length else { throw damaged("its catalog ends early") }
    defer { position += length }
    let text = UnsafeRawBufferPointer(rebasing: bytes[position..<(position + length)])
      .assumingMemoryBound(to: UInt8.self)
    guard UTF8Text.isValid(text) else { throw damaged("a name in it is not UTF-8") }
    return String(decoding: text, as: UTF8.self)
  }

  mutating func optionalText() throws(FileFault) -> String? { try flag() ? try text() : nil }

  mutating func block() throws(FileFault) -> SnapshotBlock {
    SnapshotBlock(
      offset: try size(), byteCount: try size(), checksum: try number(UInt64.self))
  }

  mutating func type() throws(FileFault) -> DataType {
    let code = try number(UInt8.self)
    let precision = try number(UInt8.self)
    let scale = try number(UInt8.self)
    guard let type = DataType(storedCode: code, precision: precision, scale: scale) else {
      throw damaged("it has a column of type \(code) (\(precision), \(scale)), which is none")
    }
    return type
  }
}

extension FileFault {
  static func damagedStore(_ path: String, _ what: String) -> FileFault {
    FileFault(.content, path, "the store is damaged: \(what)")
  }
}
