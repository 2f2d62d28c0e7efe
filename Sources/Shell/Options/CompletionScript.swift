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
    case none, file, report, parameter, other
    /// Only behind `=`.
    case attached([String])
    case words([String])

    init(_ option: CommandOption) {
      guard let value = option.value else {
        self = option.choices.isEmpty ? .none : .attached(option.choices)
        return
      }
      if !option.choices.isEmpty {
        self = .words(option.choices)
      } else if value.hasPrefix("FILE") {
        self = .file
      } else {
        switch option.names.last {
        case "--report": self = .report
        case "--param": self = .parameter
        default: self = .other
        }
      }
    }
  }

  /// What a report's header says of its parameters: both shells read it with the same words.
  private static let header = #"-c ".show '$1'" 2>/dev/null"#
  private static let blank = "[[:space:]][[:space:]]*"

  /// Names of the parameters of the report `$1`.
  private static let parameters =
    "\(header) | sed -n 's/^--[[:space:]]*param\(blank)\\([^[:space:]]*\\).*/\\1/p'"

  /// The column of which the parameter `$2` is a value.
  private static let column =
    "\(header) | sed -n \"s/^--[[:space:]]*param\(blank)$2\(blank)[^[:space:]]*\(blank)in"
    + "\(blank)\\([^[:space:]]*\\).*/\\1/p\""

  /// Those that hold what is typed, without the counts of `.values`.
  private static let valuesOfColumn =
    #"-c ".values $column '${3%%\'*}'" 2>/dev/null | sed 's/^[0-9 ]*  //'"#

  // MARK: bash

  private static var bashText: String {
    """
    # bash completion for tra; written by: tra --completions bash
    \(bashFunctions)
    _tra() {
      local tra=$1 word=${COMP_WORDS[COMP_CWORD]} before=$3 name= attached=
      COMPREPLY=()
      # The shell parts --option=value and NAME=VALUE at the sign.
      if [[ $word == = ]]; then
        word= name=${COMP_WORDS[COMP_CWORD - 1]}
        before=${COMP_WORDS[COMP_CWORD - 2]}
      elif [[ ${COMP_WORDS[COMP_CWORD - 1]} == = ]]; then
        name=${COMP_WORDS[COMP_CWORD - 2]}
        before=${COMP_WORDS[COMP_CWORD - 3]}
      fi
      [[ $name == -* ]] && before=$name name= attached=1
      word=${word#[\\"\\']} word=${word//\\\\/}
      case $before in
    \(bashCases.joined(separator: "\n"))
        *)
          if [[ -z $word || $word == -* ]]; then
            COMPREPLY=($(compgen -W '\(allNames)' -- "$word"))
          else
            _tra_file
          fi ;;
      esac
    }
    _tra_file() {
      compopt -o filenames
      _tra_offer < <(compgen -f -- "$word")
    }
    complete -F _tra tra

    """
  }

  /// What is asked of the program, in functions of their own.
  private static var bashFunctions: String {
    """
    _tra_reports() { "$tra" --list-reports 2>/dev/null | cut -d' ' -f1; }
    # The names of the parameters of report $1.
    _tra_parameters() { "$tra" \(parameters); }
    # The values that parameter $2 of report $1 may have, and that hold $3 in some spelling.
    _tra_values() {
      local column
      column=$("$tra" \(column))
      [[ -n $column ]] && "$tra" \(valuesOfColumn)
    }
    # Offers the lines that begin with the word, $1 behind them.
    _tra_offer() {
      local line
      while IFS= read -r line; do
        [[ $line == "$word"* ]] && COMPREPLY+=("$line$1")
      done
    }
    # What may stand behind -p: NAME=, then VALUE.
    _tra_parameter() {
      local report= index
      for ((index = 1; index < COMP_CWORD; index++)); do
        [[ ${COMP_WORDS[index]} == @(-r|--report) ]] || continue
        report=${COMP_WORDS[index + 1]}
        [[ $report == = ]] && report=${COMP_WORDS[index + 2]}
      done
      [[ $report == +([[:alnum:]_.-]) ]] || return
      if [[ -z $name ]]; then
        compopt -o nospace
        _tra_offer = < <(_tra_parameters "$report")
      elif [[ $name == +([[:alnum:]_]) ]]; then
        compopt -o filenames
        local values
        mapfile -t values < <(_tra_values "$report" "$name" "$word")
        ((${#values[@]} == 0)) || _tra_offer < <(printf '%s\\n' "${values[@]}")
        # `bac` finds `Bắc`, if nothing else is meant.
        ((${#COMPREPLY[@]} == 0 && ${#values[@]} == 1)) && COMPREPLY=("${values[0]}")
      fi
    }
    """
  }

  private static var allNames: String {
    CommandOption.all.flatMap(\.names).joined(separator: " ")
  }

  private static var bashCases: [String] {
    CommandOption.all.compactMap { option in
      let pattern = option.names.joined(separator: "|")
      return switch Value(option) {
      case .none: nil
      case .file: "    \(pattern)) _tra_file ;;"
      case .report: "    \(pattern)) _tra_offer < <(_tra_reports) ;;"
      case .parameter: "    \(pattern)) _tra_parameter ;;"
      case .words(let words): "    \(pattern)) \(bashWords(words)) ;;"
      case .attached(let words): "    \(pattern)) [[ -z $attached ]] || \(bashWords(words)) ;;"
      case .other: "    \(pattern)) ;;"
      }
    }
  }

  private static func bashWords(_ words: [String]) -> String {
    "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\"))"
  }

  // MARK: zsh

  private static var zshText: String {
    """
    #compdef tra
    # zsh completion for tra; written by: tra --completions zsh
    local tra=${(Q)words[1]}
    _tra_reports() {
      local -a names=(${(f)"$("$tra" --list-reports 2>/dev/null | cut -d' ' -f1)"})
      compadd -a names
    }
    # The names of the parameters of report $1.
    _tra_parameters() { "$tra" \(parameters) }
    # The values that parameter $2 of report $1 may have, and that hold $3 in some spelling.
    _tra_values() {
      local column=$("$tra" \(column))
      [[ -n $column ]] && "$tra" \(valuesOfColumn)
    }
    # What may stand behind -p: NAME=, then VALUE.
    _tra_parameter() {
      local report=${${opt_args[-r]:-$opt_args[--report]}##*:}
      local -a found
      [[ -n $report && $report != *[^[:alnum:]_.-]* ]] || return 1
      if compset -P 1 '*='; then
        local name=${IPREFIX%=}
        name=${name##*=}
        [[ $name != *[^[:alnum:]_]* ]] || return 1
        found=(${(f)"$(_tra_values $report $name "${(Q)PREFIX}")"})
        # `bac` finds `Bắc`, if nothing else is meant.
        compadd -a found || { (( $#found == 1 )) && compadd -U -i "$IPREFIX" -a found }
      else
        found=(${(f)"$(_tra_parameters $report)"})
        compadd -S = -a found
      fi
    }
    _arguments -S \\
    \(zshSpecs.map { "  \($0) \\" }.joined(separator: "\n"))
      '*:store:_files'

    """
  }

  private static var zshSpecs: [String] {
    CommandOption.all.flatMap { option in
      let help = option.help.without(["'", "[", "]", ":"])
      return option.names.map { name in
        return "'*\(name)\(zshSign(option, name))[\(help)]\(zshValue(option))'"
      }
    }
  }

  /// Behind `=` a value may stand in the same word; behind `=-` it must.
  private static func zshSign(_ option: CommandOption, _ name: String) -> String {
    if case .attached = Value(option) { return "=-" }
    return name.hasPrefix("--") && option.value != nil ? "=" : ""
  }

  private static func zshValue(_ option: CommandOption) -> String {
    let head = ":\(option.value ?? ""):"
    return switch Value(option) {
    case .none: ""
    case .file: head + "_files"
    case .report: head + "_tra_reports"
    case .parameter: head + "_tra_parameter"
    case .words(let words): head + "(\(words.joined(separator: " ")))"
    case .attached(let words): ":: :(\(words.joined(separator: " ")))"
    case .other: head + " "
    }
  }
}

extension String {
  /// Without the characters that a shell would take for its own.
  fileprivate func without(_ characters: [Character]) -> String {
    String(filter { !characters.contains($0) })
  }
}
