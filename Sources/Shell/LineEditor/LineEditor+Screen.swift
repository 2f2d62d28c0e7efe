// What the editor draws itself: the second coat of the text, lists above it, a redraw in place.
import CEditLine
import CSystem

extension LineEditor {
  var columns: Int { max(2, Int(editline_size(handle, "co"))) }
  var rows: Int { max(2, Int(editline_size(handle, "li"))) }

  func write(_ text: String) { editline_write(handle, text) }

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

  func layout(_ scalars: [Unicode.Scalar]) -> LineLayout {
    LineLayout(scalars, promptWidth: promptWidth, columns: columns)
  }

  /// Repaints the text: colours, and what libedit lost of it.
  func paint() {
    guard understandsSequences else { return }
    let (all, cursor) = scalars()
    let layout = layout(all)
    // libedit scrolls a text that is taller than the screen; only it knows how far.
    guard !all.isEmpty, layout.lastRow + 1 < rows else { return }
    guard layout.lastRow > 0 || request.usesColor else { return }
    let (text, offset) = text()
    let isStyled = request.usesColor && !isSearching && request.purpose == .statement
    let runs = isStyled ? hooks.style?(text, offset) ?? [] : []
    let prompt = request.usesColor && promptWidth < columns ? coloredPrompt : ""
    write(LinePainter.paint(all, prompt: prompt, layout: layout, cursor: cursor, runs: runs))
    if isStyled, cursor == all.count { suggest(after: text, at: layout.places[cursor].column) }
  }

  /// Clears prompt and text, and leaves the cursor where the prompt begins.
  func wipe() {
    let (all, cursor) = scalars()
    write(LinePainter.moveRows(-layout(all).row(at: cursor)) + "\r\u{1B}[J")
  }

  /// Draws a text anew that is about as tall as the screen.
  ///
  /// libedit then loses count of its rows, and its fast way to insert a character at the end writes
  /// out of bounds unless the last drawing was a whole one.
  func redrawTallText() {
    let lastRow = layout(scalars().all).lastRow
    guard understandsSequences, lastRow + 2 >= rows else { return }
    if lastRow < rows {
      wipe()
    } else {
      write("\u{1B}[H\u{1B}[J")
    }
    _ = editline_draw(handle)
  }

  func redraw() {
    guard understandsSequences else { return }
    wipe()
    _ = editline_draw(handle)
  }

  /// Goes below the text, so that what is written next does not overwrite it.
  func leaveText(_ note: String) {
    moveToLastRow()
    write(note + "\r\n")
  }

  /// Shows lines above the text being typed.
  public func printAbove(_ lines: [String]) {
    moveToLastRow()
    write("\r\n" + lines.joined(separator: "\r\n") + "\r\n")
    _ = editline_draw(handle)
  }

  private func moveToLastRow() {
    guard understandsSequences else { return }
    let (all, cursor) = scalars()
    let layout = layout(all)
    write(LinePainter.moveRows(layout.lastRow - layout.row(at: cursor)))
  }

  /// Replaces the text; the cursor goes to `cursor` or to the end.
  func replaceText(with text: String, cursor: Int? = nil) {
    let count = scalars().all.count
    _ = el_cursor(handle, Int32(count))
    el_deletestr(handle, Int32(count))
    _ = el_insertstr(handle, text)
    if let cursor { _ = el_cursor(handle, Int32(cursor - text.unicodeScalars.count)) }
  }
}
