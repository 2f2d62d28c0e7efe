import CSystem
import Database
import Engine
import Formats
import Language

/// What one run of the program holds: the session, how results look, where they and messages go.
///
/// Statement loop, dot-commands and prompt all work on this; used by one thread.
final class Console {
  let session: Session
  let output = ResultOutput()
  let messages: Messages
  let screen: Screen
  var display: DisplaySettings
  /// The mode before `\x`, to which the second `\x` returns.
  var modeBeforeLine: OutputMode??
  let isInteractive: Bool
  let checksOnly: Bool
  /// Queries are printed for this engine instead of run.
  let printsFor: SQLDialect?
  let isSafe: Bool
  /// nil: at the prompt no, else yes.
  var bail: Bool?
  var showsTimes: Bool
  /// Set by `.quit` and `.exit N`.
  var exitRequest: Int32?
  var status = ExitStatus()
  /// nil unless `--provenance` asks for it.
  var record: RunRecord?
  /// The last statement that succeeded, for `.save`.
  var lastStatement: (statement: Statement, source: SourceText)?
  /// The last one that gave rows, for `.stages`.
  var lastQuery: (statement: Statement, source: SourceText)?
  /// What was run last, also in vain, for `.edit`.
  var lastText = ""
  /// Made at the prompt and where a command asks for it.
  private(set) lazy var history = History(file: HistoryFile.chosen(historyChoice))
  private let historyChoice: String?
  var pager: Pager
  let progress: ProgressLine
  /// Of the statement or command that runs.
  var stopwatch = Stopwatch()
  var origins: SettingOrigins
  /// The start-up file that was read.
  var startUpFile: String?
  /// A result was written and nothing else since: the next one keeps its distance.
  private(set) var endsInResult = false
  /// Tables that stand in a file as they are now, in lower case.
  var savedTables: Set<String> = []
  /// Asks the user; nil where there is nobody to ask.
  var confirm: ((_ question: String) -> Bool)?
  /// How many `.read` and `.run` are open.
  var readDepth = 0

  var stopsAtError: Bool { bail ?? !isInteractive }

  init(_ invocation: Invocation, isInteractive: Bool) {
    self.isInteractive = isInteractive
    screen = Screen(color: invocation.color)
    messages = Messages(
      usesColor: screen.usesColor(onTerminal: screen.isErrorTerminal),
      promptWidth: isInteractive ? Prompt.text.utf8.count : nil, isQuiet: invocation.isQuiet)
    display = invocation.display
    if invocation.provenance != nil { record = RunRecord() }
    checksOnly = invocation.checksOnly
    printsFor = invocation.printsFor
    isSafe = invocation.isSafe
    bail = invocation.stopsAtError
    showsTimes = invocation.showsTimes
    historyChoice = invocation.history
    pager = invocation.pager.map { Pager($0) } ?? .standard
    origins = SettingOrigins(given: invocation.given)
    var settings = Settings()
    settings.timeout = invocation.timeout
    settings.memoryLimit = invocation.memoryLimit ?? .max
    settings.maxResultRows = invocation.maxResultRows
    if let count = invocation.threadCount { settings.threadCount = count }
    settings.isSafe = invocation.isSafe
    let progress = ProgressLine(
      isWanted: isInteractive && screen.isErrorTerminal && environment("TERM") != "dumb")
    self.progress = progress
    settings.progress = progress.work
    settings.isInterrupted = {
      progress.draw()
      return tra_interrupt_pending() != 0
    }
    session = Session(settings: settings)
    messages.willWrite = { progress.clear() }
    output.willWrite = { progress.clear() }
    for (name, value) in invocation.parameters { setParameter(name, to: value) }
  }

  /// The mode that results are written in now.
  var mode: OutputMode { display.mode ?? (writesToTerminal ? .box : .csv) }

  var writesToTerminal: Bool { output.isStandard && screen.isOutputTerminal }
}

extension Console {
  /// Writes rows in the current mode, or in `mode`.
  func show(_ result: QueryResult, mode chosen: OutputMode? = nil, allRows: Bool = false)
    throws(Diagnostic)
  {
    let mode = chosen ?? self.mode
    var settings = display
    if allRows { settings.maxRows = .all }
    // The file of `.once` holds one result; the place before it is as it was.
    let isOnce = output.isOnce
    if endsInResult, !isOnce { try output.write(mode.resultSeparator) }
    let options = screen.fitted(settings, mode: mode, toTerminal: writesToTerminal)
    let writer = ResultWriter(mode: mode, options: options)
    try paged(lines: result.lineCount(mode, settings.maxRows)) { () throws(Diagnostic) in
      try output.write(result.resultTable, by: writer)
    }
    try output.finishOnce()
    if !isOnce { endsInResult = true }
  }

  /// Text of the shell itself, which goes where results go.
  func write(_ text: String) throws(Diagnostic) {
    try output.write(text)
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
