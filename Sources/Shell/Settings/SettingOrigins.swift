import Language

/// Where a value came from, the strongest last.
enum SettingOrigin: Equatable, CustomStringConvertible {
  case unset
  case environment(String)
  case file(String)
  case commandLine
  case here

  var description: String {
    switch self {
    case .unset: "default"
    case .environment(let name): "$\(name)"
    case .file(let path): path.shown
    case .commandLine: "command line"
    case .here: "set here"
    }
  }
}

/// Which settings commands have changed, and what the command line named.
struct SettingOrigins {
  /// Flags of the command line, with their dashes.
  let given: [String]
  private var changed: [String: SettingOrigin] = [:]
  /// The start-up file that is being read.
  var file: String?

  init(given: [String]) { self.given = given }

  func isGiven(_ setting: ShellSetting) -> Bool {
    given.contains("--" + setting.name)
      || setting.flags.contains { flag in flag.names.contains { given.contains($0) } }
  }

  func origin(of setting: ShellSetting) -> SettingOrigin {
    if let origin = changed[setting.name] { return origin }
    if isGiven(setting) { return .commandLine }
    let variable = setting.variables.first(where: Self.isSet)
    return variable.map { .environment($0) } ?? .unset
  }

  /// Empty is as good as unset, but for the history, which it turns off; so is a relative folder.
  private static func isSet(_ variable: String) -> Bool {
    guard let value = environment(variable) else { return false }
    if variable.hasPrefix("XDG_") { return value.hasPrefix("/") }
    return !value.isEmpty || variable == "TRA_HISTORY"
  }

  mutating func note(_ setting: ShellSetting) {
    changed[setting.name] = file.map { .file($0) } ?? .here
  }

  /// The command line beats the start-up file.
  mutating func forget(_ setting: ShellSetting) { changed[setting.name] = nil }
}

extension Console {
  /// Runs a command, and remembers whether it changed the setting that it is made for.
  func noting(_ setting: String?, _ body: () throws(Diagnostic) -> Void) throws(Diagnostic) {
    guard let setting = setting.flatMap(ShellSetting.named) else { return try body() }
    let before = setting.get(self)
    try body()
    if setting.get(self) != before { origins.note(setting) }
  }

  /// What the command line says stays, whatever the start-up file said.
  func prefer(commandLine: Preferences) {
    for setting in ShellSetting.all where origins.isGiven(setting) {
      setting.copy(commandLine, &preferences)
      origins.forget(setting)
    }
  }
}
