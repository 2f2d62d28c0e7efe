import Database
import Engine
import Formats
import Language

/// A column as a chart needs it: words for people and numbers to measure.
struct ChartColumn {
  let name: String
  let type: DataType
  /// As the report writes them, control characters visible; nil for NULL.
  let texts: [String?]
  /// Days for dates; nil for NULL and what is no finite number.
  let numbers: [Double?]
  /// Digits behind the point of DECIMAL and FLOAT64; nil where the texts stay as they are.
  let decimals: Int?

  var isRatio: Bool { type == .ratio }
  /// `rank`, `egdi_rank`: 1 is best and stands on top.
  var isRank: Bool { name.lowercased() == "rank" || name.lowercased().hasSuffix("_rank") }
}

/// The result behind a chart.
struct ChartTable {
  private let table: ResultTable
  let options: FormatOptions

  init(_ table: ResultTable, _ options: FormatOptions) {
    self.table = table
    self.options = options
  }

  var rowCount: Int { table.rowCount }
  var words: ReportWords { ReportWords(options.locale) }

  func position(_ name: ChartSpec.ColumnName) throws(Diagnostic) -> Int {
    let names = table.columns.map(\.name)
    guard let found = names.firstIndex(where: { folded($0) == folded(name.text) }) else {
      throw .unknownChartColumn(name, among: names)
    }
    return found
  }

  func column(_ name: ChartSpec.ColumnName) throws(Diagnostic) -> ChartColumn {
    column(at: try position(name))
  }

  func numbers(_ name: ChartSpec.ColumnName) throws(Diagnostic) -> ChartColumn {
    let column = try column(name)
    guard column.type.isNumeric || column.type == .null else {
      throw .noNumbers(name, column.type)
    }
    return column
  }

  func column(at position: Int) -> ChartColumn {
    let column = table.columns[position]
    var options = options
    // Four digits of a measured number are more than an eye sees in a chart.
    if column.type == .float64, options.digits != .full { options.digits = .significant(4) }
    let texts = table.cellTexts(position, mode: .line, options: options)
    let numbers = table.chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { chunk[position].value(at: $0).number }
    }
    return ChartColumn(
      name: column.name, type: column.type, texts: texts, numbers: numbers,
      decimals: decimals(of: texts, column.type))
  }

  /// As many as the longest fraction has.
  private func decimals(of texts: [String?], _ type: DataType) -> Int? {
    switch type {
    case .float64, .decimal: break
    default: return nil
    }
    let point: Character = options.locale == .vietnamese ? "," : "."
    let counts = texts.compactMap { text in
      text.flatMap { text in
        text.lastIndex(of: point).map { text.distance(from: $0, to: text.endIndex) - 1 }
      }
    }
    return counts.max()
  }

  /// The text column before a heat map's place parts it into panels.
  func panelColumn(_ spec: ChartSpec) throws(Diagnostic) -> ChartColumn? {
    let position = try position(spec.x)
    guard position > 0, table.columns[position - 1].type == .string,
      folded(table.columns[position - 1].name) != spec.by.map({ folded($0.text) })
    else { return nil }
    return column(at: position - 1)
  }
}

extension ChartSpec {
  /// What can be said of a chart before there are rows.
  ///
  /// - Throws: for a column that the result lacks, and for numbers that are none.
  func check(_ columns: [ResultTable.Column]) throws(Diagnostic) {
    let table = ChartTable(ResultTable(columns: columns, chunks: []), FormatOptions())
    _ = try table.position(x)
    for name in y { _ = try table.numbers(name) }
    if let by { _ = try table.position(by) }
  }
}

extension Value {
  fileprivate var number: Double? {
    switch self {
    case .int64(let number): Double(number)
    case .float64(let number): number.isFinite ? number : nil
    case .decimal(let unscaled, let scale): Double(unscaled) / powerOfTen(scale)
    case .ratio(let unscaled): Double(unscaled) / powerOfTen(DataType.ratioScale)
    case .date(let days): Double(days)
    case .timestamp(let microseconds): Double(microseconds) / 86_400e6
    case .null, .bool, .string: nil
    }
  }
}

/// 10 to the power of `exponent`.
func powerOfTen(_ exponent: Int) -> Double {
  var power = 1.0
  for _ in 0..<exponent.magnitude { power *= 10 }
  return exponent < 0 ? 1 / power : power
}
