import Language

extension DotCommand {
  static let print = DotCommand(
    ".print", usage: "TEXT", summary: "writes TEXT where results go", takesText: true
  ) { console, arguments throws(Diagnostic) in
    try console.write(arguments.rest.withoutQuotes + "\n")
  }
}

extension String {
  /// Without one pair of quotes around the whole.
  fileprivate var withoutQuotes: String {
    guard count >= 2, let quote = first, quote == last, "'\"".contains(quote) else { return self }
    return String(dropFirst().dropLast())
  }
}
