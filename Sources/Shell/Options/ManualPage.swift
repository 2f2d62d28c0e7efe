/// `tra --man`: the manual page tra(1), made of the lists of options, commands and settings.
enum ManualPage {
  static var text: String {
    """
    .\\" Written by: tra --man
    .TH TRA 1 "" "tra \(Version.number)" "User Commands"
    .SH NAME
    tra \\- ask tables in pipe syntax and SQL
    .SH SYNOPSIS
    .B tra
    .RI [ OPTIONS ] " " [ STORE ] " " [ SQL ]
    .br
    .B tra
    .RI [ OPTIONS ]
    .RB { \\-c
    .IR TEXT " | "
    .B \\-f
    .IR FILE " | "
    .B \\-r
    .IR NAME } ...
    .SH DESCRIPTION
    Without
    .BR \\-c ", " \\-f " or " \\-r
    at a terminal there is a prompt; else a script is read from standard input.
    Results go to standard output, everything else to standard error.
    A statement ends in a semicolon; a line that begins with a dot is a command.
    .PP
    .I STORE
    is a file that .snapshot wrote, or a folder of data files: its tables are there beside the
    shipped ones.
    .I SQL
    is run as by
    .BR \\-c .
    .SH OPTIONS
    Options may stand anywhere;
    .BI \\-\\-option= value
    and
    .BI \\-\\-option " value"
    are the same.
    \(options)
    .SH COMMANDS
    \(commands)
    .SH SETTINGS
    .B .settings
    shows them, and where each value came from;
    .BI ".settings " "NAME VALUE"
    sets one.
    \(settings)
    .SH KEYS
    \(items(KeyHelp.all.map { (bold($0.row.0), $0.row.1) }))
    .SH EXIT STATUS
    \(exitCodes)
    .SH DIFFERENCES
    \(ExitCodes.differences.map { escaped($0) }.joined(separator: "\n.br\n"))
    .SH ENVIRONMENT
    \(items(Self.variables.map { (bold($0.name), $0.meaning) }))
    .SH FILES
    \(items(Self.files.map { (italic($0.name), $0.meaning) }))
    .SH EXAMPLES
    .nf
    tra \\-c 'FROM provinces |> AGGREGATE SUM(population) AS people GROUP BY region'
    tra \\-\\-csv \\-p year=2024 \\-f query.sql \\-o result.csv
    echo 'FROM rates |> LIMIT 5' | tra \\-\\-json
    .fi

    """
  }

  private static var options: String {
    CommandOption.Group.allCases.map { group in
      let rows = CommandOption.all.filter { $0.group == group && !$0.help.isEmpty }
      return ".SS \(group.rawValue)\n"
        + items(
          rows.map { option in
            let names = option.names.map(bold).joined(separator: ", ")
            return (
              names + (option.value.map { " " + italic($0) } ?? escaped(option.valueText)),
              option.help
            )
          })
    }.joined(separator: "\n")
  }

  private static var commands: String {
    items(
      DotCommand.all.filter { $0.name.hasPrefix(".") }.map { command in
        let usage = command.usage.isEmpty ? "" : " " + italic(command.usage)
        return (
          bold(command.name) + usage, ([command.summary] + command.details).joined(separator: "; ")
        )
      })
  }

  private static var settings: String {
    items(
      ShellSetting.all.map { setting in
        let settled = setting.settled.map { "; cannot be changed then: " + $0.reason } ?? ""
        return (
          bold(setting.name) + " " + italic(setting.form), setting.summary + settled
        )
      })
  }

  private static var exitCodes: String {
    items(ExitCodes.all.map { (bold($0.code), $0.meaning) })
  }

  static let variables: [(name: String, meaning: String)] = [
    ("TRA_STORE", "the store to open, if the command line names none"),
    ("TRA_CONFIG", "the start-up file"),
    ("TRA_HISTORY", "the history file; empty: none is kept"),
    ("TRA_REPORTS", "a folder of saved reports, after ./reports"),
    ("TRA_PAGER, PAGER", "shows what is taller than the screen; else less, with LESS=FRSX"),
    ("TRA_EDITOR, VISUAL, EDITOR", "the editor of .edit and Esc e; else vi"),
    ("NO_COLOR, CLICOLOR_FORCE", "set and not empty: no colours, colours also into a pipe"),
    ("TERM", "dumb: no colours and no editing"),
    ("COLUMNS, LINES", "the size of the screen, if the terminal does not tell it"),
    ("XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_DATA_HOME", "where the files below lie"),
    ("LC_ALL, LC_CTYPE, LANG", "whether the terminal shows UTF-8; numbers and dates stay the same"),
  ]

  static let files: [(name: String, meaning: String)] = [
    (
      "~/.config/tra/trarc",
      "commands that a prompt begins with, one a line; # begins a comment"
    ),
    ("~/.local/state/tra/history", "statements of earlier prompts"),
    ("./reports, ~/.local/share/tra/reports", "saved reports"),
  ]

  private static func items(_ rows: [(String, String)]) -> String {
    rows.map { ".TP\n\($0.0)\n\(escaped($0.1))" }.joined(separator: "\n")
  }

  private static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }
  private static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// Plain text: no escapes, hyphens that can be copied, no request at a line's start.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      default: out.append(character)
      }
    }
    return out.hasPrefix(".") || out.hasPrefix("'") ? "\\&" + out : out
  }
}
