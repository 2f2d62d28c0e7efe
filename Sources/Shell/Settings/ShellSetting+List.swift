import Database
import Engine
import Formats
import Language

extension ShellSetting {
  /// Written by hand, in the order of `.settings`.
  static let all: [ShellSetting] = output + running + start

  private static let output: [ShellSetting] = [
    ShellSetting(
      "format", "how results are written",
      values: ["auto"] + OutputMode.allCases.map(\.rawValue), of: { $0.display.mode },
      write: { $0.display.mode = $1 },
      get: { $0.display.mode?.rawValue ?? "auto" }, parse: OptionValue.mode),
    ShellSetting(
      "null", "shown for NULL", value: "TEXT", of: { $0.display.options.nullText },
      write: { $0.display.options.nullText = $1 },
      get: { $0.display.options.nullText.map { "'\($0.shown)'" } ?? "as the format has it" },
      parse: { text, _ in text }),
    .onOff(
      "header", "a line of column names", of: { $0.display.options.hasHeader },
      write: { $0.display.options.hasHeader = $1 }),
    ShellSetting(
      "separator", "between csv fields, for example ';'", value: "TEXT",
      of: { $0.display.options.separator }, write: { $0.display.options.separator = $1 },
      get: { "'\(($0.display.options.separator ?? ",").shown)'" }, parse: OptionValue.separator),
    .onOff(
      "bom", "csv begins with a byte order mark, for Excel",
      of: { $0.display.options.hasByteOrderMark },
      write: { $0.display.options.hasByteOrderMark = $1 }),
    .onOff(
      "crlf", "csv lines end in CR LF", of: { $0.display.options.usesCRLF },
      write: { $0.display.options.usesCRLF = $1 }),
    ShellSetting(
      "digits", "significant digits shown of FLOAT64 (6)", value: "N", values: ["full"],
      of: { $0.display.options.digits }, write: { $0.display.options.digits = $1 },
      get: { $0.display.digitsText }, parse: OptionValue.digits),
    ShellSetting(
      "max-rows", "rows shown of a box at a terminal", value: "N", values: ["fitted", "all"],
      of: { $0.display.maxRows }, write: { $0.display.maxRows = $1 },
      get: { $0.display.maxRowsText }, parse: OptionValue.maxRows),
    ShellSetting(
      "max-width", "columns of the screen; 0 is no limit", value: "N", values: ["fitted"],
      of: { $0.display.maxWidth }, write: { $0.display.maxWidth = $1 },
      get: { $0.display.maxWidth.map(String.init) ?? "fitted" },
      parse: { text, label throws(UsageError) in
        text == "fitted" ? nil : try OptionValue.count(text, label)
      }),
    ShellSetting(
      "locale", "1.234,56 and 31/12/2024 for people", values: ["plain", "vi"],
      of: { $0.display.options.locale }, write: { $0.display.options.locale = $1 },
      get: { "\($0.display.options.locale)" },
      parse: OptionValue.locale),
    ShellSetting(
      "pager", "shows what is taller than the screen (less)", value: "CMD",
      values: ["on", "off"], variables: ["TRA_PAGER", "PAGER"], of: { $0.pager },
      write: { $0.pager = $1 },
      get: { "\($0.pager)" }, parse: { text, _ in Pager(text) }),
    .onOff("quiet", "no banner, hints or notes", of: { $0.isQuiet }, write: { $0.isQuiet = $1 }),
  ]

