import Language

extension Console {
  /// Two lines; no table is read for them.
  func greet() {
    messagesOnScreen(
      "Tra \(Version.number) · \(storeName)\n"
        + "Type .help for help, Tab to complete, .quit to leave.\n")
  }

  /// On standard output, or on standard error where results go elsewhere.
  private func messagesOnScreen(_ text: String) {
    guard screen.isOutputTerminal else { return messages.write(text) }
    do throws(Diagnostic) {
      try output.write(text)
      try output.flush()
    } catch {
      fail(error, in: SourceText(""))
    }
  }
}
