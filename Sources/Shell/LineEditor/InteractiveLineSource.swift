// Chooses the editor where it can work, else the plain reader.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The source of a person's statements on standard input.
///
/// Prompt and echo go to standard output if that is a terminal, else to standard error.
public func interactiveLineSource(history: History, hooks: LineHooks) -> any LineSource {
  let output: LineEditor.Output = isatty(STDOUT_FILENO) == 1 ? .standardOutput : .standardError
  let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
  let canEdit =
    isatty(STDIN_FILENO) == 1 && isatty(output.rawValue) == 1 && !terminal.isEmpty
    && terminal != "dumb"
  if canEdit, let editor = LineEditor(history: history, hooks: hooks, output: output) {
    return editor
  }
  return PlainLineSource(history: history, hooks: hooks, promptDescriptor: output.rawValue)
}
