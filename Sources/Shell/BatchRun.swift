import CSystem
import Database
import Language
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `-c`, `-f`, `-r` in their order, or a script from standard input; then the end.
struct BatchRun {
  private let invocation: Invocation
  private let console: Console

  init(_ invocation: Invocation) {
    self.invocation = invocation
    console = Console(invocation, isInteractive: false)
  }

  /// - Returns: the exit code.
  func run(_ tasks: [Invocation.Task]) -> Int32 {
    let chart: ChartSpec?
    do throws(Diagnostic) {
      chart = try invocation.chart.map { text throws(Diagnostic) in try ChartSpec(parsing: text) }
    } catch {
      console.fail(error, in: chartSource)
      return ExitClass.usage.rawValue
    }
    do throws(Diagnostic) {
      if let path = invocation.output { try console.openOutput(path) }
      try console.start(invocation)
      var commands = 0
      for task in tasks where console.exitRequest == nil {
        if case .command = task { commands += 1 }
        guard try run(task, number: commands) else { break }
      }
      if let chart, console.status.code == 0 { try draw(chart) }
      try finish()
    } catch {
      console.fail(error, in: SourceText(""))
      console.output.discardFiles()
      if error.code.exitClass == .usage { return ExitClass.usage.rawValue }
    }
    if console.status.isInterrupted { tra_die_by(SIGINT) }
    return console.exitRequest ?? console.status.code
  }

  /// - Returns: whether the next task is to be done.
  private func run(_ task: Invocation.Task, number: Int) throws(Diagnostic) -> Bool {
    switch task {
    case .command(let text):
      let name = number == 1 ? "<command>" : "<command \(number)>"
      return StatementLoop(console: console).run(ScriptReader(text: text, name: name))
    case .file("-"):
      return StatementLoop(console: console).run(ScriptReader.standardInput())
    case .file(let path):
      return StatementLoop(console: console).run(try open(path))
    case .report(let name):
      return try console.runReport(
        named: name, invocation.parameters.map { ($0.name, $0.value) }, section: invocation.section)
    }
  }

  private var chartSource: SourceText { SourceText(name: "--chart", invocation.chart ?? "") }

  /// `--chart`: the last result once more, as a drawing.
  private func draw(_ chart: ChartSpec) throws(Diagnostic) {
    guard let result = console.session.lastResult, !console.checksOnly else { return }
    do throws(Diagnostic) {
      try console.draw(result.resultTable, chart)
    } catch {
      console.fail(error, in: chartSource)
    }
  }

  private func open(_ path: String) throws(Diagnostic) -> ScriptReader {
    do throws(FileError) {
      return try ScriptReader(path: path)
    } catch {
      throw Diagnostic(code: .usage, message: error.message, span: nil)
    }
  }

  /// The file of `-o` appears only when everything succeeded.
  private func finish() throws(Diagnostic) {
    let code = console.exitRequest ?? console.status.code
    if code == 0 {
      try console.output.finish()
      if let path = invocation.output, let provenance = invocation.provenance {
        try ProvenanceFile(console, path, isFull: provenance == .full).write()
      }
    } else {
      try console.output.flush()
      console.output.discardFiles()
    }
  }
}
