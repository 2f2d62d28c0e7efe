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
    if var edited {
      while edited.last == "\n" { edited.removeLast() }
      replaceText(with: composed(edited))
    }
    measureScreen()
    return UInt8(CC_REFRESH)
  }
}
