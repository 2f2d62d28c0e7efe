// Bytes of a terminal, cut anywhere, give the keys and pastes that were meant.
import Testing

@testable import Shell

@Suite struct LineEditorKeyDecoderTests {
  private func events(_ pieces: [UInt8]...) -> [KeyDecoder.Event] {
    var decoder = KeyDecoder()
    var events: [KeyDecoder.Event] = []
    for piece in pieces {
      decoder.feed(piece)
      while let event = decoder.next() { events.append(event) }
    }
    return events
  }

  private func keys(_ text: String) -> [KeyDecoder.Event] {
    text.unicodeScalars.map { .key($0) }
  }

  @Test func `Vietnamese letters come whole when their bytes come one by one`() {
    var decoder = KeyDecoder()
    var events: [KeyDecoder.Event] = []
    for byte in "Đắk Lắk 🙂".utf8 {
      decoder.feed([byte])
      while let event = decoder.next() { events.append(event) }
    }
    #expect(events == keys("Đắk Lắk 🙂"))
  }

  @Test func `a broken sequence costs one replacement and not the keys behind it`() {
    #expect(events([0xE1, 0x61, 0x62, 0x63]) == keys("\u{FFFD}abc"))
    #expect(events([0xFF, 0x61]).last == .key("a"))
    // Enter behind a letter of Latin-1 is the last key for a while.
    #expect(events([0xE9, 0x0D]) == keys("\u{FFFD}\r"))
    #expect(events([0xF0, 0x9F, 0x0D]).last == .key("\r"))
  }

  @Test func `C1 controls are dropped because their codes are private keys`() {
    #expect(events(Array("a\u{80}\u{9B}b".utf8)) == keys("ab"))
  }

  @Test func `a cursor key is its own sequence and no paste`() {
    #expect(events(Array("\u{1B}[A".utf8)) == keys("\u{1B}[A"))
  }

  @Test func `an Escape waits until silence says that it is alone`() {
    var decoder = KeyDecoder()
    decoder.feed([0x1B])
    #expect(decoder.next() == nil)
    #expect(decoder.waitsForEscape)
    #expect(decoder.takeEscape() == "\u{1B}")
    #expect(!decoder.waitsForEscape)
    #expect(!decoder.continuesSequence)
  }

  @Test func `a paste that is cut anywhere is one event`() {
    let bytes = Array("x\u{1B}[200~FROM a\n|> LIMIT 1;\u{1B}[201~y".utf8)
    for cut in bytes.indices {
      #expect(
        events(Array(bytes[..<cut]), Array(bytes[cut...]))
          == [.key("x"), .paste("FROM a\n|> LIMIT 1;"), .key("y")], "cut at \(cut)")
    }
  }

  @Test func `a paste keeps tabs and newlines and loses other controls`() {
    #expect(pasteText(Array("a\tb\u{7}\u{1B}c\n\u{85}d".utf8)[...]) == "a\tbc\nd")
  }

  @Test func `a CRLF that the terminal swapped is one newline`() {
    #expect(pasteText([0x61, 10, 13, 0x62, 13, 0x63]) == "a\nb\nc")
  }

  @Test func `a decomposed paste is composed`() {
    let text = pasteText(Array("Hue\u{302}\u{301}".utf8)[...])
    #expect(Array(text.unicodeScalars) == Array("Huế".unicodeScalars))
  }

  @Test func `a mark composes with the letter before it in any order of marks`() {
    #expect(composed("e", "\u{302}") == "ê")
    #expect(composed("ê", "\u{323}") == "ệ")
    #expect(composed("q", "\u{302}") == nil)
    #expect(composed("a", "b") == nil)
  }
}
