import Engine

/// Small tables with all that goes wrong: NULLs, duplicates, extremes, Vietnamese text, ratios.
struct RandomTables {
  struct Column {
    let name: String
    let kind: Kind
    /// As Tra declares it.
    let type: String
  }

  struct Table {
    let name: String
    let columns: [Column]
    /// Texts as they stand, other values as SQL writes them; nil is NULL.
    var rows: [[String?]]
    /// A computed ratio's name and its parts.
    let ratio: (name: String, numerator: String, denominator: String)?
    /// Of a view, what it stands for.
    var query: String?
    var named: [NamedColumn]
  }

  var tables: [Table] = []

  /// What SQLite has not is left out for it: NaN, and decimals of more digits than FLOAT64 has.
  init(_ random: inout SeededRandom, for dialect: SQLDialect) {
    // More rows than a chunk holds, now and then.
    let isLarge = random.oneIn(80) && dialect != .spark
    for number in 1...3 {
      let rowCount =
        isLarge && number == 1
        ? 2000 + random.below(600) : random.oneIn(8) ? 0 : random.below(number == 1 ? 25 : 12) + 1
      let columns = Self.columns(number, dialect)
      let values = RandomValues(
        isExtreme: random.oneIn(12), hasNaN: dialect != .sqlite && random.oneIn(6))
      var rows: [[String?]] = []
      for _ in 0..<rowCount {
        if let last = rows.last, random.oneIn(8) {
          rows.append(last)
          continue
        }
        rows.append(columns.map { values.value($0, &random) })
      }
      let ratio = number == 3 ? nil : ("r\(number)", "n\(number)", "m\(number)")
      tables.append(
        Table(
          name: "t\(number)", columns: columns, rows: rows, ratio: ratio,
          named: columns.map { NamedColumn(name: $0.name, kind: $0.kind) }
            + (ratio.map { [NamedColumn(name: $0.0, kind: .ratio, isPoolable: true)] } ?? [])))
    }
  }

  private static func columns(_ number: Int, _ dialect: SQLDialect) -> [Column] {
    var all: [Column] = [
      Column(name: "a\(number)", kind: .integer, type: "INT64"),
      Column(name: "b\(number)", kind: .integer, type: "INT64"),
      Column(name: "c\(number)", kind: .text, type: "STRING"),
      Column(name: "d\(number)", kind: .date, type: "DATE"),
      Column(name: "e\(number)", kind: .decimal, type: "DECIMAL(8,2)"),
      Column(name: "f\(number)", kind: .float, type: "FLOAT64"),
      Column(name: "g\(number)", kind: .bool, type: "BOOL"),
      Column(name: "h\(number)", kind: .timestamp, type: "TIMESTAMP"),
    ]
    if number < 3 {
      all += [
        Column(name: "n\(number)", kind: .integer, type: "INT64"),
        Column(name: "m\(number)", kind: .integer, type: "INT64"),
        Column(name: "p\(number)", kind: .ratio, type: "RATIO"),
      ]
    } else if dialect != .sqlite {
      all.append(Column(name: "w\(number)", kind: .decimal, type: "DECIMAL(38,4)"))
    }
    return all
  }
}

/// The values of one table.
struct RandomValues {
  let isExtreme: Bool
  let hasNaN: Bool

  /// Some in both forms of Unicode; the second of a pair is what NFC makes of the first.
  static let texts = [
    "", "a", "A", "ab", "Hà Nội", "Đà Nẵng", "đà nẵng", "Huế", "100%", "a_b", "x'y", " a ", "ă",
    "z", "Z", "abc", "é", "[a]", "a*b", "e\u{301}", "Hue\u{302}\u{301}", "a\\b", "12", "-7",
  ]
  static let composed = ["e\u{301}": "\u{e9}", "Hue\u{302}\u{301}": "Hu\u{1ebf}"]
  static let dates = [
    "2024-01-31", "2024-02-29", "2023-12-31", "2024-12-30", "2021-01-03", "2000-02-29",
    "1999-07-04", "2024-06-15",
  ]
  static let times = [
    "2024-01-31 00:00:00", "2024-02-29 23:59:59", "2023-12-31 12:30:00", "2024-12-30 06:05:04",
    "2000-02-29 00:00:01", "1969-07-20 20:17:40",
  ]

  func value(_ column: RandomTables.Column, _ random: inout SeededRandom) -> String? {
    if random.oneIn(6) { return nil }
    switch column.kind {
    case .integer:
      if column.name.hasPrefix("n") { return "\(random.below(50))" }
      if column.name.hasPrefix("m") { return "\(random.below(60))" }
      if isExtreme, random.oneIn(6) {
        return random.pick([Int64.max, .min, .min + 1, 1 << 62, 1 << 31, 1 << 53].map { "\($0)" })
      }
      return "\(random.below(12) - 4)"
    case .float:
      if hasNaN, random.oneIn(5) { return random.pick(["NaN", "Infinity", "-Infinity"]) }
      // Multiples of an eighth, whose sums are exact in any order.
      return "\(Double(random.below(400) - 150) / 8)"
    case .decimal:
      if column.name.hasPrefix("w"), random.oneIn(3) {
        let nines = String(repeating: "9", count: isExtreme ? 34 : 20)
        return "\(random.oneIn(2) ? "-" : "")\(nines).9999"
      }
      let cents = random.below(3000) - 1000
      return random.oneIn(3) ? "\(cents / 100).50" : Self.cents(cents)
    case .text: return random.pick(Self.texts)
    case .date:
      if isExtreme, random.oneIn(8) { return random.pick(["0001-01-01", "9999-12-31"]) }
      return random.pick(Self.dates)
    case .timestamp: return random.pick(Self.times)
    case .bool: return random.oneIn(2) ? "TRUE" : "FALSE"
    case .ratio: return "0.\(String(random.below(9000) + 1000))"
    }
  }

  private static func cents(_ cents: Int) -> String {
    let digits = String(cents.magnitude % 100)
    return "\(cents < 0 ? "-" : "")\(cents.magnitude / 100).\(digits.count < 2 ? "0" : "")\(digits)"
  }
}
