import Language

extension DotCommand {
  static let version = DotCommand(".version", summary: "the version") {
    console, arguments throws(Diagnostic) in
    try arguments.expect(0...0)
    try console.write("tra \(Version.number)\n")
  }
}
