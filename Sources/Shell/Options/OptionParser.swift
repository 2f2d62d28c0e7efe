import Language

/// Turns the words of the command line into an `Invocation`. Options may stand anywhere.
struct OptionParser {
  private let words: [String]
  private var position = 0
  private var invocation = Invocation()

  static func parse(_ words: [String]) throws(UsageError) -> Invocation {
    var parser = OptionParser(words: words)
    try parser.run()
    try parser.invocation.check()
    return parser.invocation
  }

  private init(words: [String]) { self.words = words }

  private mutating func run() throws(UsageError) {
    while position < words.count {
      let word = words[position]
      position += 1
      if word == "--" {
        invocation.positionals += words[position...]
        return
      }
      if word.hasPrefix("-") && word != "-" {
        try option(word)
      } else {
        invocation.positionals.append(word)
      }
    }
  }

  private mutating func option(_ word: String) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = Self.option(named: name) else { throw .unknownOption(name) }
    invocation.given += option.names
    guard option.value != nil else {
      if parts.count == 2, option.choices.isEmpty {
        throw UsageError("option '\(name)' takes no value")
      }
      return try option.apply(&invocation, parts.count == 2 ? String(parts[1]) : "")
    }
    try option.apply(&invocation, try value(of: option, name, attached: parts.dropFirst().first))
  }

  private mutating func value(
    of option: CommandOption, _ name: String, attached: Substring?
  ) throws(UsageError) -> String {
    if let attached { return String(attached) }
    guard position < words.count else {
      throw UsageError("option '\(name)' needs a value: \(name) \(option.value ?? "")")
    }
    position += 1
    return words[position - 1]
  }

  /// `-csv` means `--csv`: a habit of people who come from sqlite3.
  private static func option(named name: String) -> CommandOption? {
    CommandOption.named(name) ?? (name.hasPrefix("--") ? nil : CommandOption.named("-" + name))
  }
}

extension UsageError {
  static func unknownOption(_ name: String) -> UsageError {
    let names = CommandOption.all.flatMap(\.names)
    return UsageError(
      "unknown option '\(name)'" + didYouMean(name, among: names),
      help: ["tra --help lists all options"])
  }
}
