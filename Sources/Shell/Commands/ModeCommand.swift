import Formats
import Language

extension DotCommand {
  static let mode = DotCommand(
    ".mode", usage: "[MODE]", summary: "how results are written; alone: says it",
    details: ["auto: box at a terminal, csv elsewhere"]
      + OutputMode.allCases.map { "\($0.rawValue): \($0.summary)" },
    arguments: [.words(["auto"] + OutputMode.allCases.map(\.rawValue))], sets: "format"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    guard !arguments.isEmpty else {
      let isAuto = console.display.mode == nil
      return try console.write((isAuto ? "auto (\(console.mode))" : "\(console.mode)") + "\n")
    }
    try console.set(by: arguments)
    console.modeBeforeLine = nil
  }

  /// psql's `\x`: the second one goes back.
  static let lineMode = DotCommand(
    "\\x", summary: "one value a line; the second time as before", sets: "format"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...0)
    if let before = console.modeBeforeLine {
      console.display.mode = before
      console.modeBeforeLine = nil
    } else {
      console.modeBeforeLine = .some(console.display.mode)
      console.display.mode = .line
    }
  }
}
