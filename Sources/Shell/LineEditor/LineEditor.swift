// The editor at a terminal. libedit keeps the text, the keymaps and the terminal's modes; the keys
// come from our own reader, and history, completion, search and signals are ours.
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
  /// What the history would add to the text stands dim behind the cursor.
  var showsSuggestion = false
  var isViMode = false
  /// Decided by the key reader or a command; libedit's own count comes second.
  var outcome: ReadResult?

  /// libedit reads the prompt after the callback has returned, so the bytes live here.
  private(set) var promptBytes: UnsafeMutablePointer<CChar>?
  private(set) var promptWidth = 0
  private(set) var coloredPrompt = ""

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
    self.history = history
    self.hooks = hooks
    _ = editline_set_mode(handle, "emacs")
    _ = el_source(handle, nil)
    guard editline_edits(handle) != 0 else { return nil }  // deinit ends libedit
    isViMode = String(cString: editline_mode(handle)) == "vi"
    _ = editline_set_owner(handle, Unmanaged.passUnretained(self).toOpaque())
    _ = editline_set_prompt(handle, { LineEditor.of($0).promptBytes }, 1)
    _ = editline_set_no_history(handle)
    _ = editline_set_reader(handle) { LineEditor.of($0).deliver(to: $1) }
    addCommands()
    tra_signals_install()
  }

  deinit {
    el_end(handle)
    free(promptBytes)
  }

  public func read(_ request: ReadRequest) -> ReadResult {
    begin(request)
    var count: Int32 = 0
    let line = el_gets(handle, &count)
    let failure = errno
    end()
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

  /// Stands around what takes no cells in the prompt.
  private static let sequenceQuote = "\u{1}"

  /// - Parameter prompt: plain text; what stands before its last spaces is coloured.
  func setPrompt(_ prompt: String, usesColor: Bool) {
    var body = prompt[...]
    while body.last == " " { body.removeLast() }
    // libedit drops a colour that no visible character follows.
    let gap = String(repeating: " ", count: max(1, prompt.count - body.count))
    let (on, off) = usesColor ? ("\u{1B}[32m", "\u{1B}[0m") : ("", "")
    let quote = usesColor ? Self.sequenceQuote : ""
    free(promptBytes)
    promptBytes = strdup(quote + on + quote + body + quote + off + quote + gap)
    coloredPrompt = on + body + off + gap
    promptWidth = displayWidth(body + gap)
  }

  private func begin(_ request: ReadRequest) {
    self.request = request
    outcome = nil
    historyCursor = HistoryCursor([])
    isHistoryOpen = false
    setPrompt(request.prompt, usesColor: request.usesColor)
    tra_interrupt_clear()
    tra_signals_prompt_begin()
    // Raw before the prompt shows: keys typed at once would be echoed and edited by the kernel.
    _ = editline_set_raw(handle, 1)
    setBracketedPaste(true)
  }

  private func end() {
    setBracketedPaste(false)
    tra_signals_prompt_end()
    dieIfAsked()
  }

  /// Dumb terminals would show the sequence.
  func setBracketedPaste(_ on: Bool) {
    if understandsSequences { write("\u{1B}[?2004\(on ? "h" : "l")") }
  }

  private func finished(_ result: ReadResult) -> ReadResult {
    switch result {
    case .line(var text):
      while text.last == "\n" { text.removeLast() }
      if request.purpose == .statement { history.append(text) }
      return .line(text)
    case .pasted(let text):
      history.append(text)
    case .endOfFile:
      write("\r\n")
    case .interrupted, .failed: break
    }
    return result
  }

  /// The history is read when it is first asked for, not before the first prompt.
  var isHistoryOpen = false
  let understandsSequences: Bool = {
    let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
    return !terminal.isEmpty && terminal != "dumb"
  }()
}
