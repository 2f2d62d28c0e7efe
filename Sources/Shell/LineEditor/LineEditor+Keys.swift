// The key reader that libedit calls when it is idle: waits for keys and signals together.
import CEditLine
import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LineEditor {
  enum Input {
    case key(Unicode.Scalar)
    case paste(String)
    case interrupted
    case endOfFile
    case failed(Int32)
  }

  /// Keys that no keyboard sends: the decoder drops C1 controls, so they are free.
  enum PrivateKey {
    static let paste: Unicode.Scalar = "\u{80}"
    static let run: Unicode.Scalar = "\u{81}"
    static let escape: Unicode.Scalar = "\u{9B}"
  }

  /// Milliseconds in which the rest of a key's sequence follows its Escape.
  private static let escapeTime: Int32 = 50

  /// libedit's contract: 1 with a key, 0 at the end, -1 with `errno`.
  func deliver(to key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    isPainted = false
    let input = nextInput()
    redrawTallText()
    switch input {
    case .key(let scalar):
      key?.pointee = wchar_t(bitPattern: composing(scalar).value)
      return 1
    case .paste(let text):
      pendingPaste = text
      key?.pointee = wchar_t(bitPattern: PrivateKey.paste.value)
      return 1
    case .interrupted:
      outcome = .interrupted(hadText: !scalars().all.isEmpty)
      leaveText("^C")
      errno = EINTR
      return -1
    case .endOfFile:
      outcome = .endOfFile
      return 0
    case .failed(let error):
      outcome = .failed(error)
      errno = error
      return -1
    }
  }

  /// libedit loses count of the rows of a text that is about as tall as the screen, and its fast
  /// way to insert a character at the end writes out of bounds unless its last drawing was a whole
  /// one.
  private func redrawTallText() {
    // Of keys that came in one go nobody knows yet how tall they made the text.
    if !isPainted || shown.rows.count + 1 >= rows { _ = editline_draw(handle) }
  }

  /// libedit garbles decomposed letters: the base is rubbed out and the composed letter follows.
  private func composing(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x300...0x36F).contains(scalar.value) else { return scalar }
    let (all, cursor) = scalars()
    guard cursor > 0, let letter = composed(all[cursor - 1], scalar) else { return scalar }
    queue.append(letter)
    return "\u{7F}"
  }

  /// libedit would wait for the key after Escape and change vi's mode one key late.
  private func resolvingEscape(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isLone = isViMode && scalar == "\u{1B}" && !decoder.continuesSequence
    return isLone ? PrivateKey.escape : scalar
  }

  func nextInput() -> Input {
    if !queue.isEmpty { return .key(queue.removeFirst()) }
    while true {
      switch decoder.next() {
      case .key(let scalar)?: return .key(resolvingEscape(scalar))
      case .paste(let text)?: return .paste(text)
      case nil: break
      }
      if !decoder.waitsForEscape { paint() }
      if let input = waitForBytes() { return input }
    }
  }

  /// Feeds the decoder; an answer only if something else came than bytes.
  private func waitForBytes() -> Input? {
    while true {
      if let input = takeSignals() { return input }
      var waits = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: tra_signal_wake_descriptor(), events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&waits, 2, decoder.waitsForEscape ? Self.escapeTime : -1)
      if ready < 0 && errno != EINTR { return .failed(errno) }
      if ready == 0 { return .key(resolvingEscape(decoder.takeEscape())) }
      if waits[1].revents != 0 { tra_signal_drain() }
      if ready > 0 && waits[0].revents != 0 { return readBytes() }
    }
  }

  private func readBytes() -> Input? {
    switch StandardInput.readPart() {
    case .bytes(let bytes):
      decoder.feed(bytes)
      return nil
    case .nothing: return nil
    case .end: return .endOfFile
    case .failed(let error): return .failed(error)
    }
  }

  private func takeSignals() -> Input? {
    dieIfAsked()
    if tra_signal_take(SIGTSTP) != 0 { suspend() }
    if tra_signal_take(SIGCONT) != 0 {
      // Continued from outside: the shell above may have changed the terminal's modes.
      _ = editline_set_raw(handle, 0)
      _ = editline_set_raw(handle, 1)
      setBracketedPaste(true)
      wipe()
      paint()
    }
    if tra_signal_take(SIGWINCH) != 0 {
      redrawResized()
      paint()
    }
    guard tra_signal_take(SIGINT) != 0 else { return nil }
    decoder.reset()
    queue = []
    return .interrupted
  }

  private func suspend() {
    leaveText()
    setBracketedPaste(false)
    _ = editline_set_raw(handle, 0)
    tra_stop_self()
    _ = tra_signal_take(SIGCONT)
    _ = editline_set_raw(handle, 1)
    setBracketedPaste(true)
    measureScreen()
    paint()
  }

  /// SIGTERM or SIGHUP came while the terminal was raw.
  func dieIfAsked() {
    for signal in [SIGTERM, SIGHUP] where tra_signal_take(signal) != 0 {
      leaveText()
      setBracketedPaste(false)
      _ = editline_set_raw(handle, 0)
      tra_die_by(signal)
    }
  }
}
