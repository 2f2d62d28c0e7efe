import Engine
import Formats

/// The words of the frame around the data, in the language of the locale. Data stay as they are.
struct ReportWords {
  let locale: FormatOptions.Locale

  init(_ locale: FormatOptions.Locale) { self.locale = locale }

  private var isVietnamese: Bool { locale == .vietnamese }
  private func pick(_ english: String, _ vietnamese: String) -> String {
    isVietnamese ? vietnamese : english
  }

  var language: String { pick("en", "vi") }
  var missing: String { pick("missing", "thiếu") }
  var noFigure: String { pick("no figure", "không có số") }
  var noRows: String { pick("no rows", "không có dòng nào") }

  func earlierLeftOut(_ count: Int) -> String {
    pick("\(count) earlier left out", "bỏ \(count) kỳ trước")
  }
}

extension ReportWords {
  func present(_ count: Int, of all: Int, _ grain: Period.Grain) -> String {
    guard isVietnamese else { return "\(count) of \(all) periods present" }
    let unit = grain == .year ? "năm" : grain == .quarter ? "quý" : "tháng"
    return "\(count) trên \(all) \(unit) có số"
  }

  /// A month as `2024-03` or `3/2024`, a year as itself.
  func name(of day: Int32, _ grain: Period.Grain) -> String {
    let date = CalendarDate(days: day)
    switch grain {
    case .year: return "\(date.year)"
    case .day: return isVietnamese ? "\(date.day)/\(date.month)/\(date.year)" : date.iso
    case .month, .quarter:
      return isVietnamese ? "\(date.month)/\(date.year)" : String(date.iso.prefix(7))
    }
  }

  /// `T3`, `Mar`: the year stands in a line of its own.
  func month(_ month: Int) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return isVietnamese ? "T\(month)" : names[month - 1]
  }
}

extension ReportWords {
  func chart(_ kind: ChartSpec.Kind) -> String {
    switch kind {
    case .bar: pick("Bar chart", "Biểu đồ thanh")
    case .line: pick("Line chart", "Biểu đồ đường")
    case .heatmap: pick("Heat map", "Bản đồ nhiệt")
    }
  }

  func measure(_ y: String, by x: String, each: String?) -> String {
    pick("\(y) by \(x)", "\(y) theo \(x)")
      + (each.map { pick(" and \($0)", " và \($0)") } ?? "")
  }

  func caption(_ kind: ChartSpec.Kind, y: String, x: String, by: String?) -> String {
    let measure = measure(y, by: x, each: kind == .heatmap ? by : nil)
    let each =
      kind == .line ? pick("one line a", "mỗi đường một") : pick("one bar a", "mỗi thanh một")
    let series = kind == .heatmap ? "" : by.map { ", \(each) \($0)" } ?? ""
    return measure + series + "."
  }

  var invertedAxis: String {
    pick("Inverted axis: rank 1 is on top.", "Trục đảo: hạng 1 ở trên cùng.")
  }

  func cells(_ count: Int, of all: Int) -> String {
    pick("\(count) of \(all) cells have a figure.", "\(count) trên \(all) ô có số.")
  }
}
