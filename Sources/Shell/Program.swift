import CSystem
import Database
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program as the command line starts it.
public enum Program {
  /// Does what `words`, the command line without the program's name, ask for.
  ///
  /// - Returns: the exit code.
  public static func run(_ words: [String]) -> Int32 {
    tra_stack_raise()
    let invocation: Invocation
    do throws(UsageError) {
      invocation = try OptionParser.parse(words)
    } catch {
      return fail(error)
    }
    if let answer = invocation.answer { return give(answer, invocation) }
    if !invocation.tasks.isEmpty { return BatchRun(invocation).run(invocation.tasks) }
    let isInteractive = invocation.isInteractive ?? (isatty(0) == 1)
    return isInteractive
      ? Prompt(invocation).run() : BatchRun(invocation).run([.file("-")])
  }

  private static func give(_ answer: Invocation.Answer, _ invocation: Invocation) -> Int32 {
    let console = Console(invocation, isInteractive: false)
    do throws(Diagnostic) {
      switch answer {
      case .help: try console.write(UsageText.text)
      case .version: try console.write("tra \(Version.number)\n")
      case .reports: try console.listReports(like: nil)
      case .manual: try console.write(ManualPage.text)
      case .completions(let script): try console.write(script.text)
      }
      try console.output.flush()
    } catch {
      console.fail(error, in: SourceText(""))
    }
    return console.status.code
  }

  private static func fail(_ error: UsageError) -> Int32 {
    let messages = Messages(promptWidth: nil)
    let lines = ["tra: error: \(error.message.shown)"] + error.help.map { "help: \($0.shown)" }
    messages.write(lines.map { $0 + "\n" }.joined())
    return ExitClass.usage.rawValue
  }
}
