import Language

/// One row of `.settings`: a value that flags, the environment, the start-up file or a command set.
struct ShellSetting: Sendable {
  typealias Get = @Sendable (Console) -> String
  typealias Change = @Sendable (Console, String) throws(UsageError) -> Void

  /// As the long flag, without its dashes.
  let name: String
  let summary: String
  /// Other flags that set it, with their dashes.
  let flags: [String]
  /// Variables of the environment that set it, the strongest first.
  let variables: [String]
  /// For completion.
  let values: [String]
  let get: Get
  /// nil: settled when the program starts.
  let change: Change?

  init(
    _ name: String, _ summary: String, flags: [String] = [], variables: [String] = [],
    values: [String] = [], get: @escaping Get, change: Change? = nil
  ) {
    self.name = name
    self.summary = summary
    self.flags = ["--" + name] + flags
    self.variables = variables
    self.values = values
    self.get = get
    self.change = change
  }

  static func named(_ name: String) -> ShellSetting? { all.first { $0.name == name } }
}

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

  func isGiven(_ setting: ShellSetting) -> Bool { setting.flags.contains { given.contains($0) } }

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
  mutating func preferCommandLine() {
    for setting in ShellSetting.all where isGiven(setting) { changed[setting.name] = nil }
  }
}

extension Console {
  /// Runs a command, and remembers which settings it changed.
  func notingSettings(_ body: () throws(Diagnostic) -> Void) throws(Diagnostic) {
    let before = ShellSetting.all.map { $0.get(self) }
    try body()
    for (setting, value) in zip(ShellSetting.all, before) where setting.get(self) != value {
      origins.note(setting)
    }
  }
}
