// Up and Down inside a statement of several lines.

enum LineMotion {
  /// Index of the character above the cursor, in the same column if that line is long enough;
  /// nil on the first line.
  static func above(_ scalars: [Unicode.Scalar], cursor: Int, promptWidth: Int) -> Int? {
    let start = lineStart(scalars, cursor)
    guard start > 0 else { return nil }
    let target = column(scalars, cursor, promptWidth)
    return index(scalars, from: lineStart(scalars, start - 1), column: target, promptWidth)
  }

  /// Index of the character below the cursor; nil on the last line.
  static func below(_ scalars: [Unicode.Scalar], cursor: Int, promptWidth: Int) -> Int? {
    guard let end = scalars[cursor...].firstIndex(of: "\n") else { return nil }
    let target = column(scalars, cursor, promptWidth)
    return index(scalars, from: end + 1, column: target, promptWidth)
  }

  private static func lineStart(_ scalars: [Unicode.Scalar], _ cursor: Int) -> Int {
    scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// Column of the cursor on an endless row; the prompt stands on the first only.
  private static func column(_ scalars: [Unicode.Scalar], _ cursor: Int, _ promptWidth: Int) -> Int
  {
    let start = lineStart(scalars, cursor)
    return (start == 0 ? promptWidth : 0) + width(scalars[start..<cursor])
  }

  private static func index(
    _ scalars: [Unicode.Scalar], from start: Int, column: Int, _ promptWidth: Int
  ) -> Int {
    var index = start
    var reached = start == 0 ? promptWidth : 0
    while index < scalars.count, scalars[index] != "\n", reached < column {
      reached += width(scalars[index...index])
      index += 1
    }
    return index
  }

  private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    displayWidth(String(String.UnicodeScalarView(scalars)))
  }
}
