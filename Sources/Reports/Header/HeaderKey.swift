/// The words that a comment of a report may begin with; any other comment is a comment.
enum HeaderKey: String, CaseIterable {
  case report, title, description, param, section, note, chart, expect, warn

  /// `title: TEXT`, but `param NAME TYPE`.
  var takesColon: Bool {
    switch self {
    case .report, .title, .description, .section, .note: true
    case .param, .chart, .expect, .warn: false
    }
  }

  /// Of the report as a whole, so before its first query.
  var isOfReport: Bool {
    switch self {
    case .report, .title, .description, .param: true
    case .section, .note, .chart, .expect, .warn: false
    }
  }

  /// Stands at most once before a query.
  var isSingle: Bool {
    switch self {
    case .param, .expect, .warn: false
    default: true
    }
  }

  var form: String {
    switch self {
    case .report: "-- report: NAME"
    case .title: "-- title: TEXT"
    case .description: "-- description: TEXT"
    case .param: "-- param NAME TYPE [in TABLE.COLUMN] [default VALUE]"
    case .section: "-- section: TITLE"
    case .note: "-- note: TEXT"
    case .chart: "-- chart KIND x=COLUMN y=COLUMN"
    case .expect: "-- expect CONDITION[, 'text']"
    case .warn: "-- warn CONDITION[, 'text']"
    }
  }
}
