import Engine

/// A province or city of one set: a row of `province_units`.
struct ProvinceUnit: Sendable {
  /// `63-89`: set and code.
  let id: String
  let code: String
  let name: String
  let region: String
  let set: Int64
  /// First and last day; days since 1970-01-01.
  let start: Int32
  let end: Int32?
  /// Position of the unit that took over.
  let successor: Int?
}

/// All units of all sets, and what became of them.
struct ProvinceUnits: Sendable {
  let all: [ProvinceUnit]
  let positions: [String: Int]
  /// First day of each set, the oldest first. A unit may be older than its set.
  let sets: [(set: Int64, start: Int32)]

  init(_ table: Table) {
    let ids = table.texts("province_id").compactMap(\.self)
    let positions = Dictionary(uniqueKeysWithValues: zip(ids, 0...))
    let (codes, names, regions) = (table.texts("code"), table.texts("name"), table.texts("region"))
    let (sets, successors) = (table.integers("province_set"), table.texts("successor_id"))
    let (starts, ends) = (table.days("valid_from"), table.days("valid_to"))
    all = ids.indices.map { row in
      ProvinceUnit(
        id: ids[row], code: codes[row]!, name: names[row]!, region: regions[row]!, set: sets[row]!,
        start: starts[row]!, end: ends[row], successor: successors[row].flatMap { positions[$0] })
    }
    self.positions = positions
    self.sets = Dictionary(all.map { ($0.set, $0.start) }, uniquingKeysWith: max)
      .map { (set: $0.key, start: $0.value) }.sorted { $0.start < $1.start }
  }

  /// The days on which a unit began: between two of them nothing changes.
  var starts: [Int32] { Set(all.map(\.start)).sorted() }

  func set(on day: Int32) -> Int64? { sets.last { $0.start <= day }?.set }

  /// What the unit is in another set: what took it over, or the only one that it took over; nil
  /// where it took over several.
  func counterpart(of unit: Int, in set: Int64) -> Int? {
    if isAfter(all[unit].set, set) {
      let origins = all.indices.filter {
        all[$0].set == set && counterpart(of: $0, in: all[unit].set) == unit
      }
      return origins.count == 1 ? origins[0] : nil
    }
    var current = unit
    while all[current].set != set {
      guard let next = all[current].successor else { return nil }
      current = next
    }
    return current
  }

  private func isAfter(_ set: Int64, _ other: Int64) -> Bool {
    sets.firstIndex { $0.set == set }! > sets.firstIndex { $0.set == other }!
  }
}
