import CSystem
import Database
import Engine
import Formats
import Language

/// What one run of the program holds: the session, how results look, where they and messages go.
///
/// Statement loop, dot-commands and prompt all work on this; used by one thread.
@dynamicMemberLookup
final class Console {
  let session: Session
  let output = ResultOutput()
  let messages: Messages
  private(set) var screen: Screen
  var preferences: Preferences {
    didSet { applyPreferences(before: oldValue) }
  }
  /// The mode before `\x`, to which the second `\x` returns.
  var modeBeforeLine: OutputMode??
  let isInteractive: Bool
  let checksOnly: Bool
  /// Set by `.quit` and `.exit N`.
  var exitRequest: Int32?
  var status = ExitStatus()
  /// nil unless `--provenance` asks for it.
  var record: RunRecord?
  /// The last statement that succeeded, for `.save`.
  var lastStatement: (statement: Statement, source: SourceText)?
  /// The last one that gave rows, also within a report, for `.stages`.
  private(set) var lastQuery: RunQuery?
  /// What was run last, also in vain, for `.edit`.
  var lastText = ""
  /// Made at the prompt and where a command asks for it.
  private(set) lazy var history = History(file: HistoryFile.chosen(preferences.history))
  let progress: ProgressLine
  /// Of the statement or command that runs.
  var stopwatch = Stopwatch()
  var origins: SettingOrigins
  /// The start-up file that was read.
  var startUpFile: String?
  /// A result was written and nothing else since: the next one keeps its distance.
  private(set) var endsInResult = false
  /// Tables and views that stand in a file as they are now, in lower case.
  var savedNames: Set<String> = []
  /// Of what the user has been warned last: a command, and what it loses.
  var lastWarning: [String] = []
  /// Asks the user; nil where there is nobody to ask.
  var confirm: ((_ question: String) -> Bool)?
  /// How many `.read` and `.run` are open.
  var readDepth = 0

  var stopsAtError: Bool { self.bail ?? !isInteractive }

  init(_ invocation: Invocation, isInteractive: Bool) {
    self.isInteractive = isInteractive
    preferences = invocation.preferences
    screen = Screen(color: preferences.color)
    messages = Messages(promptWidth: isInteractive ? Prompt.text.utf8.count : nil)
    if preferences.provenance != nil { record = RunRecord() }
    checksOnly = invocation.checksOnly
    origins = SettingOrigins(given: invocation.given)
    var settings = Settings()
    let progress = ProgressLine(
      isWanted: isInteractive && screen.isErrorTerminal && environment("TERM") != "dumb")
    self.progress = progress
    settings.progress = progress.work
    settings.isInterrupted = {
      progress.draw()
      return tra_interrupt_pending() != 0
    }
    session = Session(settings: settings)
    applyPreferences(before: preferences)
    messages.willWrite = { progress.clear() }
    output.willWrite = { progress.clear() }
    for (name, value) in invocation.parameters { setParameter(name, to: value) }
  }

  subscript<Value>(dynamicMember path: WritableKeyPath<Preferences, Value>) -> Value {
    get { preferences[keyPath: path] }
    set { preferences[keyPath: path] = newValue }
  }

  /// Remembers a query that has just run.
  func note(query statement: Statement, in source: SourceText) {
    lastQuery = RunQuery(
      statement: statement, source: source, parameters: session.parameters)
  }

  /// What holds a preference of its own gets it.
  private func applyPreferences(before: Preferences) {
    session.settings.timeout = preferences.timeout
    session.settings.memoryLimit = preferences.memoryLimit
    session.settings.maxResultRows = preferences.maxResultRows
    session.settings.threadCount = preferences.threadCount
    session.settings.rules = preferences.rules
    session.settings.isSafe = preferences.isSafe
    screen.color = preferences.color
    messages.isQuiet = preferences.isQuiet
    messages.usesColor = screen.usesColor(onTerminal: screen.isErrorTerminal)
    if preferences.history != before.history {
      history.keep(in: HistoryFile.chosen(preferences.history))
    }
  }

  /// The mode that results are written in now.
  var mode: OutputMode { self.display.mode ?? (writesToTerminal ? .box : .csv) }

  var writesToTerminal: Bool { output.isStandard && screen.isOutputTerminal }
}

extension Console {
  /// Writes rows in the current mode, or in `mode`.
  ///
  /// - Parameter isPlan: its texts are shown whole.
  func show(
    _ result: QueryResult, mode chosen: OutputMode? = nil, allRows: Bool = false,
    isPlan: Bool = false
  ) throws(Diagnostic) {
    let mode = chosen ?? self.mode
    var settings = self.display
    if allRows { settings.maxRows = .all }
    // The file of `.once` holds one result; the place before it is as it was.
    let isOnce = output.isOnce
    if endsInResult, !isOnce { try output.write(mode.resultSeparator) }
    var options = screen.fitted(settings, mode: mode, toTerminal: writesToTerminal)
    options.wrapsTexts = isPlan
    let writer = ResultWriter(mode: mode, options: options)
    try paged(lines: result.lineCount(mode, settings.maxRows)) { () throws(Diagnostic) in
      try output.write(result.resultTable, by: writer)
    }
    try output.finishOnce()
    if !isOnce { endsInResult = true }
  }

  /// Text of the shell itself, which goes where results go; what it quotes cannot drive a terminal.
  func write(_ text: String) throws(Diagnostic) {
    try output.write(writesToTerminal ? text.shownLines : text)
    endsInResult = false
  }

  /// Lines of the shell itself.
  func write(lines: [String]) throws(Diagnostic) {
    try paged(lines: lines.count) { () throws(Diagnostic) in
      try write(lines.map { $0 + "\n" }.joined())
    }
  }

  /// The next result begins a new screenful: nothing stands before it.
  func beginCommand() { endsInResult = false }
}
