/// One row of `.settings`: a value that flags, the environment, the start-up file or a command set.
///
/// A row of `ShellSetting.all`; its flags, `.help`, completion and the manual page read it.
struct ShellSetting: Sendable {
  typealias Get = @Sendable (Console) -> String
  typealias Change =
    @Sendable (inout Preferences, _ text: String, _ label: String) throws(UsageError) -> Void
  typealias Copy = @Sendable (_ from: Preferences, _ to: inout Preferences) -> Void

  /// As the long flag, without its dashes.
  let name: String
  let summary: String
  /// What a value is that `values` does not list: `SECS`, `FILE`; nil: there are no others.
  let value: String?
  let values: [String]
  /// Several of `values`, parted by commas, are a value too.
  let takesSeveral: Bool
  /// Variables of the environment that set it, the strongest first.
  let variables: [String]
  let get: Get
  let change: Change
  let copy: Copy
  /// Why no command changes it; nil: one does.
  let settled: Settled?

  struct Settled {
    let reason: String
    let help: String
  }

  init(
    _ name: String, _ summary: String, value: String? = nil, values: [String] = [],
    takesSeveral: Bool = false, variables: [String] = [], settled: Settled? = nil,
    get: @escaping Get,
    change: @escaping Change = { _, _, _ in }, copy: @escaping Copy = { _, _ in }
  ) {
    self.name = name
    self.summary = summary
    self.value = value
    self.values = values
    self.takesSeveral = takesSeveral
    self.variables = variables
    self.settled = settled
    self.get = get
    self.change = change
    self.copy = copy
  }

  /// A setting that is one of the preferences.
  ///
  /// Closures, because the key paths of one list cost as much as the rest of a start.
  ///
  /// - Parameters:
  ///   - get: where more is to be said than what `parse` reads.
  ///   - parse: gets a text, and the name under which messages speak of it.
  init<Value>(
    _ name: String, _ summary: String, value: String? = nil, values: [String] = [],
    takesSeveral: Bool = false, variables: [String] = [],
    of read: @escaping @Sendable (Preferences) -> Value,
    write: @escaping @Sendable (inout Preferences, Value) -> Void, get: @escaping Get,
    parse: @escaping @Sendable (_ text: String, _ label: String) throws(UsageError) -> Value
  ) {
    self.init(
      name, summary, value: value, values: values, takesSeveral: takesSeveral,
      variables: variables, get: get,
      change: { preferences, text, label throws(UsageError) in
        write(&preferences, try parse(text, label))
      },
      copy: { from, to in write(&to, read(from)) })
  }

  static func named(_ name: String) -> ShellSetting? { all.first { $0.name == name } }

  /// The flags that set it, with their dashes.
  var flags: [CommandOption] { CommandOption.all.filter { $0.setting == name } }

  /// `SECS|off`
  var form: String { ([value].compactMap(\.self) + values).joined(separator: "|") }
}
