import Formats
import Language

extension DotCommand {
  static let last = DotCommand(
    ".last", usage: "[MODE]", summary: "the last result again, all rows of it",
    arguments: [.words(OutputMode.allCases.map(\.rawValue))]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    guard let result = console.session.lastResult else {
      throw .command("there is no result yet")
    }
    let mode = try arguments.words.first.flatMap { word throws(Diagnostic) in
      try arguments.value(of: word, OptionValue.mode)
    }
    try console.show(result, mode: mode, allRows: true)
  }
}
