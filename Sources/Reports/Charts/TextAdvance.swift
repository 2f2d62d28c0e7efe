import Formats

/// How wide text is, near enough for every sans serif: no font is read.
enum TextAdvance {
  /// Room for the widest of the usual fonts, so that paper cuts nothing off.
  static let reserve = 1.06

  /// In pixels.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.reduce(0) { $0 + ems($1) } * size * (isBold ? 1.08 : 1)
  }

  private static func ems(_ character: Character) -> Double {
    if "iljtfrI.,:;'!|()[]/- ·‘’“”".contains(character) { return 0.33 }
    if "mwMW%—".contains(character) { return 0.88 }
    if character.isNumber { return 0.58 }
    if character.isUppercase { return 0.7 }
    return CellWidth.of(String(character)) > 1 ? 1 : 0.56
  }

  /// At most `width` pixels, the cut shown.
  static func cut(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
    guard self.width(text, size: size, isBold: isBold) > width else { return text }
    var kept = text
    while !kept.isEmpty, self.width(kept + "…", size: size, isBold: isBold) > width {
      kept.removeLast()
    }
    return kept + "…"
  }

  /// Over two lines of nearly equal length where one is longer than `width`; what is still too long
  /// is cut.
  static func balanced(_ text: String, to width: Double, size: Double) -> [String] {
    guard self.width(text, size: size) > width else { return [text] }
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1 else { return [cut(text, to: width, size: size)] }
    let breaks = (1..<words.count).map { index in
      [words[..<index].joined(separator: " "), words[index...].joined(separator: " ")]
    }
    func longest(_ lines: [String]) -> Double {
      lines.map { self.width($0, size: size) }.max() ?? 0
    }
    let best = breaks.min { longest($0) < longest($1) } ?? [text]
    return best.map { cut($0, to: width, size: size) }
  }
}
