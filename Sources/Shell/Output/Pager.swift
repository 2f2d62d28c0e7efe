import Formats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How texts that are taller than the screen are shown.
enum Pager: Equatable, CustomStringConvertible {
  case off
  /// As the environment says.
  case standard
  case command(String)

  init(_ text: String) {
    self =
      switch text {
      case "off": .off
      case "on": .standard
      default: .command(text)
      }
  }

  var description: String {
    switch self {
    case .off: "off"
    case .standard: "on (\(commandLine ?? "no less here"))"
    case .command(let command): command
    }
  }

  /// What is run; nil for none.
  var commandLine: String? {
    switch self {
    case .off: return nil
    case .command(let command): return command
    case .standard:
      let chosen = ["TRA_PAGER", "PAGER"].lazy.compactMap { environment($0) }.first { !$0.isEmpty }
      return chosen ?? (Self.isInstalled("less") ? "less" : nil)
    }
  }

  /// What `less` needs to show colours and Vietnamese, and to leave short texts on the screen.
  static func prepareEnvironment() {
    setenv("LESS", "FRSX", 0)
    setenv("LESSCHARSET", "utf-8", 0)
  }

  private static func isInstalled(_ program: String) -> Bool {
    (environment("PATH") ?? "").split(separator: ":").contains { folder in
      access("\(folder)/\(program)", X_OK) == 0
    }
  }
}
