/// The names of `candidates` that `word` may be a slip of: at most three, nearest first.
public func nearest(_ word: String, in candidates: some Sequence<String>) -> [String] {
  let folded = Folding.key(word)
  let bound = folded.count <= 4 ? 1 : folded.count <= 8 ? 2 : 3
  var found: [(distance: Int, name: String)] = []
  for candidate in candidates {
    let key = Folding.key(candidate)
    guard abs(key.count - folded.count) <= bound else { continue }
    let distance = editDistance(folded, key)
    if distance <= bound { found.append((distance, candidate)) }
  }
  found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return found.prefix(3).map(\.name)
}

/// Texts of the `help:` line about names.
public enum Suggestion {
  /// `did you mean 'a' or 'b'?`; nil without names.
  public static func didYouMean(_ names: [String]) -> String? {
    guard let last = names.last else { return nil }
    let quoted = names.map { "'\($0)'" }
    if names.count == 1 { return "did you mean '\(last)'?" }
    return "did you mean \(quoted.dropLast().joined(separator: ", ")) or '\(last)'?"
  }

  /// `columns here: a, b, …`: alphabetical, cut at ten; nil without names.
  public static func namesHere(
    _ names: some Sequence<String>, title: String = "columns here"
  ) -> String? {
    let sorted = names.sorted()
    guard !sorted.isEmpty else { return nil }
    let shown = sorted.prefix(10).joined(separator: ", ")
    return "\(title): \(shown)\(sorted.count > 10 ? ", …" : "")"
  }

  /// The whole help line for an unknown `word`; nil where there is nothing to say.
  public static func help(
    for word: String, among names: [String], title: String = "columns here"
  ) -> String? {
    let parts = [didYouMean(nearest(word, in: names)), namesHere(names, title: title)]
    let text = parts.compactMap(\.self).joined(separator: " ")
    return text.isEmpty ? nil : text
  }
}

/// Damerau–Levenshtein in its restricted form: insert, delete, replace, swap two neighbours.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in 0..<b.count {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
