import Formats
import Language

extension DotCommand {
  static let nullValue = DotCommand(
    ".nullvalue", usage: "TEXT", summary: "shown for NULL", sets: "null"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    console.display.options.nullText = arguments.words[0].text
  }

  static let maxRows = DotCommand(
    ".maxrows", usage: "[N|all]", summary: "rows shown of a box; alone: as the terminal fits",
    arguments: [.words(["all"])], sets: "max-rows"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    console.display.maxRows =
      try arguments.words.first.map { word throws(Diagnostic) in
        try arguments.value(of: word, OptionValue.maxRows)
      } ?? .fitted
  }

  static let maxWidth = DotCommand(
    ".maxwidth", usage: "[N|0]", summary: "columns of the screen; 0: no limit; alone: as it is",
    sets: "max-width"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    console.display.maxWidth = try arguments.words.first.map { word throws(Diagnostic) in
      try arguments.value(of: word) { text, name throws(UsageError) in
        try OptionValue.count(text, name)
      }
    }
  }

  static let digits = DotCommand(
    ".digits", usage: "N|full", summary: "significant digits shown of FLOAT64 (6)",
    arguments: [.words(["full"])], sets: "digits"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    console.display.options.digits = try arguments.value(
      of: arguments.words[0], OptionValue.digits)
  }
}
