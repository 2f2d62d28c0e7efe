import Formats
import Language

/// A chart in unit space: what stands where, between 0 and 1. Text and SVG only scale it.
enum ChartLayout {
  case bars(BarLayout)
  case lines(LineLayout)
  case heat(HeatLayout)

  /// - Throws: for a column that is not there or holds no numbers, and for more than can be drawn.
  init(_ table: ResultTable, _ spec: ChartSpec, _ options: FormatOptions) throws(Diagnostic) {
    let table = ChartTable(table, options)
    switch spec.kind {
    case .bar: self = .bars(try BarLayout(table, spec))
    case .line: self = .lines(try LineLayout(table, spec))
    case .heatmap: self = .heat(try HeatLayout(table, spec))
    }
  }
}

/// A tick of an axis.
struct ChartTick {
  /// From the low end of the axis.
  let unit: Double
  let label: String
}

/// The rows of a chart by place and series, in the order of their first appearance.
struct ChartCells {
  let places: [String]
  let series: [String]
  /// Row of the result by place and series.
  let rows: [[Int?]]
  /// Column of the numbers by series.
  let columns: [ChartColumn]

  /// - Parameter keys: the place of each row; nil leaves the row out.
  init(
    _ table: ChartTable, _ spec: ChartSpec, keys: [String?]
  ) throws(Diagnostic) {
    var numbers: [ChartColumn] = []
    for name in spec.y { numbers.append(try table.numbers(name)) }
    let by = try spec.by.map { name throws(Diagnostic) in try table.column(name) }
    var places = Ordinals()
    var series = Ordinals()
    var cells: [[Int]: Int] = [:]
    for (row, key) in keys.enumerated() {
      guard let key else { continue }
      let place = places.add(key)
      let group = by.map { series.add($0.texts[row] ?? "–") } ?? 0
      guard cells.updateValue(row, forKey: [place, group]) == nil else {
        let name = by.map { "'\(key)' and '\($0.texts[row] ?? "–")'" } ?? "'\(key)'"
        throw .twoValues(name, spec)
      }
    }
    self.places = places.names
    let count = numbers.count
    self.series = by == nil ? numbers.map(\.name) : series.names
    columns = by == nil ? numbers : series.names.map { _ in numbers[0] }
    rows = places.names.indices.map { place in
      (0..<(by == nil ? count : series.names.count)).map { cells[[place, by == nil ? 0 : $0]] }
    }
  }

  func number(_ place: Int, _ series: Int) -> Double? {
    rows[place][series].flatMap { columns[series].numbers[$0] }
  }

  /// Fractions of one chart get equally many digits, so that `3` beside `2.96` is `3.00`.
  ///
  /// - Parameter fraction: at most so many digits behind the point.
  func text(_ place: Int, _ series: Int, _ fraction: TickText) -> String? {
    guard let row = rows[place][series], let number = columns[series].numbers[row] else {
      return nil
    }
    guard let decimals = columns[series].decimals else { return columns[series].texts[row] }
    return fraction.text(number, decimals: min(decimals, fraction.valueDecimals))
  }

  var allNumbers: [Double] {
    places.indices.flatMap { place in series.indices.compactMap { number(place, $0) } }
  }
}

/// Numbers texts by their first appearance.
struct Ordinals {
  private(set) var names: [String] = []
  private var positions: [String: Int] = [:]

  mutating func add(_ name: String) -> Int {
    if let known = positions[name] { return known }
    positions[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
