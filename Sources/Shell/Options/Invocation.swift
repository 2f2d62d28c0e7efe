import Database
import Engine
import Formats

/// What the command line asks for.
@dynamicMemberLookup
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

  /// The flags of the command line, by all their names.
  var given: [String] = []
  /// In the order of the command line.
  var tasks: [Task] = []
  var positionals: [String] = []
  /// nil: that of `$TRA_STORE`, else the shipped data.
  var store: String?
  var answer: Answer?
  /// In order; a later one of the same name wins.
  var parameters: [(name: String, value: String)] = []
  var section: String?
  var output: String?
  /// Of the last result.
  var chart: String?
  var preferences = Preferences()
  var checksOnly = false
  /// nil: as the terminal decides.
  var isInteractive: Bool?
  var initFile: String?
  var readsInitFile = true
}

extension Invocation {
  subscript<Value>(dynamicMember path: WritableKeyPath<Preferences, Value>) -> Value {
    get { preferences[keyPath: path] }
    set { preferences[keyPath: path] = newValue }
  }

  /// What the options must not say together.
  mutating func check() throws(UsageError) {
    guard answer == nil else { return }
    try takePositionals()
    let reports = tasks.filter { if case .report = $0 { true } else { false } }
    if section != nil && reports.count != 1 {
      throw UsageError("--section names a section of one report: -r NAME --section N")
    }
    if isInteractive == true && !tasks.isEmpty {
      throw UsageError("--interactive starts the prompt: it cannot stand beside -c, -f or -r")
    }
    if self.isSafe, case .command = self.pager { throw UsageError("--safe runs no pager") }
    if chart != nil, let mode = self.display.mode, !mode.isHuman {
      throw UsageError("--chart draws for people, but \(mode.rawValue) holds values only")
    }
    if self.provenance != nil, output?.hasPrefix("|") ?? true {
      throw UsageError("--provenance writes a file beside that of -o: -o FILE --provenance")
    }
    if let output, output.isEmpty { throw UsageError("-o needs the name of a file") }
  }
}
