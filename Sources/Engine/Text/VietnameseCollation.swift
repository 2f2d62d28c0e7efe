import CUTF8Proc

/// `COLLATE vi`: the order of a Vietnamese dictionary, as bytes to compare.
///
/// A key is three levels one after another: letters (a ă â b c d đ e ê …), tones (none, huyền, hỏi,
/// ngã, sắc, nặng), case. A later level counts only where the earlier ones are equal.
public enum VietnameseCollation {
  public static func key(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var key = Key()
    let decomposed = UTF8Proc.map(text, [UTF8PROC_STABLE, UTF8PROC_DECOMPOSE]) ?? Array(text)
    for scalar in String(decoding: decomposed, as: UTF8.self).unicodeScalars {
      key.add(scalar)
    }
    return key.bytes()
  }

  public static func key(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { key($0) }
  }
}

private struct Key {
  private static let alphabet: [Character: UInt8] = {
    let letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    return Dictionary(uniqueKeysWithValues: zip(letters, UInt8(0x40)...))
  }()

  private var letters: [UInt8] = []
  private var tones: [UInt8] = []
  private var cases: [UInt8] = []
  /// The letter whose marks may still come.
  private var base: Unicode.Scalar?

  mutating func add(_ scalar: Unicode.Scalar) {
    if base != nil, let tone = Self.tone(scalar) {
      tones[tones.count - 1] = tone
    } else if let base, let shaped = Self.shaped(base, scalar) {
      letters[letters.count - 1] = Self.alphabet[shaped]!
    } else if Self.isMark(scalar) {
      if base != nil { tones[tones.count - 1] = 0x08 }
    } else {
      start(scalar)
    }
  }

  private mutating func start(_ scalar: Unicode.Scalar) {
    let lower = Self.lowered(scalar)
    base = nil
    if let weight = Self.alphabet[Character(lower)] {
      base = lower
      letters.append(weight)
    } else {
      letters.append(contentsOf: Self.otherWeight(lower))
    }
    tones.append(0x02)
    cases.append(lower == scalar ? 0x02 : 0x03)
  }

  func bytes() -> [UInt8] { letters + [0x01] + tones + [0x01] + cases }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // Đ, and the Icelandic letter that looks like it.
    case 0x110, 0xD0: "đ"
    case 0xF0: "đ"
    default:
      Unicode.Scalar(UInt32(bitPattern: utf8proc_tolower(Int32(bitPattern: scalar.value))))
        ?? scalar
    }
  }

  private static func tone(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x300: 0x03
    case 0x309: 0x04
    case 0x303: 0x05
    case 0x301: 0x06
    case 0x323: 0x07
    default: nil
    }
  }

  /// The letter that breve, circumflex or horn makes of another.
  private static func shaped(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Character? {
    switch (base, mark.value) {
    case ("a", 0x306): "ă"
    case ("a", 0x302): "â"
    case ("e", 0x302): "ê"
    case ("o", 0x302): "ô"
    case ("o", 0x31B): "ơ"
    case ("u", 0x31B): "ư"
    default: nil
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Spaces, punctuation, symbols, digits before the letters; other alphabets after them.
  private static func otherWeight(_ scalar: Unicode.Scalar) -> [UInt8] {
    let value = scalar.value
    if 0x30...0x39 ~= value { return [UInt8(value)] }
    let kind: UInt8 =
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .control, .lineSeparator, .paragraphSeparator: 0x10
      case .dashPunctuation, .openPunctuation, .closePunctuation, .connectorPunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        0x12
      case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: 0x14
      default: 0xF0
      }
    return [kind, UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
  }
}
