import Database
import Language

extension DotCommand {
  static let summary = DotCommand(
    ".summary", usage: "[TABLE|_]",
    summary: "type, NULLs, distinct values, range and bytes of each column",
    details: ["alone: of _, the last result; views and computed columns have no bytes"],
    arguments: [.table]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    guard let word = arguments.words.first else {
      guard console.session.lastResult != nil else { throw .command("there is no result yet") }
      return try console.show(try console.session.profile(ofTable: "_"), allRows: true)
    }
    let profile = try console.placed(at: word) { session throws(Diagnostic) in
      try session.profile(ofTable: word.text)
    }
    try console.show(profile, allRows: true)
  }
}
