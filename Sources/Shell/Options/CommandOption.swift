/// One option of the command line: how it is written, what help says of it, what it does.
///
/// A row of `CommandOption.all`; parser, `--help`, man page and completion
/// read nothing else.
struct CommandOption: Sendable {
  typealias Apply = @Sendable (inout Invocation, String) throws(UsageError) -> Void

  enum Group: String, CaseIterable, Sendable {
    case work = "What to run"
    case output = "Output"
    case running = "Running"
    case start = "Start"
    /// Left to the manual page, so that help stays one screen.
    case rare = "Rarely needed"
  }

  /// With their dashes, the one that messages use first.
  let names: [String]
  /// The value's name in help; nil for a switch.
  let value: String?
  /// nil: those of the setting, as for the help.
  private let ownChoices: [String]?
  let group: Group
  private let ownHelp: String?
  /// The setting that it sets, if it sets one.
  let setting: String?
  let apply: Apply

  /// - Parameter apply: gets the value, or an empty text for a switch.
  init(
    _ names: String..., value: String? = nil, choices: [String] = [], group: Group,
    help: String = "", setting: String? = nil, apply: @escaping Apply
  ) {
    self.names = names
    self.value = value
    ownChoices = choices
    self.group = group
    ownHelp = help
    self.setting = setting
    self.apply = apply
  }

  /// A flag of a setting, from the row of which comes what is not said here.
  ///
  /// - Parameters:
  ///   - value: its name in help; nil for a switch.
  ///   - text: what a switch sets.
  init(
    _ names: String..., sets name: String, value: String? = nil, to text: String = "",
    group: Group, help: String? = nil
  ) {
    self.names = names
    self.value = value
    ownChoices = value == nil ? [] : nil
    self.group = group
    ownHelp = help
    setting = name
    apply = { invocation, given throws(UsageError) in
      let text = value == nil ? text : given
      try Self.row(of: name).change(&invocation.preferences, text, "--" + name)
    }
  }

  /// Asked for when it is needed: a plain run builds no list of settings.
  private static func row(of setting: String?) -> ShellSetting {
    guard let row = setting.flatMap(ShellSetting.named) else {
      preconditionFailure("no setting '\(setting ?? "")'")
    }
    return row
  }

  /// What the value may be, where that is a list. A switch with choices takes one after `=` only.
  var choices: [String] {
    if let ownChoices { return ownChoices }
    let row = Self.row(of: setting)
    return row.value == nil ? row.values : []
  }

  /// Empty: help shows the option in an earlier row.
  var help: String { ownHelp ?? Self.row(of: setting).summary }

  /// ` VALUE`, `[=choice]` or nothing.
  var valueText: String {
    if let value { return " " + value }
    return choices.isEmpty ? "" : "[=\(choices.joined(separator: "|"))]"
  }

  static func named(_ name: String) -> CommandOption? {
    all.first { $0.names.contains(name) }
  }
}
