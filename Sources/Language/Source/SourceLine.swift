/// A source line as it is shown: characters with their cells, cut to a window around the span.
struct SourceLine {
  private struct Cell {
    let text: String
    let cells: Int
    let isTab: Bool
  }

  private var content: [Cell] = []
  /// The span as indices into `content`.
  private var marked = 0..<0

  init(_ place: SourcePlace, cells: (Unicode.Scalar) -> Int) {
    let source = place.source
    let before = source.text(SourceSpan(place.line.start, place.span.start))
    let inside = source.text(place.span)
    let after = source.text(SourceSpan(place.span.end, place.line.end))
    append(before, cells)
    let start = content.count
    append(inside, cells)
    marked = start..<content.count
    append(after, cells)
  }

  private mutating func append(_ text: String, _ cells: (Unicode.Scalar) -> Int) {
    for character in text {
      if character == "\t" {
        content.append(Cell(text: "\t", cells: 8, isTab: true))
        continue
      }
      let shown = Neutral.text(String(character))
      let width = shown.unicodeScalars.reduce(0) { $0 + max(0, cells($1)) }
      content.append(Cell(text: shown, cells: width, isTab: false))
    }
  }

  /// Cells of the whole line; a tab counts as its most.
  var totalCells: Int { content.reduce(0) { $0 + $1.cells } }

  /// The part of the line that fits into `width` cells, with `…` where it was cut.
  func window(_ width: Int) -> (text: String, caret: String) {
    let range = visible(width)
    let isCut = range.lowerBound > 0
    var text = isCut ? "…" : ""
    var caret = isCut ? " " : ""
    for index in range {
      let cell = content[index]
      text += cell.text
      if index < marked.lowerBound {
        caret += cell.isTab ? "\t" : String(repeating: " ", count: cell.cells)
      } else if index < marked.upperBound {
        caret += String(repeating: "^", count: cell.isTab ? 1 : cell.cells)
      }
    }
    if marked.isEmpty || !caret.hasSuffix("^") { caret += "^" }
    return (text + (range.upperBound < content.count ? "…" : ""), caret)
  }

  private func visible(_ width: Int) -> Range<Int> {
    guard totalCells > width else { return content.indices }
    let room = width - 2
    var lower = marked.lowerBound
    var upper = marked.lowerBound
    var used = 0
    while lower > 0, used + content[lower - 1].cells <= room / 2 {
      lower -= 1
      used += content[lower].cells
    }
    while upper < content.count, used + content[upper].cells <= room {
      used += content[upper].cells
      upper += 1
    }
    while lower > 0, used + content[lower - 1].cells <= room {
      lower -= 1
      used += content[lower].cells
    }
    return lower..<upper
  }
}
