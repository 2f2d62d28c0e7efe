/// Text made safe for a terminal: control characters in a visible form.
public enum Neutral {
  /// - Parameter limit: at most so many characters, then `…`.
  public static func text(_ text: String, limit: Int = .max) -> String {
    var result = ""
    for (count, character) in text.enumerated() {
      if count >= limit { return result + "…" }
      for scalar in character.unicodeScalars { append(scalar, to: &result) }
    }
    return result
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    switch scalar {
    case "\u{1B}": result += "\\e"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default:
      if isHarmful(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// C0, C1, DEL, the bidirectional controls and the line separators.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