  private static let running: [ShellSetting] = [
    ShellSetting(
      "bail", "whether the first error ends a script", values: ["on", "off", "auto"],
      of: { $0.bail }, write: { $0.bail = $1 },
      get: { $0.bail.map { $0 ? "on" : "off" } ?? "auto" },
      parse: { text, label throws(UsageError) in
        switch text {
        case "auto": nil
        case "on", "off": text == "on"
        default: throw UsageError("\(label): '\(text)' is none of on, off and auto")
        }
      }),
    ShellSetting(
      "timeout", "seconds a statement may take", value: "SECS", values: ["off"], of: { $0.timeout },
      write: { $0.timeout = $1 },
      get: { $0.timeout.map(OptionValue.text) ?? "off" },
      parse: { text, label throws(UsageError) in
        text == "off" ? nil : try OptionValue.seconds(text, label)
      }),
    ShellSetting(
      "max-memory", "memory a statement may take, as in 512MB", value: "SIZE", values: ["off"],
      of: { $0.memoryLimit }, write: { $0.memoryLimit = $1 },
      get: { $0.memoryLimit == .max ? "off" : "\($0.memoryLimit)" },
      parse: { text, label throws(UsageError) in
        text == "off" ? .max : try OptionValue.bytes(text, label)
      }),
    ShellSetting(
      "max-result-rows", "rows that a result may have", value: "N", values: ["off"],
      of: { $0.maxResultRows }, write: { $0.maxResultRows = $1 },
      get: { $0.maxResultRows.map(String.init) ?? "off" },
      parse: { text, label throws(UsageError) in
        text == "off" ? nil : try OptionValue.count(text, label)
      }),
    ShellSetting(
      "threads", "threads at work (else one a processor)", value: "N", of: { $0.threadCount },
      write: { $0.threadCount = $1 },
      get: { "\($0.threadCount)" }, parse: OptionValue.threads),
    ShellSetting(
      "disabled-rules", "rules of the planner that are off, parted by commas",
      values: ["none"] + RuleSwitches.names, takesSeveral: true, of: { $0.rules },
      write: { $0.rules = $1 },
      get: { $0.rules.off.isEmpty ? "none" : $0.rules.off.joined(separator: ",") },
      parse: OptionValue.rules),
    .onOff(
      "timer", "print the time of each statement", of: { $0.showsTimes },
      write: { $0.showsTimes = $1 }),
    ShellSetting(
      "print-sql", "print queries for another engine instead of running them",
      values: SQLDialect.allCases.map(\.rawValue) + ["off"], of: { $0.printsFor },
      write: { $0.printsFor = $1 },
      get: { $0.printsFor?.rawValue ?? "off" },
      parse: { text, label throws(UsageError) in
        text == "off" ? nil : try OptionValue.choice(text, label, SQLDialect.self)
      }),
    ShellSetting(
      "provenance", "beside FILE, FILE.meta.json: queries, data, digests",
      values: ["off"] + Preferences.Provenance.allCases.map(\.rawValue),
      settled: Settled(
        reason: "it describes a whole run", help: "start anew: tra -o FILE --provenance …"),
      get: { $0.provenance?.rawValue ?? "off" }),
    ShellSetting(
      "safe", "only files in the working directory; no commands", values: ["on", "off"],
      get: { $0.isSafe ? "on" : "off" },
      change: { preferences, text, label throws(UsageError) in
        let isSafe = try OptionValue.isOn(text, label)
        if preferences.isSafe && !isSafe {
          throw UsageError("\(label): once on, it stays on")
        }
        preferences.isSafe = isSafe
      },
      copy: { from, to in to.isSafe = from.isSafe }),
  ]

  private static let start: [ShellSetting] = [
    ShellSetting(
      "store", "what is open beside the shipped data", variables: ["TRA_STORE"],
      settled: Settled(reason: "tables come and go with it", help: ".open STORE opens another"),
      get: { $0.storeName }),
    ShellSetting(
      "color", "colours at a terminal", values: Preferences.Color.allCases.map(\.rawValue),
      variables: ["NO_COLOR", "CLICOLOR_FORCE"], of: { $0.color }, write: { $0.color = $1 },
      get: { console in
        let usesColor = console.screen.usesColor(onTerminal: console.screen.isOutputTerminal)
        return console.color == .auto
          ? "auto (\(usesColor ? "on" : "off"))" : console.color.rawValue
      },
      parse: { text, label throws(UsageError) in
        try OptionValue.choice(text, label, Preferences.Color.self)
      }),
    ShellSetting(
      "history", "where statements are kept", value: "FILE", values: ["on", "off"],
      variables: ["TRA_HISTORY", "XDG_STATE_HOME"], of: { $0.history }, write: { $0.history = $1 },
      get: { $0.history.place },
      parse: { text, _ in text == "on" ? nil : text }),
    ShellSetting(
      "init", "the start-up file (else ~/.config/tra/trarc)", value: "FILE",
      variables: ["TRA_CONFIG", "XDG_CONFIG_HOME"],
      settled: Settled(
        reason: "it is read when the program starts", help: ".read FILE runs a file now"),
      get: { $0.startUpFile?.shown ?? "none" }),
    ShellSetting(
      "editor", "of .edit and Esc e", value: "CMD", values: ["on"],
      variables: ["TRA_EDITOR", "VISUAL", "EDITOR"], of: { $0.editor }, write: { $0.editor = $1 },
      get: { TextEditor.command($0.editor).shown },
      parse: { text, _ in text == "on" ? nil : text }),
    ShellSetting(
      "reports", "a folder of reports besides ./reports", value: "FOLDER", values: ["on", "off"],
      variables: ["TRA_REPORTS"], of: { $0.reports }, write: { $0.reports = $1 },
      get: { $0.reports?.shown ?? environment("TRA_REPORTS")?.shown ?? "none" },
      parse: { text, _ in text == "on" ? nil : text }),
  ]

  private static func onOff(
    _ name: String, _ summary: String, of read: @escaping @Sendable (Preferences) -> Bool,
    write: @escaping @Sendable (inout Preferences, Bool) -> Void
  ) -> ShellSetting {
    ShellSetting(
      name, summary, values: ["on", "off"], of: read, write: write,
      get: { read($0.preferences) ? "on" : "off" }, parse: OptionValue.isOn)
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

  static func isOn(_ text: String, _ label: String) throws(UsageError) -> Bool {
    switch text {
    case "on": return true
    case "off": return false
    default: throw UsageError("\(label): '\(text)' is neither on nor off")
    }
  }
}
