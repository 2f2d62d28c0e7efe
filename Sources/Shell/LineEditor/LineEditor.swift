// The editor at a terminal. libedit keeps the text, the keymaps and the terminal's modes; the keys
// come from our own reader, and the screen, history, completion, search and signals are ours.
import CEditLine
import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One editor a process, used by one thread: libedit has process-wide state.
public final class LineEditor: LineSource {
  public enum Output: Int32, Sendable {
    case standardOutput = 1
    case standardError = 2
  }

  public let history: History
  public var hooks: LineHooks

  let handle: OpaquePointer
  var request = ReadRequest(prompt: "")
  var decoder = KeyDecoder()
  /// Keys that stand before those of the decoder.
  var queue: [Unicode.Scalar] = []
  /// What the key reader hands to the command behind its private key.
  var pendingPaste: String?
  var historyCursor = HistoryCursor([])
  var isSearching = false
  var isViMode = false
  /// Decided by the key reader or a command; libedit's own count comes second.
  var outcome: ReadResult?

  let output: Output
  var prompt = StyledPrompt()
  /// Of the screen.
  var columns = 80, rows = 24
  /// What stands on the screen: of a tall text the rows from `top` on.
  var shown = LineFrame()
  var top = 0
  /// `shown` is what the text is now.
  var isPainted = false

  /// - Parameter output: where prompt and text are drawn.
  /// - Returns: nil if there is no UTF-8 character set, if libedit cannot work here or if the
  ///   user's `.editrc` says `edit off`.
  public init?(
    history: History, hooks: LineHooks = LineHooks(), output: Output = .standardOutput
  ) {
    // The character set comes first: libedit takes `ê` for a Meta key if it changes later.
    guard tra_locale_utf8() == 1, let handle = editline_open("tra", output.rawValue) else {
      return nil
    }
    self.handle = handle
    self.output = output
    self.history = history
    self.hooks = hooks
    _ = editline_set_mode(handle, "emacs")
    EditrcFile.apply(to: handle)
    guard editline_edits(handle) != 0 else { return nil }  // deinit ends libedit
    isViMode = String(cString: editline_mode(handle)) == "vi"
    _ = editline_set_owner(handle, Unmanaged.passUnretained(self).toOpaque())
    editline_hide(handle)
    _ = editline_set_no_history(handle)
    _ = editline_set_reader(handle) { LineEditor.of($0).deliver(to: $1) }
    addCommands()
    tra_signals_install()
  }

  deinit { el_end(handle) }

  public func read(_ request: ReadRequest) -> ReadResult {
    begin(request)
    var count: Int32 = 0
    let line = el_gets(handle, &count)
    let failure = errno
    defer { end() }
    if let outcome { return finished(outcome) }
    guard let line else {
      if count == 0 { return finished(.endOfFile) }
      return .failed(failure)
    }
    let bytes = UnsafeRawBufferPointer(start: line, count: Int(max(count, 0)))
    return finished(.line(String(decoding: bytes, as: UTF8.self)))
  }

  static func of(_ handle: OpaquePointer?) -> LineEditor {
    guard let handle, let owner = editline_owner(handle) else {
      preconditionFailure("libedit calls back without its editor")
    }
    return Unmanaged.fromOpaque(owner).takeUnretainedValue()
  }

  func setPrompt(_ text: String) {
    prompt = StyledPrompt(text: text, sgr: request.usesColor ? "32" : "")
  }

  private func begin(_ request: ReadRequest) {
    self.request = request
    outcome = nil
    historyCursor = HistoryCursor([])
    isHistoryOpen = false
    setPrompt(request.prompt)
    measureScreen()
    tra_interrupt_clear()
    tra_signals_prompt_begin()
    // Raw before the prompt shows: keys typed at once would be echoed and edited by the kernel.
    _ = editline_set_raw(handle, 1)
    setBracketedPaste(true)
    leaveHalfRow()
  }

  /// To the beginning of a row. What a command wrote without a newline stays: so many blanks go to
  /// the next row unless the cursor stands at the beginning of its own.
  private func leaveHalfRow() {
    write(String(repeating: " ", count: columns - 1) + "\r\u{1B}[J")
  }

  private func end() {
    setBracketedPaste(false)
    tra_signals_prompt_end()
    dieIfAsked()
  }

  func setBracketedPaste(_ on: Bool) { write("\u{1B}[?2004\(on ? "h" : "l")") }

  private func finished(_ result: ReadResult) -> ReadResult {
    switch result {
    case .line(var text):
      if text.last == "\n" { text.removeLast() }
      leave(Array(text.unicodeScalars))
      while text.last == "\n" { text.removeLast() }
      if request.purpose == .statement { history.append(text) }
      return .line(text)
    case .pasted(let text):
      history.append(text)
    case .endOfFile:
      leaveText()
    case .interrupted, .failed: break
    }
    return result
  }

  /// The history is read when it is first asked for, not before the first prompt.
  var isHistoryOpen = false
}
