// What must be written to turn one frame on the screen into another.

struct FramePainter {
  private let old: LineFrame
  private let new: LineFrame
  private var output = ""
  private var row: Int
  /// The last row that prompt and text have taken of the screen.
  private var bottom: Int

  /// - Parameter old: what stands there, with the cursor in its place.
  static func changes(from old: LineFrame, to new: LineFrame) -> String {
    var painter = FramePainter(from: old, to: new)
    painter.paint()
    return painter.output
  }

  private init(from old: LineFrame, to new: LineFrame) {
    self.old = old
    self.new = new
    row = old.cursorRow
    bottom = max(0, old.rows.count - 1)
  }

  private mutating func paint() {
    guard old != new else { return }
    var flowsOn = false
    for index in new.rows.indices {
      guard index >= old.rows.count || old.rows[index] != new.rows[index] else {
        flowsOn = false
        continue
      }
      draw(index, flowingOn: flowsOn)
      flowsOn = new.rows[index].wraps
    }
    if old.rows.count > new.rows.count {
      go(to: new.rows.count)
      output += "\u{1B}[J"
    }
    go(to: new.cursorRow)
    if new.cursorColumn > 0 { output += "\u{1B}[\(new.cursorColumn)C" }
  }

  /// A line that goes on in the next row is written in one go: the terminal's own wrapping tells it
  /// that the rows belong together, when a person copies them or changes the window's width.
  private mutating func draw(_ index: Int, flowingOn: Bool) {
    let line = new.rows[index]
    if flowingOn {
      output += line.text.isEmpty ? " " : line.text
      row = index
      bottom = max(bottom, index)
    } else {
      go(to: index)
      output += line.text
    }
    // Behind a full row the cursor still stands on its last cell.
    if !line.isFull { output += "\u{1B}[K" }
  }

  /// To the beginning of a row; makes room for it below the last one.
  private mutating func go(to target: Int) {
    if target > bottom {
      output += Self.rows(bottom - row) + String(repeating: "\r\n", count: target - bottom)
      bottom = target
    } else {
      output += Self.rows(target - row) + "\r"
    }
    row = target
  }

  static func rows(_ count: Int) -> String {
    count == 0 ? "" : count < 0 ? "\u{1B}[\(-count)A" : "\u{1B}[\(count)B"
  }
}
