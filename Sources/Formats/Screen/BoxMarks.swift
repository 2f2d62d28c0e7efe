/// The characters that a box is drawn with.
struct BoxMarks: Sendable {
  let top: [String]
  let middle: [String]
  let bottom: [String]
  let horizontal: String
  let vertical: String
  let ellipsis: String
  /// Stands for the rows left out.
  let rowGap: String
  let between: String

  static let unicode = BoxMarks(
    top: ["┌", "┬", "┐"], middle: ["├", "┼", "┤"], bottom: ["└", "┴", "┘"], horizontal: "─",
    vertical: "│", ellipsis: "…", rowGap: "⋮", between: " · ")
  static let ascii = BoxMarks(
    top: ["+", "+", "+"], middle: ["+", "+", "+"], bottom: ["+", "+", "+"], horizontal: "-",
    vertical: "|", ellipsis: "...", rowGap: ":", between: ", ")
}

/// `3000` as `3 000`: footers group, cells do not.
public func groupedCount(_ count: Int) -> String {
  let digits = String(count)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.count - index) % 3 == 0 { text += " " }
    text.append(digit)
  }
  return text
}
