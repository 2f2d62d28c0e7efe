import Formats

/// Text inside HTML and SVG.
enum Markup {
  /// Nothing in `text` is markup any more; controls and marks of direction are visible.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{FFFE}", "\u{FFFF}":
        // XML has no such characters.
        escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: escaped += VisibleText.escape(scalar) ?? String(scalar)
      }
    }
    return escaped
  }
}

/// The elements of a drawing, one after the other.
struct SVGElements {
  private(set) var text = ""

  /// With one decimal, and none where it is 0: the same on every machine.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let whole = abs(tenths) / 10
    let rest = abs(tenths) % 10
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  mutating func path(_ names: String, _ points: [(x: Double, y: Double)]) {
    let steps = points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(Self.number(point.x)) \(Self.number(point.y))"
    }
    text += "<path class=\"\(names)\" d=\"\(steps.joined())\"/>\n"
  }

  mutating func horizontal(_ names: String, _ x: Double, to end: Double, y: Double) {
    let (x, y, end) = (Self.number(x), Self.number(y), Self.number(end))
    text += "<path class=\"\(names)\" d=\"M\(x) \(y)H\(end)\"/>\n"
  }

  mutating func vertical(_ names: String, x: Double, _ y: Double, to end: Double) {
    let (x, y, end) = (Self.number(x), Self.number(y), Self.number(end))
    text += "<path class=\"\(names)\" d=\"M\(x) \(y)V\(end)\"/>\n"
  }

  mutating func rectangle(
    _ names: String, x: Double, y: Double, width: Double, height: Double
  ) {
    text += "<rect class=\"\(names)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" "
    text += "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\"/>\n"
  }

  /// - Parameter title: what a pointer over it is told.
  mutating func dot(_ names: String, x: Double, y: Double, radius: Double, title: String) {
    text += "<circle class=\"\(names)\" cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" "
    text += "r=\"\(Self.number(radius))\"><title>\(Markup.escaped(title))</title></circle>\n"
  }

  mutating func label(_ names: String, x: Double, y: Double, _ words: String) {
    let names = names.isEmpty ? "" : " class=\"\(names)\""
    text += "<text\(names) x=\"\(Self.number(x))\" y=\"\(Self.number(y))\">"
    text += "\(Markup.escaped(words))</text>\n"
  }
}

/// A drawing and its size.
struct SVGDrawing {
  let width: Double
  let height: Double
  let elements: SVGElements
}
