import Engine
import Formats

/// What the command line asks for.
struct Invocation {
  enum Task: Equatable {
    case command(String)
    /// `-` is standard input.
    case file(String)
    case report(String)
  }

  /// What is answered on standard output instead of any work.
  enum Answer {
    case help, version, reports, manual
    case completions(CompletionScript)
  }

  /// What `--provenance` writes.
  enum Provenance: String, CaseIterable {
    /// The same bytes in every run.
    case plain
    /// Time, host and user too.
    case full
  }

  enum Switch: String, CaseIterable {
    case auto, always, never
  }

  /// As they stand on the command line.
  var words: [String] = []
  /// The flags among them, by all their names.
  var given: [String] = []
  /// In the order of the command line.
  var tasks: [Task] = []
  var positionals: [String] = []
  var answer: Answer?
  /// In order; a later one of the same name wins.
  var parameters: [(name: String, value: String)] = []
  var section: String?
  var output: String?
  /// nil: no file about the file of `output`.
  var provenance: Provenance?
  /// Of the last result.
  var chart: String?
  var display = DisplaySettings()
  /// nil: stop at the first error, but not at the prompt.
  var stopsAtError: Bool?
  var checksOnly = false
  var printsFor: SQLDialect?
  var timeout: Double?
  var memoryLimit: Int?
  var maxResultRows: Int?
  var threadCount: Int?
  var showsTimes = false
  var isQuiet = false
  /// nil: as the terminal decides.
  var isInteractive: Bool?
  var initFile: String?
  var readsInitFile = true
  var isSafe = false
  var color = Switch.auto
  var history: String?
  var pager: String?
}

extension Invocation {
  /// What the options must not say together.
  func check() throws(UsageError) {
    guard answer == nil else { return }
    try checkPositionals()
    let reports = tasks.filter { if case .report = $0 { true } else { false } }
    if section != nil && reports.count != 1 {
      throw UsageError("--section names a section of one report: -r NAME --section N")
    }
    if isInteractive == true && !tasks.isEmpty {
      throw UsageError("--interactive starts the prompt: it cannot stand beside -c, -f or -r")
    }
    if isSafe, let pager, pager != "off" { throw UsageError("--safe runs no pager") }
    if chart != nil, let mode = display.mode, !mode.isHuman {
      throw UsageError("--chart draws for people, but \(mode.rawValue) holds values only")
    }
    if provenance != nil, output?.hasPrefix("|") ?? true {
      throw UsageError("--provenance writes a file beside that of -o: -o FILE --provenance")
    }
    if let output, output.isEmpty { throw UsageError("-o needs the name of a file") }
  }
}
