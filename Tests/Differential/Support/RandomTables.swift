/// Small tables with all that goes wrong: NULLs, duplicates, extremes, Vietnamese text, ratios.
struct RandomTables {
  struct Column {
    let name: String
    let kind: Kind
    /// As each engine declares it: Tra, DuckDB, SQLite.
    let types: (tra: String, duckdb: String, sqlite: String)
  }

  struct Table {
    let name: String
    let columns: [Column]
    /// Literals that all engines read; nil is NULL.
    var rows: [[String?]]
    /// A computed ratio's name and its parts.
    let ratio: (name: String, numerator: String, denominator: String)?

    var named: [NamedColumn] {
      columns.map { NamedColumn(name: $0.name, kind: $0.kind) }
        + (ratio.map { [NamedColumn(name: $0.name, kind: .ratio)] } ?? [])
    }
  }

  var tables: [Table] = []

  init(_ random: inout SeededRandom) {
    // More rows than a chunk holds, now and then.
    let isLarge = random.oneIn(40)
    for number in 1...3 {
      let rowCount =
        isLarge && number == 1
        ? 2000 + random.below(600) : random.oneIn(8) ? 0 : random.below(number == 1 ? 25 : 12) + 1
      let isExtreme = random.oneIn(12)
      let columns = Self.columns(number, &random)
      var rows: [[String?]] = []
      for _ in 0..<rowCount {
        if let last = rows.last, random.oneIn(8) {
          rows.append(last)
          continue
        }
        rows.append(columns.map { Self.value($0, isExtreme: isExtreme, &random) })
      }
      tables.append(
        Table(
          name: "t\(number)", columns: columns, rows: rows,
          ratio: number == 3 ? nil : ("r\(number)", "n\(number)", "m\(number)")))
    }
  }

  private static func columns(_ number: Int, _ random: inout SeededRandom) -> [Column] {
    var all: [Column] = [
      Column(name: "a\(number)", kind: .integer, types: ("INT64", "BIGINT", "INTEGER")),
      Column(name: "b\(number)", kind: .integer, types: ("INT64", "BIGINT", "INTEGER")),
      Column(name: "c\(number)", kind: .text, types: ("STRING", "VARCHAR", "TEXT")),
      Column(name: "d\(number)", kind: .date, types: ("DATE", "DATE", "TEXT")),
      Column(
        name: "e\(number)", kind: .decimal, types: ("DECIMAL(8,2)", "DECIMAL(8,2)", "REAL")),
      Column(name: "f\(number)", kind: .float, types: ("FLOAT64", "DOUBLE", "REAL")),
      Column(name: "g\(number)", kind: .bool, types: ("BOOL", "BOOLEAN", "INTEGER")),
    ]
    if number < 3 {
      all += [
        Column(name: "n\(number)", kind: .integer, types: ("INT64", "BIGINT", "INTEGER")),
        Column(name: "m\(number)", kind: .integer, types: ("INT64", "BIGINT", "INTEGER")),
        Column(
          name: "p\(number)", kind: .ratio, types: ("RATIO", "DECIMAL(18,10)", "REAL")),
      ]
    }
    return all
  }

  static let texts = [
    "", "a", "A", "ab", "Hà Nội", "Đà Nẵng", "đà nẵng", "Huế", "100%", "a_b", "x'y", " a ", "ă",
    "z",
    "Z", "abc", "é", "[a]", "a*b",
  ]
  static let dates = [
    "2024-01-31", "2024-02-29", "2023-12-31", "2024-12-30", "2021-01-03", "2000-02-29",
    "1999-07-04",
    "2024-06-15",
  ]

  private static func value(
    _ column: Column, isExtreme: Bool, _ random: inout SeededRandom
  ) -> String? {
    if random.oneIn(6) { return nil }
    switch column.kind {
    case .integer:
      if column.name.hasPrefix("n") { return "\(random.below(50))" }
      if column.name.hasPrefix("m") { return "\(random.below(60))" }
      if isExtreme, random.oneIn(6) {
        return random.pick(["9223372036854775807", "-9223372036854775807", "4611686018427387904"])
      }
      return "\(random.below(12) - 4)"
    // Multiples of an eighth, whose sums are exact in any order.
    case .float: return "\(Double(random.below(400) - 150) / 8)"
    case .decimal:
      let cents = random.below(3000) - 1000
      return random.oneIn(3) ? "\(cents / 100).50" : Self.cents(cents)
    case .text:
      let quoted = random.pick(texts).replacing("'", with: "''")
      return "'\(quoted)'"
    case .date: return "'\(random.pick(dates))'"
    case .bool: return random.oneIn(2) ? "TRUE" : "FALSE"
    case .ratio: return "0.\(String(random.below(9000) + 1000))"
    }
  }

  private static func cents(_ cents: Int) -> String {
    let digits = String(cents.magnitude % 100)
    return "\(cents < 0 ? "-" : "")\(cents.magnitude / 100).\(digits.count < 2 ? "0" : "")\(digits)"
  }
}

extension RandomTables.Table {
  enum Engine {
    case tra, duckdb, sqlite
  }

  /// CREATE and INSERT, a statement each.
  func statements(for engine: Engine) -> [String] {
    var list = columns.map { column in
      let type =
        switch engine {
        case .tra: column.types.tra
        case .duckdb: column.types.duckdb
        case .sqlite: column.types.sqlite
        }
      return "\(column.name) \(type)"
    }
    if engine == .tra, let ratio {
      list.append("\(ratio.name) RATIO(\(ratio.numerator), \(ratio.denominator))")
    }
    let create = "CREATE TABLE \(name) (\(list.joined(separator: ", ")))"
    guard !rows.isEmpty else { return [create] }
    let tuples = rows.map { row in
      "(\(row.map { $0 ?? "NULL" }.joined(separator: ", ")))"
    }
    let names = columns.map(\.name).joined(separator: ", ")
    return [create, "INSERT INTO \(name) (\(names)) VALUES \(tuples.joined(separator: ", "))"]
  }
}
