/// `tra --help`: one screen, made of the rows of the option table.
enum UsageText {
  static var text: String {
    var lines = [
      "tra \(Version.number): ask tables in pipe syntax and SQL",
      "usage: tra [OPTIONS]                   prompt, or a script from standard input",
      "       tra -c TEXT | -f FILE | -r NAME  run and exit; repeatable, in this order",
      "  tra -c 'FROM provinces |> AGGREGATE SUM(population) AS people GROUP BY region'",
    ]
    for group in CommandOption.Group.allCases where group != .rare {
      lines.append("\(group.rawValue):")
      for option in CommandOption.all where option.group == group && !option.help.isEmpty {
        lines.append(row(option))
      }
    }
    lines += ExitCodes.lines
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ option: CommandOption) -> String {
    let names = option.names.joined(separator: ", ")
    let left = "  " + names + option.valueText
    let gap = left.count < column ? String(repeating: " ", count: column - left.count) : "  "
    let help = TextLines.wrapped(option.help, width: 100 - column)
    return left + gap + help.joined(separator: "\n" + String(repeating: " ", count: column))
  }

  private static let column = 34
}
