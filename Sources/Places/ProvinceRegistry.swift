import Engine

/// Finds provinces by spelling, code or id, as of a date.
///
/// Time falls into periods, between the days on which a unit began. In each the set of that time
/// decides; 0 is the time before the first set, in which nothing is found.
struct ProvinceRegistry: Sendable {
  /// First days of the periods 1, 2, …
  let periodStarts: [Int32]
  private let units: ProvinceUnits
  /// By period the positions of units by key.
  private let names: [[String: Int]]

  init(units table: Table, aliases: Table) {
    let units = ProvinceUnits(table)
    let spellings = Self.spellings(aliases, units)
    self.units = units
    periodStarts = units.starts
    names = [[:]] + units.starts.map { Self.names(on: $0, units, spellings) }
  }

  var newestPeriod: Int { periodStarts.count }

  /// - Parameter period: nil for the newest; an id then finds its unit in any set.
  func unit(_ text: String, in period: Int?) -> Int? {
    let name = PlaceName(text)
    guard let unit = units.positions[name.folded] else {
      return unit(named: name, in: period ?? newestPeriod)
    }
    return period.map { units.all[unit].set == set(in: $0) } ?? true ? unit : nil
  }

  private func unit(named name: PlaceName, in period: Int) -> Int? {
    if let unit = names[period][name.key] { return unit }
    let bare = name.bare
    guard bare.words.count < name.words.count, let unit = names[period][bare.key] else {
      return nil
    }
    // 'Thành phố Vĩnh Long' is a town of the province, not the province.
    return bare.isCity != true || names[period][Self.cityKey(units.all[unit])] == unit ? unit : nil
  }

  func id(_ unit: Int) -> String { units.all[unit].id }
  func code(_ unit: Int) -> String { units.all[unit].code }
  func region(_ unit: Int) -> String { units.all[unit].region }

  /// The name in that time: a unit may take its successor's before the set ends.
  func name(_ unit: Int, in period: Int?) -> String {
    guard let period, let end = units.all[unit].end, end < periodStarts[period - 1],
      let successor = units.all[unit].successor
    else { return units.all[unit].name }
    return units.all[successor].name
  }

  /// What the unit of one time is at another; as an id where `text` is one, else as a code.
  func moved(_ text: String, from: Int, to: Int) -> String? {
    guard let unit = unit(text, in: from), let set = set(in: to),
      let other = units.counterpart(of: unit, in: set)
    else { return nil }
    return PlaceName(text).folded == id(unit) ? id(other) : code(other)
  }

  private func set(in period: Int) -> Int64? {
    period == 0 ? nil : units.set(on: periodStarts[period - 1])
  }

  private static func cityKey(_ unit: ProvinceUnit) -> String {
    PlaceName("Thành phố \(unit.name)").key
  }
}

extension ProvinceRegistry {
  private typealias Spelling = (key: String, unit: Int)

  private static func spellings(_ aliases: Table, _ units: ProvinceUnits) -> [Spelling] {
    let (texts, ids) = (aliases.texts("alias"), aliases.texts("province_id"))
    let written = zip(texts, ids).map { text, id in
      (key: PlaceName(text!).key, unit: units.positions[id!]!)
    }
    // Spreadsheets take the zero off.
    let codes = units.all.indices.flatMap { unit -> [Spelling] in
      let code = units.all[unit].code
      return [(code, unit)] + (code.hasPrefix("0") ? [(String(code.dropFirst()), unit)] : [])
    }
    return written + codes
  }

  /// Spellings of the set of that day, and behind them those of a later set's units that are there
  /// already: the city of Huế is half a year older than the set of 34.
  private static func names(
    on day: Int32, _ units: ProvinceUnits, _ spellings: [Spelling]
  ) -> [String: Int] {
    guard let set = units.set(on: day) else { return [:] }
    var names: [String: Int] = [:]
    for (key, unit) in spellings where units.all[unit].set == set { names[key] = unit }
    for (key, unit) in spellings where units.all[unit].set != set && units.all[unit].start <= day {
      guard (units.all[unit].end ?? .max) >= day,
        let earlier = units.counterpart(of: unit, in: set)
      else { continue }
      names[key] = names[key] ?? earlier
    }
    return names
  }
}
