/// `tra --completions bash|zsh`: what the system's shells complete, made of the option table.
enum CompletionScript: String, CaseIterable {
  case bash, zsh

  var text: String {
    switch self {
    case .bash: Self.bashText
    case .zsh: Self.zshText
    }
  }

  /// What may stand as the value of an option.
  private enum Value {
    case none, file, report, other
    case words([String])

    init(_ option: CommandOption) {
      guard let value = option.value else {
        self = .none
        return
      }
      if !option.choices.isEmpty {
        self = .words(option.choices)
      } else if value.hasPrefix("FILE") {
        self = .file
      } else {
        self = option.names.contains("--report") ? .report : .other
      }
    }
  }

  /// Names of reports, one a line.
  private static let reports = "tra --list-reports 2>/dev/null | cut -d' ' -f1"

  private static var bashText: String {
    let names = CommandOption.all.flatMap(\.names).joined(separator: " ")
    var cases: [String] = []
    for option in CommandOption.all {
      let pattern = option.names.joined(separator: "|")
      switch Value(option) {
      case .none: continue
      case .file: cases.append("    \(pattern)) COMPREPLY=($(compgen -f -- \"$word\")) ;;")
      case .report:
        cases.append("    \(pattern)) COMPREPLY=($(compgen -W \"$(\(reports))\" -- \"$word\")) ;;")
      case .words(let words):
        let list = words.joined(separator: " ")
        cases.append("    \(pattern)) COMPREPLY=($(compgen -W '\(list)' -- \"$word\")) ;;")
      case .other: cases.append("    \(pattern)) COMPREPLY=() ;;")
      }
    }
    return """
      # bash completion for tra; written by: tra --completions bash
      _tra() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
        case $before in
      \(cases.joined(separator: "\n"))
          *)
            case $word in
              -*) COMPREPLY=($(compgen -W '\(names)' -- "$word")) ;;
              *) COMPREPLY=($(compgen -f -- "$word")) ;;
            esac ;;
        esac
      }
      complete -o filenames -F _tra tra

      """
  }

  private static var zshText: String {
    var lines: [String] = []
    for option in CommandOption.all {
      let help = option.help.without(["'", "[", "]", ":"])
      for name in option.names {
        let head = "'*\(name)[\(help)]"
        lines.append("  \(head)\(zshValue(option))' \\")
      }
    }
    return """
      #compdef tra
      # zsh completion for tra; written by: tra --completions zsh
      _tra_reports() { compadd -- $(\(reports)) }
      _arguments -S \\
      \(lines.joined(separator: "\n"))
        '1::store:_files' \\
        '2::SQL: '

      """
  }

  private static func zshValue(_ option: CommandOption) -> String {
    guard let value = option.value else { return "" }
    switch Value(option) {
    case .none: return ""
    case .file: return ":\(value):_files"
    case .report: return ":\(value):_tra_reports"
    case .words(let words): return ":\(value):(\(words.joined(separator: " ")))"
    case .other: return ":\(value): "
    }
  }
}

extension String {
  /// Without the characters that a shell would take for its own.
  fileprivate func without(_ characters: [Character]) -> String {
    String(filter { !characters.contains($0) })
  }
}
