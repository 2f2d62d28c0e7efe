// A screen as an SVG that looks alike wherever it is drawn: each run has its place and length.

public enum ScreenPicture {
  private static let cellWidth = 8.4
  private static let rowHeight = 18
  private static let margin = 14
  private static let paper = "#1b1f27"
  private static let ink = "#d7dae0"
  private static let colors = [
    "#5c6370", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d7dae0",
  ]

  /// - Parameter title: read aloud instead of the picture.
  public static func svg(_ screen: ScreenEmulator, title: String) -> String {
    let rows = screen.runs
    let count = (rows.lastIndex { !$0.isEmpty } ?? 0) + 1
    let width = Int(Double(screen.columns) * cellWidth) + 2 * margin
    let height = count * rowHeight + 2 * margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" "
        + "width=\"\(width)\" height=\"\(height)\" role=\"img\">",
      "<title>\(escaped(title))</title>",
      "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(paper)\"/>",
      "<g font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\" "
        + "font-size=\"14\" fill=\"\(ink)\" style=\"white-space:pre\">",
    ]
    for (row, runs) in rows.prefix(count).enumerated() {
      lines += runs.flatMap(pieces).flatMap { draw($0, row: row) }
    }
    return (lines + ["</g>", "</svg>"]).joined(separator: "\n") + "\n"
  }

  /// Words between wide gaps, each at its own place: drawers squeeze blanks.
  private static func pieces(_ run: ScreenRun) -> [ScreenRun] {
    if run.style.isReversed { return [run] }
    var pieces: [ScreenRun] = []
    var blanks = 2
    for (offset, character) in run.text.enumerated() {
      if character == " " {
        blanks += 1
        continue
      }
      if blanks >= 2 || pieces.isEmpty {
        pieces.append(
          ScreenRun(text: "", style: run.style, column: run.column + offset, width: 0))
      } else if blanks == 1 {
        pieces[pieces.count - 1].text += " "
        pieces[pieces.count - 1].width += 1
      }
      pieces[pieces.count - 1].text.append(character)
      pieces[pieces.count - 1].width += 1
      blanks = 0
    }
    return pieces
  }

  private static func draw(_ run: ScreenRun, row: Int) -> [String] {
    let x = tenths(Double(margin) + Double(run.column) * cellWidth)
    let length = tenths(Double(run.width) * cellWidth)
    let top = margin + row * rowHeight
    let color = run.style.color.map { colors[$0 % 8] } ?? ink
    var lines: [String] = []
    if run.style.isReversed {
      lines.append(
        "<rect x=\"\(x)\" y=\"\(top)\" width=\"\(length)\" height=\"\(rowHeight)\" "
          + "fill=\"\(color)\"/>")
    }
    let fill = run.style.isReversed ? paper : color
    var attributes = fill == ink ? "" : " fill=\"\(fill)\""
    if run.style.isBold { attributes += " font-weight=\"bold\"" }
    if run.style.isDim { attributes += " opacity=\"0.55\"" }
    lines.append(
      "<text x=\"\(x)\" y=\"\(top + 13)\" textLength=\"\(length)\"\(attributes)>"
        + "\(escaped(run.text))</text>")
    return lines
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      default: out.append(character)
      }
    }
    return out
  }
}
