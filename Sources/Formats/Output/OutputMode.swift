/// How a result is written. The cases are the list that `.help`, completion and the flags read;
/// `auto` is the shell's.
public enum OutputMode: String, CaseIterable, Sendable {
  case box, line, csv, tsv, json, jsonl, markdown, html

  /// For people: floats are rounded, ratios are percentages, control characters are shown.
  public var isHuman: Bool {
    switch self {
    case .box, .line, .markdown, .html: true
    case .csv, .tsv, .json, .jsonl: false
    }
  }

  /// What stands between two results of one command.
  public var resultSeparator: String {
    switch self {
    case .json, .jsonl: ""
    default: "\n"
    }
  }

  /// One line for `.help` and the manual.
  public var summary: String {
    switch self {
    case .box: "a table in a box, fitted to the screen"
    case .line: "one value a line, for wide rows"
    case .csv: "comma-separated values (RFC 4180)"
    case .tsv: "tab-separated values"
    case .json: "one JSON array of objects"
    case .jsonl: "one JSON object a line"
    case .markdown: "a Markdown table"
    case .html: "an HTML table"
    }
  }
}
