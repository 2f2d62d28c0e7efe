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
      "--print-sql", value: "DIALECT", group: .work,
      help: "print queries for duckdb, postgres, spark, sqlite"
    ) { invocation, text throws(UsageError) in
      invocation.printsFor = try OptionValue.choice(text, "--print-sql", SQLDialect.self)
    },
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
      "--provenance", choices: [Invocation.Provenance.full.rawValue], group: .output,
      help: "beside FILE, FILE.meta.json: queries, data, digests"
    ) { invocation, text throws(UsageError) in
      invocation.provenance =
        text.isEmpty
        ? .plain : try OptionValue.choice(text, "--provenance", Invocation.Provenance.self)
    },
    CommandOption(
      "--format", value: "MODE", choices: ["auto"] + OutputMode.allCases.map(\.rawValue),
      group: .output,
      help: "auto, or the name of a flag below, such as csv"
    ) { invocation, text throws(UsageError) in
      invocation.display.mode = try OptionValue.mode(text, "--format")
    },
    CommandOption("--null", "--nullvalue", value: "TEXT", group: .output, help: "shown for NULL") {
      invocation, text in invocation.display.options.nullText = text
    },
    CommandOption("--header", group: .output) { invocation, _ in
      invocation.display.options.hasHeader = true
    },
    CommandOption("--no-header", "--noheader", group: .output, help: "no line of column names") {
      invocation, _ in invocation.display.options.hasHeader = false
    },
    CommandOption(
      "--separator", value: "TEXT", group: .output, help: "between csv fields, for example ';'"
    ) { invocation, text throws(UsageError) in
      invocation.display.options.separator = try OptionValue.separator(text, "--separator")
    },
    CommandOption("--bom", group: .output, help: "csv begins with a byte order mark, for Excel") {
      invocation, _ in invocation.display.options.hasByteOrderMark = true
    },
    CommandOption("--crlf", group: .output, help: "csv lines end in CR LF") { invocation, _ in
      invocation.display.options.usesCRLF = true
    },
    CommandOption(
      "--digits", value: "N|full", group: .output, help: "significant digits shown of FLOAT64 (6)"
    ) { invocation, text throws(UsageError) in
      invocation.display.options.digits = try OptionValue.digits(text, "--digits")
    },
    CommandOption(
      "--max-rows", value: "N|all", group: .output, help: "rows shown of a box at a terminal"
    ) { invocation, text throws(UsageError) in
      invocation.display.maxRows = try OptionValue.maxRows(text, "--max-rows")
    },
    CommandOption(
      "--max-width", value: "N|0", group: .output, help: "columns of the screen; 0 is no limit"
    ) { invocation, text throws(UsageError) in
      invocation.display.maxWidth = try OptionValue.count(text, "--max-width")
    },
    CommandOption(
      "--locale", value: "vi", choices: ["plain", "vi"], group: .output,
      help: "1.234,56 and 31/12/2024 for people"
    ) { invocation, text throws(UsageError) in
      invocation.display.options.locale = try OptionValue.locale(text, "--locale")
    },
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
    CommandOption("--" + mode.rawValue, group: .output) { invocation, _ in
      invocation.display.mode = mode
    }
  }

  private static let running: [CommandOption] = [
    CommandOption("--bail", group: .running, help: "stop at the first error (so without a prompt)")
    {
      invocation, _ in invocation.stopsAtError = true
    },
    CommandOption("--keep-going", group: .running, help: "run on after errors, exit 1 at the end") {
      invocation, _ in invocation.stopsAtError = false
    },
    CommandOption("--timeout", value: "SECS", group: .running, help: "limit of each statement") {
      invocation, text throws(UsageError) in
      invocation.timeout = try OptionValue.seconds(text, "--timeout")
    },
    CommandOption("--max-memory", value: "SIZE", group: .running, help: "the same, as in 512MB") {
      invocation, text throws(UsageError) in
      invocation.memoryLimit = try OptionValue.bytes(text, "--max-memory")
    },
    CommandOption(
      "--max-result-rows", value: "N", group: .running, help: "rows that a result may have"
    ) { invocation, text throws(UsageError) in
      invocation.maxResultRows = try OptionValue.count(text, "--max-result-rows")
    },
    CommandOption(
      "--threads", value: "N", group: .running, help: "threads at work (else one a processor)"
    ) { invocation, text throws(UsageError) in
      invocation.threadCount = try OptionValue.threads(text, "--threads")
    },
    CommandOption("--timer", group: .running, help: "print the time of each statement") {
      invocation, _ in invocation.showsTimes = true
    },
    CommandOption(
      "--safe", group: .running, help: "only files in the working directory; no commands"
    ) {
      invocation, _ in invocation.isSafe = true
    },
  ]

  private static let start: [CommandOption] = [
    CommandOption("-q", "--quiet", group: .start, help: "no banner, hints or notes") {
      invocation, _ in invocation.isQuiet = true
    },
    CommandOption("--batch", group: .start, help: "no prompt, even at a terminal") {
      invocation, _ in invocation.isInteractive = false
    },
    CommandOption("--interactive", group: .start, help: "a prompt, even without a terminal") {
      invocation, _ in invocation.isInteractive = true
    },
    CommandOption(
      "-i", "--init", value: "FILE", group: .start, help: "start-up file (else ~/.config/tra/trarc)"
    ) { invocation, path in invocation.initFile = path },
    CommandOption("-X", "--no-init", group: .start, help: "no start-up file") { invocation, _ in
      invocation.readsInitFile = false
    },
    CommandOption(
      "--color", value: "WHEN", choices: Invocation.Switch.allCases.map(\.rawValue), group: .start,
      help: "auto, always, never"
    ) {
      invocation, text throws(UsageError) in
      invocation.color = try OptionValue.choice(text, "--color", Invocation.Switch.self)
    },
    CommandOption(
      "--pager", value: "CMD|off", group: .start,
      help: "shows what is taller than the screen (less)"
    ) { invocation, command in invocation.pager = command },
    CommandOption("--history", value: "FILE|off", group: .start, help: "where statements are kept")
    {
      invocation, path in invocation.history = path
    },
    CommandOption("-h", "--help", group: .start, help: "this text; --man says all") {
      invocation, _ in
      invocation.answer = .help
    },
    CommandOption("-V", "--version", group: .start, help: "the version") { invocation, _ in
      invocation.answer = .version
    },
  ]

  private static let rare: [CommandOption] = [
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
