import CSystem
import Formats

/// Cells of a text of one row; what has no width counts 0.
func displayWidth(_ text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + max(0, Int(tra_wcwidth($1.value))) }
}

/// What a terminal shall be sent for a character; nil where that is the character itself.
///
/// A control in a pasted text must not reach the terminal, and a character of unknown width would
/// make all places behind it wrong.
func picture(of scalar: Unicode.Scalar) -> String? {
  if let visible = VisibleText.escape(scalar) { return visible }
  guard tra_wcwidth(scalar.value) < 0 else { return nil }
  return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
}
