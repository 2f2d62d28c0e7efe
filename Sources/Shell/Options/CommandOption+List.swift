import Database
import Engine
import Formats

extension CommandOption {
  /// Written by hand, in the order of `--help`.
  static let all: [CommandOption] = work + output + modes + running + start + rare

  private static let work: [CommandOption] = [
    CommandOption(
      "-c", "--command", value: "TEXT", group: .work, help: "run statements and dot-commands"
    ) { invocation, text in invocation.tasks.append(.command(text)) },
    CommandOption("-f", "--file", value: "FILE", group: .work, help: "run a script; - is stdin") {
      invocation, path in invocation.tasks.append(.file(path))
    },
    CommandOption("-r", "--report", value: "NAME", group: .work, help: "run a saved report") {
      invocation, name in invocation.tasks.append(.report(name))
    },
    CommandOption(
      "--section", value: "N|TITLE", group: .work, help: "only this section of the report"
    ) { invocation, section in invocation.section = section },
    CommandOption(
      "-p", "-v", "--param", value: "NAME=VALUE", group: .work, help: "bind @NAME; repeatable"
    ) { invocation, text throws(UsageError) in
      invocation.parameters.append(try OptionValue.parameter(text))
    },
    CommandOption(
      "--print-sql", sets: "print-sql", value: "DIALECT", group: .work,
      help: "print queries for duckdb, postgres, spark, sqlite"),
    CommandOption("--check", group: .work, help: "parse and bind only; nothing runs") {
      invocation, _ in invocation.checksOnly = true
    },
    CommandOption("--list-reports", group: .work, help: "names, titles and parameters of reports") {
      invocation, _ in invocation.answer = .reports
    },
  ]

  private static let output: [CommandOption] = [
    CommandOption(
      "-o", "--output", value: "FILE", group: .output, help: "all results to FILE, if all succeed"
    ) { invocation, path in invocation.output = path },
    CommandOption(
      "--provenance", choices: [Preferences.Provenance.full.rawValue], group: .output,
      help: "beside FILE, FILE.meta.json: queries, data, digests", setting: "provenance"
    ) { invocation, text throws(UsageError) in
      invocation.provenance =
        text.isEmpty
        ? .plain : try OptionValue.choice(text, "--provenance", Preferences.Provenance.self)
    },
    CommandOption(
      "--format", sets: "format", value: "MODE", group: .output,
      help: "auto, or the name of a flag below, such as csv"),
    CommandOption("--null", "--nullvalue", sets: "null", value: "TEXT", group: .output),
    CommandOption("--header", sets: "header", to: "on", group: .output, help: ""),
    CommandOption(
      "--no-header", "--noheader", sets: "header", to: "off", group: .output,
      help: "no line of column names"),
    CommandOption("--separator", sets: "separator", value: "TEXT", group: .output),
    CommandOption("--bom", sets: "bom", to: "on", group: .output),
    CommandOption("--crlf", sets: "crlf", to: "on", group: .output),
    CommandOption("--digits", sets: "digits", value: "N|full", group: .output),
    CommandOption("--max-rows", sets: "max-rows", value: "N|all", group: .output),
    CommandOption("--max-width", sets: "max-width", value: "N|0", group: .output),
    CommandOption("--locale", sets: "locale", value: "vi", group: .output),
    CommandOption(
      "--chart", value: "SPEC", group: .output, help: "the last result drawn: 'bar x=a y=b'"
    ) { invocation, text in
      invocation.chart = text
      // Beside a drawing, a result is for people too.
      if invocation.display.mode == nil { invocation.display.mode = .box }
    },
  ]

  /// `--csv` and its kin: help shows them in the row of `--format`.
  private static let modes: [CommandOption] = OutputMode.allCases.map { mode in
    CommandOption(
      "--" + mode.rawValue, sets: "format", to: mode.rawValue, group: .output, help: "")
  }

  private static let running: [CommandOption] = [
    CommandOption(
      "--bail", sets: "bail", to: "on", group: .running,
      help: "stop at the first error (so without a prompt)"),
    CommandOption(
      "--keep-going", sets: "bail", to: "off", group: .running,
      help: "run on after errors, exit 1 at the end"),
    CommandOption("--timeout", sets: "timeout", value: "SECS", group: .running),
    CommandOption("--max-memory", sets: "max-memory", value: "SIZE", group: .running),
    CommandOption("--max-result-rows", sets: "max-result-rows", value: "N", group: .running),
    CommandOption("--threads", sets: "threads", value: "N", group: .running),
    CommandOption("--timer", sets: "timer", to: "on", group: .running),
    CommandOption("--safe", sets: "safe", to: "on", group: .running),
  ]

  private static let start: [CommandOption] = [
    CommandOption("-q", "--quiet", sets: "quiet", to: "on", group: .start),
    CommandOption("--batch", group: .start, help: "no prompt, even at a terminal") {
      invocation, _ in invocation.isInteractive = false
    },
    CommandOption("--interactive", group: .start, help: "a prompt, even without a terminal") {
      invocation, _ in invocation.isInteractive = true
    },
    CommandOption(
      "-i", "--init", value: "FILE", group: .start,
      help: "start-up file (else ~/.config/tra/trarc)", setting: "init"
    ) { invocation, path in invocation.initFile = path },
    CommandOption(
      "-X", "--no-init", group: .start, help: "no start-up file", setting: "init"
    ) { invocation, _ in invocation.readsInitFile = false },
    CommandOption(
      "--color", sets: "color", value: "WHEN", group: .start, help: "auto, always, never"),
    CommandOption("--pager", sets: "pager", value: "CMD|off", group: .start),
    CommandOption("--history", sets: "history", value: "FILE|off", group: .start),
    CommandOption("-h", "--help", group: .start, help: "this text; --man says all") {
      invocation, _ in invocation.answer = .help
    },
    CommandOption("-V", "--version", group: .start, help: "the version") { invocation, _ in
      invocation.answer = .version
    },
  ]

  private static let rare: [CommandOption] = [
    CommandOption("--disabled-rules", sets: "disabled-rules", value: "NAMES", group: .rare),
    CommandOption(
      "--completions", value: "SHELL", choices: CompletionScript.allCases.map(\.rawValue),
      group: .rare, help: "completion script for bash or zsh"
    ) { invocation, text throws(UsageError) in
      invocation.answer = .completions(
        try OptionValue.choice(text, "--completions", CompletionScript.self))
    },
    CommandOption("--man", group: .rare, help: "the manual page, for man -l") { invocation, _ in
      invocation.answer = .manual
    },
  ]
}
