// What stands on the screen. libedit keeps the text and draws into nothing: its screen loses text
// that is pushed over the edge of a row and shows only the end of what is taller than the terminal.
import CEditLine
import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LineEditor {
  func write(_ text: String) { writeAll(text, to: output.rawValue) }

  /// The text being edited, and the index of the cursor in it.
  func scalars() -> (all: [Unicode.Scalar], cursor: Int) {
    guard let line = el_wline(handle)?.pointee, let buffer = line.buffer else { return ([], 0) }
    let count = line.lastchar - buffer
    let all = (0..<count).map {
      Unicode.Scalar(UInt32(bitPattern: buffer[$0])) ?? "\u{FFFD}"
    }
    return (all, min(max(line.cursor - buffer, 0), count))
  }

  /// The text, and the cursor as a UTF-8 offset.
  func text() -> (text: String, cursor: Int) {
    let (all, cursor) = scalars()
    let offset = all[..<cursor].reduce(0) { $0 + UTF8.width($1) }
    return (String(String.UnicodeScalarView(all)), offset)
  }

  func measureScreen() {
    let size = Screen.size(of: output.rawValue)
    columns = max(2, size.columns)
    rows = max(2, size.rows)
  }

  /// Brings the screen up to date. What is searched for stays in sight.
  func paint() {
    isPainted = true
    let frame = frame(suggesting: true)
    show(
      isSearching
        ? frame.visibleWithFirst(height: rows, top: &top) : frame.visible(height: rows, top: &top))
  }

  /// Rows that prompt and text take, also with `more` in them.
  func height(with more: String = "") -> Int {
    let all = scalars().all + more.unicodeScalars
    return LineFrame(prompt: prompt, text: all, cursor: 0, columns: columns).rows.count
  }

  /// Clears prompt and text, and leaves the cursor where the prompt begins.
  func wipe() {
    write(FramePainter.rows(-shown.cursorRow) + "\r\u{1B}[J")
    forgetScreen()
  }

  /// The terminal has another size now.
  ///
  /// Terminals arrange the rows of a line anew, as a frame of that size does. A text that fills the
  /// screen is drawn from its top.
  func redrawResized() {
    let filled = shown.rows.count >= rows
    measureScreen()
    el_resize(handle)
    shown = frame()
    if filled || shown.rows.count >= rows {
      clearScreen()
    } else {
      wipe()
    }
  }

  func clearScreen() {
    write("\u{1B}[H\u{1B}[J")
    forgetScreen()
  }

  /// Whatever is drawn next begins where the cursor is.
  func forgetScreen() {
    shown = LineFrame()
    top = 0
  }

  /// Goes below the text, so that what is written next does not overwrite it.
  func leaveText(_ note: String = "") { leave(scalars().all, note) }

  func leave(_ text: [Unicode.Scalar], _ note: String = "") {
    let whole = frame(text, cursor: text.count)
    // What scrolled out of sight shall stand above the answer.
    if top > 0 || whole.rows.count > rows { wipe() }
    show(whole)
    write(note + "\r\n")
    forgetScreen()
  }

  /// Shows lines above the text being typed.
  func printAbove(_ lines: [String]) {
    leaveText()
    write(lines.joined(separator: "\r\n") + "\r\n")
  }

  /// Replaces the text; the cursor goes to `cursor` or to the end.
  func replaceText(with text: String, cursor: Int? = nil) {
    let count = scalars().all.count
    _ = el_cursor(handle, Int32(count))
    el_deletestr(handle, Int32(count))
    _ = el_insertstr(handle, text)
    if let cursor { _ = el_cursor(handle, Int32(cursor - text.unicodeScalars.count)) }
  }

  private func show(_ frame: LineFrame) {
    let changes = FramePainter.changes(from: shown, to: frame)
    if !changes.isEmpty { write(changes) }
    shown = frame
  }

  private func frame(suggesting: Bool = false) -> LineFrame {
    let (all, cursor) = scalars()
    return frame(all, cursor: cursor, suggesting: suggesting && cursor == all.count)
  }

  private func frame(
    _ all: [Unicode.Scalar], cursor: Int, suggesting: Bool = false
  ) -> LineFrame {
    let isStyled = request.usesColor && !isSearching && request.purpose == .statement
    guard isStyled else {
      return LineFrame(prompt: prompt, text: all, cursor: cursor, columns: columns)
    }
    let text = String(String.UnicodeScalarView(all))
    let offset = all[..<cursor].reduce(0) { $0 + UTF8.width($1) }
    return LineFrame(
      prompt: prompt, text: all, cursor: cursor, runs: hooks.style?(text, offset) ?? [],
      suggestion: suggesting ? history.continuation(of: text) ?? "" : "", columns: columns)
  }
}

/// Writes to a terminal; what a terminal that has gone does not take is lost.
func writeAll(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EINTR {
      return
    }
  }
}
