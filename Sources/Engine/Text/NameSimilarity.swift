/// The measure of Jaro as Winkler changed it (W. E. Winkler, "String Comparator Metrics and
/// Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage", 1990): it was made for
/// names, so letters out of their place count half and a common beginning counts more.
enum NameSimilarity {
  /// Winkler's: what each of up to four common first letters takes off the distance.
  private static let prefixWeight = 0.1
  private static let prefixLimit = 4
  /// Longer texts are no names: the work grows with the product of the lengths.
  private static let longest = 1_000

  /// 0 (nothing in common) to 1 (alike); texts are compared by Unicode scalars, of very long ones
  /// the beginnings.
  static func score(_ left: [UInt8], _ right: [UInt8]) -> Double {
    let (a, b) = (scalars(left), scalars(right))
    if a == b { return 1 }
    let jaro = jaro(a, b)
    let prefix = zip(a, b).prefix(prefixLimit).prefix { $0 == $1 }.count
    return jaro + Double(prefix) * prefixWeight * (1 - jaro)
  }

  private static func scalars(_ text: [UInt8]) -> [Unicode.Scalar] {
    Array(String(decoding: text, as: UTF8.self).unicodeScalars.prefix(longest))
  }

  /// `(m / |a| + m / |b| + (m - t) / m) / 3` with m letters in common, of which t pairs are
  /// transposed; letters are common at a distance below half of the longer text.
  private static func jaro(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
    let reach = max(0, max(a.count, b.count) / 2 - 1)
    var isTaken = [Bool](repeating: false, count: b.count)
    var commonA: [Unicode.Scalar] = []
    for (index, scalar) in a.enumerated() {
      let low = min(max(0, index - reach), b.count)
      let near = low..<max(low, min(b.count, index + reach + 1))
      guard let place = near.first(where: { !isTaken[$0] && b[$0] == scalar }) else { continue }
      isTaken[place] = true
      commonA.append(scalar)
    }
    if commonA.isEmpty { return 0 }
    let commonB = b.indices.filter { isTaken[$0] }.map { b[$0] }
    let transposed = zip(commonA, commonB).count { $0 != $1 } / 2
    let common = Double(commonA.count)
    return
      (common / Double(a.count) + common / Double(b.count)
      + (common - Double(transposed)) / common) / 3
  }
}
