import Engine

/// The catalog of a store file as it is written: numbers as the machine has them, texts behind
/// their length.
struct CatalogBytes {
  private(set) var all: [UInt8] = []

  mutating func raw(_ bytes: [UInt8]) { all += bytes }

  mutating func number<T: FixedWidthInteger>(_ value: T) {
    withUnsafeBytes(of: value) { all += $0 }
  }

  mutating func count(_ value: Int) { number(UInt32(value)) }

  mutating func flag(_ value: Bool) { number(UInt8(value ? 1 : 0)) }

  mutating func text(_ value: String) {
    count(value.utf8.count)
    all += value.utf8
  }

  mutating func text(_ value: String?) {
    flag(value != nil)
    if let value { text(value) }
  }

  mutating func block(_ block: SnapshotBlock) {
    number(UInt64(block.offset))
    number(UInt64(block.byteCount))
    number(block.checksum)
  }

  mutating func type(_ type: DataType) {
    switch type {
    case .decimal(let precision, let scale): raw([type.storedCode, UInt8(precision), UInt8(scale)])
    default: raw([type.storedCode, 0, 0])
    }
  }
}

extension DataType {
  fileprivate var storedCode: UInt8 {
    switch self {
    case .null: 0
    case .bool: 1
    case .int64: 2
    case .float64: 3
    case .decimal: 4
    case .string: 5
    case .date: 6
    case .timestamp: 7
    case .ratio: 8
    }
  }

  /// nil for what no type has.
  init?(storedCode code: UInt8, precision: UInt8, scale: UInt8) {
    guard code == 4 || precision == 0 && scale == 0 else { return nil }
    switch code {
    case 0: self = .null
    case 1: self = .bool
    case 2: self = .int64
    case 3: self = .float64
    case 4 where 1...38 ~= precision && scale <= precision:
      self = .decimal(precision: Int(precision), scale: Int(scale))
    case 5: self = .string
    case 6: self = .date
    case 7: self = .timestamp
    case 8: self = .ratio
    default: return nil
    }
  }
}
