import Engine

extension FilingsTable {
  /// - Parameters:
  ///   - units: `province_units`, of which the set of 63 files.
  ///   - services: the shipped table, of whose services each is asked for less than the one before.
  public init(provinceUnits units: Table, services: Table, seed: Int64) {
    let (names, sets) = (units.texts("name"), units.integers("province_set"))
    let people = units.integers("population")
    self.init(
      provinces: names.indices.filter { sets[$0] == 63 }.map {
        Province(name: names[$0] ?? "", population: Int(people[$0] ?? 0))
      },
      services: services.texts("id").compactMap(\.self), seed: seed)
  }
}
