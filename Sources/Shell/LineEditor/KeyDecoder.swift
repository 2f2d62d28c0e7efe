// Bytes from the terminal → keys and pastes. Pure: the reader feeds it and keeps the time.

struct KeyDecoder {
  enum Event: Equatable {
    case key(Unicode.Scalar)
    /// Bracketed paste: clean text, NFC.
    case paste(String)
  }

  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var position = 0
  /// Up to here no end of the paste was found.
  private var searched = 0

  private var pending: ArraySlice<UInt8> { bytes[position...] }

  mutating func feed(_ more: some Sequence<UInt8>) {
    bytes.removeFirst(position)
    searched = max(0, searched - position)
    position = 0
    bytes += more
  }

  /// Forgets bytes that were not taken, for example half a paste.
  mutating func reset() {
    bytes = []
    position = 0
    searched = 0
  }

  /// Whether only silence can tell a lone Escape from the beginning of a paste.
  var waitsForEscape: Bool {
    pending.first == 0x1B && pending.count < Self.pasteStart.count
      && Self.pasteStart.starts(with: pending)
  }

  /// The next key or paste; nil if more bytes are needed.
  mutating func next() -> Event? {
    guard let first = pending.first else { return nil }
    if first == 0x1B {
      if waitsForEscape { return nil }
      if pending.starts(with: Self.pasteStart) { return paste() }
    }
    return key()
  }

  /// After silence: the Escape is a key of its own.
  mutating func takeEscape() -> Unicode.Scalar {
    position += 1
    return "\u{1B}"
  }

  /// Whether the bytes after an Escape that was taken make it a cursor or function key.
  var continuesSequence: Bool {
    guard let first = pending.first else { return false }
    return first == UInt8(ascii: "[") || (first == UInt8(ascii: "O") && pending.count > 1)
  }

  private mutating func key() -> Event? {
    while let first = pending.first {
      let length =
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1  // ASCII, or no beginning of a character
        }
      let character = pending.prefix(length)
      // What is broken already waits for no more: the key behind it may be the last for a while.
      let isSound = character.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
      if character.count < length && isSound { return nil }
      let text = String(decoding: character, as: UTF8.self)
      let scalar = text.unicodeScalars.first ?? "\u{FFFD}"
      // A broken sequence costs one byte, so that the keys behind it are not lost.
      position += text.unicodeScalars.count == 1 ? length : 1
      // C1 controls are our own private keys.
      if !(0x80...0x9F).contains(scalar.value) { return .key(scalar) }
    }
    return nil
  }

  private mutating func paste() -> Event? {
    let start = position + Self.pasteStart.count
    var index = max(start, searched)
    while index + Self.pasteEnd.count <= bytes.count {
      if bytes[index] == 0x1B, bytes[index...].starts(with: Self.pasteEnd) {
        let text = pasteText(bytes[start..<index])
        position = index + Self.pasteEnd.count
        searched = 0
        return .paste(text)
      }
      index += 1
    }
    searched = index
    return nil
  }
}

/// Pasted bytes as text that can be edited: newlines and tabs stay, other controls go.
///
/// libedit's terminal mode swaps CR and LF, so a CRLF of the clipboard arrives as LF CR.
func pasteText(_ bytes: ArraySlice<UInt8>) -> String {
  var kept: [UInt8] = []
  kept.reserveCapacity(bytes.count)
  var previous: UInt8 = 0
  for byte in bytes {
    if byte == 13 {
      if previous != 10 { kept.append(10) }
    } else if byte == 10 || byte == 9 || (byte >= 32 && byte != 127) {
      kept.append(byte)
    }
    previous = byte
  }
  let text = String(decoding: kept, as: UTF8.self)
  let clean = String.UnicodeScalarView(
    text.unicodeScalars.filter { !(0x80...0x9F).contains($0.value) })
  return composed(String(clean))
}

/// The text in NFC. libedit garbles decomposed letters on the screen.
func composed(_ text: String) -> String { String(decoding: text._nfcCodeUnits, as: UTF8.self) }

/// The letter that a base and a mark make together; nil if there is none.
func composed(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
  guard (0x300...0x36F).contains(mark.value) else { return nil }
  var text = String(base)
  text.unicodeScalars.append(mark)
  let scalars = composed(text).unicodeScalars
  return scalars.count == 1 ? scalars.first : nil
}
