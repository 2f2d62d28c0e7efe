// Candidates in columns under the headings of their groups, at most one screen.

enum CandidateList {
  /// - Parameters:
  ///   - columns: of the screen.
  ///   - rows: that the list may take.
  static func lines(_ candidates: [Candidate], columns: Int, rows: Int) -> [String] {
    let groups = groups(candidates, columns: columns)
    if groups.reduce(0, { $0 + $1.rowCount }) <= rows { return groups.flatMap { $0.lines() } }
    var lines: [String] = []
    var hidden = candidates.count
    for group in groups {
      let left = rows - 1 - lines.count  // the last row tells what is missing
      guard left > group.headingRows else { break }
      let part = group.first(rows: left)
      lines += part.lines()
      hidden -= part.displays.count
    }
    return lines + ["… and \(hidden) more"]
  }

  private static func groups(_ candidates: [Candidate], columns: Int) -> [CandidateGroup] {
    var groups: [CandidateGroup] = []
    for candidate in candidates {
      if groups.last?.heading != candidate.group {
        groups.append(CandidateGroup(heading: candidate.group, columns: columns))
      }
      groups[groups.count - 1].displays.append(candidate.display.shown)
    }
    return groups
  }
}

private struct CandidateGroup {
  let heading: String
  let columns: Int
  var displays: [String] = []

  var headingRows: Int { heading.isEmpty ? 0 : 1 }
  private var indent: Int { heading.isEmpty ? 0 : 2 }
  private var textWidth: Int {
    min(displays.map { displayWidth($0) }.max() ?? 0, max(1, columns - indent - 1))
  }
  private let gap = 2
  /// No gap is needed after the last cell.
  private var cellsInRow: Int { max(1, (columns - 1 - indent + gap) / (textWidth + gap)) }
  private var bodyRows: Int { (displays.count + cellsInRow - 1) / cellsInRow }

  var rowCount: Int { headingRows + bodyRows }

  init(heading: String, columns: Int) {
    self.heading = heading
    self.columns = columns
  }

  func first(rows: Int) -> CandidateGroup {
    var part = self
    part.displays = Array(displays.prefix(max(0, rows - headingRows) * cellsInRow))
    return part
  }

  func lines() -> [String] {
    let width = textWidth
    let rows = bodyRows
    let body = (0..<rows).map { row in
      // Read downwards, as a dictionary is.
      let cells = stride(from: row, to: displays.count, by: rows).map { index in
        padded(cut(displays[index], to: width), to: width + gap)
      }
      let line = String(repeating: " ", count: indent) + cells.joined()
      return String(
        line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
    return (heading.isEmpty ? [] : [heading]) + body
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(text)))
  }

  private func cut(_ text: String, to width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    var text = text
    while !text.isEmpty, displayWidth(text) > width - 1 { text.removeLast() }
    return text + "…"
  }
}
