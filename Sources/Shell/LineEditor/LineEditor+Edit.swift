// Esc e: the text goes to the user's editor and comes back.
import CEditLine
import CSystem

extension LineEditor {
  func editText() -> UInt8 {
    guard request.purpose == .statement else { return refused() }
    leaveText()
    // The editor finds the terminal as the shell above left it, and Ctrl-Z stops both.
    setBracketedPaste(false)
    _ = editline_set_raw(handle, 0)
    let edited = hooks.edit(text().text)
    _ = editline_set_raw(handle, 1)
    setBracketedPaste(true)
    switch edited {
    case .text(var text):
      while text.last == "\n" { text.removeLast() }
      replaceText(with: composed(text))
    case .failed(let why): write("error: \(why)\r\n")
    }
    measureScreen()
    return UInt8(CC_REFRESH)
  }
}
