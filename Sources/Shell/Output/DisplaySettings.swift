import Formats
import Language

/// How results are to look: what flags and dot-commands set.
struct DisplaySettings: Equatable {
  enum MaxRows: Equatable {
    /// The terminal's height less eight, at least twenty.
    case fitted
    case all
    case count(Int)
  }

  /// nil is `auto`: a box at a terminal, csv elsewhere.
  var mode: OutputMode?
  var maxRows = MaxRows.fitted
  /// nil: the terminal's width; 0: no limit.
  var maxWidth: Int?
  /// Rows, width, colour and character set are filled in by `Screen`.
  var options = FormatOptions()
}

extension OptionValue {
  static func mode(_ text: String, _ name: String) throws(UsageError) -> OutputMode? {
    if text == "auto" { return nil }
    if let mode = OutputMode(rawValue: text) { return mode }
    let names = ["auto"] + OutputMode.allCases.map(\.rawValue)
    throw UsageError(
      "\(name): unknown mode '\(text)'" + didYouMean(text, among: names),
      help: ["modes: " + names.joined(separator: ", ")])
  }

  static func maxRows(_ text: String, _ name: String) throws(UsageError) -> DisplaySettings.MaxRows
  {
    if text == "fitted" { return .fitted }
    return try countOrWord(text, name, word: "all").map { .count($0) } ?? .all
  }

  static func locale(_ text: String, _ name: String) throws(UsageError) -> FormatOptions.Locale {
    switch text {
    case "vi": return .vietnamese
    case "plain": return .plain
    default: throw UsageError("\(name): unknown locale '\(text)'", help: ["locales: plain, vi"])
    }
  }

  static func digits(_ text: String, _ name: String) throws(UsageError) -> FormatOptions.Digits {
    try countOrWord(text, name, word: "full").map { .significant($0) } ?? .full
  }

  /// One text of at least a character; `\t` may be written so.
  static func separator(_ text: String, _ name: String) throws(UsageError) -> String? {
    guard !text.isEmpty, !text.contains(where: { $0 == "\"" || $0.isNewline }) else {
      throw UsageError("\(name): a separator is a text without quotes and newlines")
    }
    return text == "\\t" ? "\t" : text
  }
}

/// `; did you mean 'x'?` behind a message, or nothing.
func didYouMean(_ word: String, among names: [String]) -> String {
  Suggestion.didYouMean(nearest(word, in: names)).map { "; \($0)" } ?? ""
}
