import Formats
import Language

extension ShellSetting {
  /// Written by hand, in the order of `.settings`.
  static let all: [ShellSetting] = output + running + start

  private static let output: [ShellSetting] = [
    ShellSetting(
      "format", "how results are written", flags: OutputMode.allCases.map { "--" + $0.rawValue },
      values: ["auto"] + OutputMode.allCases.map(\.rawValue),
      get: { $0.display.mode?.rawValue ?? "auto" },
      change: { console, text throws(UsageError) in
        console.display.mode = try OptionValue.mode(text, "format")
      }),
    ShellSetting(
      "null", "shown for NULL", flags: ["--nullvalue"],
      get: { $0.display.options.nullText.map { "'\($0.shown)'" } ?? "as the format has it" },
      change: { console, text in console.display.options.nullText = text }),
    .onOff(
      "header", "a line of column names", flags: ["--no-header", "--noheader"],
      \.display.options.hasHeader),
    ShellSetting(
      "separator", "between csv fields",
      get: { "'\(($0.display.options.separator ?? ",").shown)'" },
      change: { console, text throws(UsageError) in
        console.display.options.separator = try OptionValue.separator(text, "separator")
      }),
    .onOff("bom", "csv begins with a byte order mark", \.display.options.hasByteOrderMark),
    .onOff("crlf", "csv lines end in CR LF", \.display.options.usesCRLF),
    ShellSetting(
      "digits", "significant digits shown of FLOAT64", values: ["full"],
      get: { $0.display.digitsText },
      change: { console, text throws(UsageError) in
        console.display.options.digits = try OptionValue.digits(text, "digits")
      }),
    ShellSetting(
      "max-rows", "rows shown of a box", values: ["fitted", "all"],
      get: { $0.display.maxRowsText },
      change: { console, text throws(UsageError) in
        console.display.maxRows =
          text == "fitted" ? .fitted : try OptionValue.maxRows(text, "max-rows")
      }),
    ShellSetting(
      "max-width", "columns of the screen; 0 is no limit", values: ["fitted"],
      get: { $0.display.maxWidth.map(String.init) ?? "fitted" },
      change: { console, text throws(UsageError) in
        console.display.maxWidth =
          text == "fitted" ? nil : try OptionValue.count(text, "max-width")
      }),
    ShellSetting(
      "locale", "numbers and dates for people", values: ["plain", "vi"],
      get: { "\($0.display.options.locale)" },
      change: { console, text throws(UsageError) in
        console.display.options.locale = try OptionValue.locale(text, "locale")
      }),
    ShellSetting(
      "pager", "shows what is taller than the screen", variables: ["TRA_PAGER", "PAGER"],
      values: ["on", "off"], get: { "\($0.pager)" },
      change: { console, text throws(UsageError) in
        if console.isSafe { throw UsageError("--safe runs no pager") }
        console.pager = Pager(text)
      }),
  ]

  private static let running: [ShellSetting] = [
    ShellSetting(
      "bail", "whether the first error ends a script", flags: ["--keep-going"],
      values: ["on", "off", "auto"],
      get: { $0.bail.map { $0 ? "on" : "off" } ?? "auto" },
      change: { console, text throws(UsageError) in
        console.bail = text == "auto" ? nil : try OptionValue.isOn(text, "bail")
      }),
    ShellSetting(
      "timeout", "seconds a statement may take", values: ["off"],
      get: { $0.session.settings.timeout.map(OptionValue.text) ?? "off" },
      change: { console, text throws(UsageError) in
        console.session.settings.timeout =
          text == "off" ? nil : try OptionValue.seconds(text, "timeout")
      }),
    ShellSetting(
      "max-memory", "memory a statement may take", values: ["off"],
      get: { console in
        let limit = console.session.settings.memoryLimit
        return limit == .max ? "off" : "\(limit)"
      },
      change: { console, text throws(UsageError) in
        console.session.settings.memoryLimit =
          text == "off" ? .max : try OptionValue.bytes(text, "max-memory")
      }),
    ShellSetting(
      "max-result-rows", "rows a result may have", values: ["off"],
      get: { $0.session.settings.maxResultRows.map(String.init) ?? "off" },
      change: { console, text throws(UsageError) in
        console.session.settings.maxResultRows =
          text == "off" ? nil : try OptionValue.count(text, "max-result-rows")
      }),
    ShellSetting(
      "threads", "threads at work", get: { "\($0.session.settings.threadCount)" },
      change: { console, text throws(UsageError) in
        console.session.settings.threadCount = try OptionValue.threads(text, "threads")
      }),
    .onOff("timer", "the time of each statement", \.showsTimes),
    ShellSetting(
      "safe", "only files in the working directory, no commands",
      get: { $0.isSafe ? "on" : "off" }),
  ]

  private static let start: [ShellSetting] = [
    ShellSetting(
      "color", "auto, always, never", variables: ["NO_COLOR", "CLICOLOR_FORCE"],
      get: { $0.screen.usesColor(onTerminal: $0.screen.isOutputTerminal) ? "on" : "off" }),
    ShellSetting(
      "history", "where statements are kept", variables: ["TRA_HISTORY", "XDG_STATE_HOME"],
      get: { $0.history.place }),
    ShellSetting(
      "init", "the start-up file", flags: ["--no-init"],
      variables: ["TRA_CONFIG", "XDG_CONFIG_HOME"], get: { $0.startUpFile?.shown ?? "none" }),
    ShellSetting(
      "editor", "of .edit and Esc e", variables: ["TRA_EDITOR", "VISUAL", "EDITOR"],
      get: { _ in TextEditor.command.shown }),
    ShellSetting(
      "reports", "a folder of reports besides ./reports", variables: ["TRA_REPORTS"],
      get: { _ in environment("TRA_REPORTS")?.shown ?? "none" }),
  ]

  private static func onOff(
    _ name: String, _ summary: String, flags: [String] = [],
    _ path: ReferenceWritableKeyPath<Console, Bool> & Sendable
  ) -> ShellSetting {
    ShellSetting(
      name, summary, flags: flags, values: ["on", "off"],
      get: { $0[keyPath: path] ? "on" : "off" },
      change: { console, text throws(UsageError) in
        console[keyPath: path] = try OptionValue.isOn(text, name)
      })
  }
}

extension DisplaySettings {
  fileprivate var digitsText: String {
    if case .significant(let count) = options.digits { "\(count)" } else { "full" }
  }

  fileprivate var maxRowsText: String {
    switch maxRows {
    case .fitted: "fitted"
    case .all: "all"
    case .count(let count): "\(count)"
    }
  }
}

extension History {
  /// Where it is kept, and whether it can be.
  fileprivate var place: String {
    guard let file else { return "off" }
    return file.path.shown + (file.isWritable ? "" : " (cannot be written)")
  }
}

extension OptionValue {
  /// Seconds, without a fraction where there is none.
  fileprivate static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds < 1e15 ? "\(Int(seconds))" : "\(seconds)"
  }

  static func isOn(_ text: String, _ name: String) throws(UsageError) -> Bool {
    switch text {
    case "on": return true
    case "off": return false
    default: throw UsageError("\(name): '\(text)' is neither on nor off")
    }
  }
}
