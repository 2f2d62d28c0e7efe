extension RecordFrame {
  /// One array, a row a line.
  static func json(_ names: [String], style: CellStyle) -> RecordFrame {
    RecordFrame(
      opening: Array("[".utf8), before: members(names, style), rowEnd: Array("}".utf8),
      betweenRows: Array(",\n".utf8), closing: Array("]\n".utf8))
  }

  /// One object a line.
  static func jsonLines(_ names: [String], style: CellStyle) -> RecordFrame {
    RecordFrame(before: members(names, style), rowEnd: Array("}\n".utf8))
  }

  private static func members(_ names: [String], _ style: CellStyle) -> [[UInt8]] {
    unique(names).enumerated().map { index, name in
      Array((index == 0 ? "{" : ",").utf8) + style.escape.cell(name) + Array(":".utf8)
    }
  }

  /// The second column of a name gets `_2`: readers of JSON keep one value a key.
  static func unique(_ names: [String]) -> [String] {
    var taken = Set(names.map { Array($0.utf8) })
    var seen = Set<[UInt8]>()
    return names.map { name in
      if seen.insert(Array(name.utf8)).inserted { return name }
      var number = 2
      while !taken.insert(Array("\(name)_\(number)".utf8)).inserted { number += 1 }
      return "\(name)_\(number)"
    }
  }
}
