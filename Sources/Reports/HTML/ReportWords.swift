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

extension ReportWords {
  var report: String { pick("Report", "Báo cáo") }
  var data: String { pick("Data", "Số liệu") }
  var parameters: String { pick("Parameters", "Tham số") }
  var none: String { pick("none", "không có") }
  var checks: String { pick("Checks", "Kiểm tra") }
  var sections: String { pick("Sections", "Các mục") }
  var chartData: String { pick("Data of the chart", "Số liệu của biểu đồ") }
  var sameData: String { pick("The rows behind the chart.", "Các dòng của biểu đồ.") }
  var resultColumn: String { pick("Result", "Kết quả") }
  var condition: String { pick("Condition", "Điều kiện") }
  var found: String { pick("Found", "Thấy") }
  var section: String { pick("Section", "Mục") }
  var provenance: String { pick("Provenance", "Nguồn gốc số liệu") }
  var sources: String { pick("Sources", "Nguồn") }
  var status: String { pick("Status", "Trạng thái") }
  var total: String { pick("Total", "Cộng") }
  var unknown: String { pick("not stated", "không ghi") }
  var method: String { pick("How it was made", "Cách lập") }
  var program: String { pick("Program", "Chương trình") }
  var dataDigest: String { pick("SHA-256 of the data", "SHA-256 dữ liệu") }
  var queryDigest: String { pick("SHA-256 of the query", "SHA-256 truy vấn") }

  /// `–`, heard as `no figure`.
  var noFigureMarkup: String { "<span role=\"img\" aria-label=\"\(noFigure)\">–</span>" }

  func sectionTitle(_ number: Int) -> String { pick("Section \(number)", "Mục \(number)") }

  func rows(_ count: Int) -> String {
    pick(count == 1 ? "1 row" : "\(count) rows", "\(count) dòng")
  }

  func query(_ file: String, lines: Int) -> String {
    pick("Query (\(file), \(lines) lines)", "Truy vấn (\(file), \(lines) dòng)")
  }

  func outcome(_ outcome: PageCheck.Outcome) -> String {
    switch outcome {
    case .failed: pick("Failed", "Không đạt")
    case .warned: pick("Warning", "Cảnh báo")
    case .passed: pick("Passed", "Đạt")
    }
  }

  /// `1 failed`, `2 warnings`, `4 passed`.
  func count(_ count: Int, _ outcome: PageCheck.Outcome) -> String {
    let word = self.outcome(outcome).lowercased()
    return "\(count) \(!isVietnamese && outcome == .warned && count > 1 ? word + "s" : word)"
  }

  func checksCaption(_ count: Int) -> String {
    pick(
      "\(count == 1 ? "1 condition" : "\(count) conditions") of the report; those that failed "
        + "stand first.",
      "\(count) điều kiện của báo cáo; điều kiện không đạt đứng đầu.")
  }

  func provenanceCaption(_ count: Int, _ basis: ReportProvenance.Basis) -> String {
    switch basis {
    case .baseRows:
      pick(
        "\(rows(count)) of the data used, by status and confidence.",
        "\(rows(count)) gốc đã dùng, theo trạng thái và độ tin cậy.")
    case .results:
      pick(
        "\(rows(count)) of the results name a source; by status and confidence.",
        "\(rows(count)) kết quả có ghi nguồn; theo trạng thái và độ tin cậy.")
    case .both:
      pick(
        "\(rows(count)) of the data used, or of the result where several tables are put together; "
          + "by status and confidence.",
        "\(rows(count)) gốc đã dùng, hoặc của kết quả ghép từ nhiều bảng; "
          + "theo trạng thái và độ tin cậy.")
    }
  }

  /// The words of the shipped data; others stay as they are.
  func statusName(_ status: String?) -> String {
    switch status {
    case nil: unknown
    case "actual": pick("actual", "thực hiện")
    case "approx": pick("approximate", "gần đúng")
    case "derived": pick("derived", "suy ra")
    case "target": pick("target", "mục tiêu")
    case let other?: other
    }
  }

  func confidenceName(_ confidence: String?) -> String {
    switch confidence {
    case nil: unknown
    case "high": pick("High confidence", "Tin cậy cao")
    case "medium": pick("Medium confidence", "Tin cậy vừa")
    case "low": pick("Low confidence", "Tin cậy thấp")
    case let other?: other
    }
  }

  func sourceAndOthers(_ name: String, _ others: Int) -> String {
    guard others > 0 else { return name }
    return pick(
      "\(name) and \(others == 1 ? "1 other" : "\(others) others")",
      "\(name) và \(others) nguồn khác")
  }

  func dataTo(_ day: Int32) -> String {
    pick("Data to \(date(day)).", "Số liệu đến \(date(day)).")
  }

  /// `2024-12-31`, `31/12/2024`.
  func date(_ day: Int32) -> String {
    let iso = CalendarDate(days: day).iso
    guard isVietnamese else { return iso }
    return iso.split(separator: "-").reversed().joined(separator: "/")
  }

  /// A number that is written the plain way.
  func localized(_ text: String) -> String {
    guard isVietnamese else { return text }
    let isRatio = text.hasSuffix("%")
    let number = isRatio ? String(text.dropLast()) : text
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.first?.hasPrefix("-") == true ? parts[0].dropFirst() : parts.first ?? ""
    guard parts.count <= 2, !digits.isEmpty, digits.count <= 15,
      (digits + (parts.count > 1 ? parts[1] : "0")).allSatisfy({ $0.isASCII && $0.isNumber }),
      let value = Double(number)
    else { return text }
    let decimals = parts.count > 1 ? parts[1].count : 0
    return TickText.fixed(value, decimals: decimals, locale) + (isRatio ? "%" : "")
  }
}
