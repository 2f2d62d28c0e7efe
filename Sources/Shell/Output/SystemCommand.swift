import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A command line for the system's shell, which has the terminal until it ends.
struct SystemCommand {
  let text: String

  init(_ text: String) { self.text = text }

  /// - Throws: where it cannot be started or does not end with 0.
  func run() throws(Diagnostic) {
    let status = system(text)
    guard status >= 0 else {
      throw .command("cannot run '\(text)': \(String(cString: strerror(errno)))")
    }
    // As WIFEXITED and WEXITSTATUS have it, which are macros.
    let signal = status & 0x7F
    if signal != 0 { throw .command("the command was ended by signal \(signal)") }
    let code = status >> 8
    if code != 0 { throw .command("the command ended with code \(code)") }
  }
}
