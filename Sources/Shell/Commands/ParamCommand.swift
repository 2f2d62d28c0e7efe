import Engine
import Language

extension DotCommand {
  static let param = DotCommand(
    ".param", usage: "set NAME VALUE | list | unset NAME | clear",
    summary: "values of @NAME, as -p gives them",
    arguments: [.words(["set", "list", "unset", "clear"]), .parameter, .parameterValue],
    runsInCheck: true
  ) { console, arguments throws(Diagnostic) in
    switch (arguments.first, arguments.count) {
    case ("set", 3):
      console.setParameter(try arguments.parameterName(), to: arguments.words[2].text)
    case ("unset", 2):
      let name = try arguments.parameterName()
      guard console.session.parameters.removeValue(forKey: name) != nil else {
        throw .command(
          "there is no parameter '\(name)'"
            + didYouMean(name, among: Array(console.session.parameters.keys)),
          at: arguments.words[1].span)
      }
    case ("clear", 1): console.session.parameters = [:]
    case ("list", 1), (nil, 0): try console.write(lines: console.parameterLines)
    default: throw arguments.usage("wrong arguments", at: arguments.words.first?.span)
    }
  }
}

extension CommandArguments {
  /// The second word without its `@`.
  fileprivate func parameterName() throws(Diagnostic) -> String {
    let word = words[1]
    let name = word.text.hasPrefix("@") ? String(word.text.dropFirst()) : word.text
    guard OptionValue.isParameterName(name) else {
      throw .command("'\(word.text)' is not a parameter name", at: word.span)
    }
    return name
  }
}

extension Console {
  /// In NFC, like every text that comes in.
  func setParameter(_ name: String, to text: String) {
    session.parameters[name] = .untyped(NFC.normalized(text))
  }

  fileprivate var parameterLines: [String] {
    session.parameters.sorted { $0.key < $1.key }.map { name, value in
      switch value {
      case .typed(let value, let type): "@\(name) = \((value.text ?? "NULL").shown) (\(type))"
      case .untyped(let text): "@\(name) = \(text.shown)"
      }
    }
  }
}
