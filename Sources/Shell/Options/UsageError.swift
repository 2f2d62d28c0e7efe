/// What was wrong with the command line: exit code 2.
struct UsageError: Error, Equatable {
  let message: String
  var help: [String] = []

  init(_ message: String, help: [String] = []) {
    self.message = message
    self.help = help
  }
}
