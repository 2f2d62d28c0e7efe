import Engine

/// A text as FOLD gives it: small letters, no accents, single spaces, `đ` as `d`.
struct FoldedText: Equatable {
  private let bytes: [UInt8]

  init(_ text: some StringProtocol) { bytes = Array(Folding.folded(String(text)).utf8) }

  func hasPrefix(_ other: FoldedText) -> Bool { bytes.starts(with: other.bytes) }

  func contains(_ other: FoldedText) -> Bool { stands(other) { _ in true } }

  /// Whether a word after the first begins with `other`.
  func hasWord(_ other: FoldedText) -> Bool {
    stands(other) { $0 > 0 && !Self.isWordByte(bytes[$0 - 1]) }
  }

  private func stands(_ other: FoldedText, where isWanted: (Int) -> Bool) -> Bool {
    guard other.bytes.count <= bytes.count else { return false }
    return (0...(bytes.count - other.bytes.count)).contains { start in
      isWanted(start) && bytes[start...].starts(with: other.bytes)
    }
  }

  /// Letters beyond ASCII count as such, byte by byte.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
