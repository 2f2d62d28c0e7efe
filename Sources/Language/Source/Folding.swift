/// Names as they are compared for suggestions: lower case, without marks, đ as d.
enum Folding {
  static func key(_ name: String) -> [Unicode.Scalar] {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return Array(name.lowercased().unicodeScalars) }
    return name.lowercased().decomposedScalars.compactMap { scalar in
      if scalar == "đ" { return "d" }
      return scalar.properties.generalCategory == .nonspacingMark ? nil : scalar
    }
  }
}
