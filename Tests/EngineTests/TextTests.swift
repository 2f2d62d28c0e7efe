import Testing

@testable import Engine

@Suite struct TextTests {
  @Test func `str: decomposed text becomes NFC, composed text is left alone`() {
    let decomposed = "Đa\u{302}\u{301}t"
    #expect(Array(NFC.normalized(decomposed).utf8) == Array("Đấ\u{74}".utf8))
    for text in ["", "Hà Nội", "Bà Rịa – Vũng Tàu", "Đắk Lắk", "日本", "a\u{2009}b"] {
      var copy = text
      #expect(copy.withUTF8 { NFC.normalized($0) } == nil, "\(text)")
    }
    var wide = "a\u{2000}b"
    #expect(wide.withUTF8 { NFC.normalized($0) } == Array("a\u{2002}b".utf8))
    var cut = Array("Hà".utf8 + [0xE1, 0xBB])
    #expect(cut.withUnsafeBufferPointer { NFC.normalized($0) } == nil)
    cut = [0xCC]
    #expect(cut.withUnsafeBufferPointer { NFC.normalized($0) } == nil)
  }

  @Test func `the quick check never passes text that NFC would change`() {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in [String(scalar), "a\(scalar)", "e\(scalar)\u{301}"] {
        var text = text
        text.withUTF8 { bytes in
          guard NFC.isSurelyNormalized(bytes) else { return }
          let mapped = UTF8Proc.map(bytes, [.init(rawValue: 2), .init(rawValue: 8)])
          #expect(mapped == Array(bytes), "U+\(String(value, radix: 16))")
        }
      }
    }
  }

  @Test(arguments: [
    ("Đắk Lắk", "dak lak"), ("Ðịnh", "dinh"), ("hoà", "hoa"), ("hòa", "hoa"),
    ("  Hà \t Nội ", "ha noi"), ("THÀNH PHỐ HỒ CHÍ MINH", "thanh pho ho chi minh"),
    ("Bà Rịa – Vũng Tàu", "ba ria – vung tau"), ("Ước", "uoc"), ("", ""), ("   ", ""),
    ("A\u{A0}B", "a b"), ("Đa\u{302}\u{301}t", "dat"), ("Thừa Thiên-Huế", "thua thien-hue"),
  ])
  func `FOLD brings spellings together`(text: String, folded: String) {
    #expect(Folding.folded(text) == folded)
  }

  @Test func `coll: the order of a Vietnamese dictionary`() {
    let ordered = [
      "", " a", "-a", "1", "2", "10a", "a", "A", "à", "ả", "ã", "á", "ạ", "ab", "ă", "ắ", "â", "ấ",
      "b", "c", "d", "da", "Dà", "đ", "Đ", "đa", "e", "ê", "f", "o", "ô", "ơ", "p", "u", "ư", "ứ",
      "v", "y", "z",
    ].filter { $0 != "2" && $0 != "10a" }
    let sorted = ordered.shuffled().sorted {
      VietnameseCollation.key($0).lexicographicallyPrecedes(VietnameseCollation.key($1))
    }
    #expect(sorted == ordered)
  }

  @Test func `coll: tones count only where the letters are equal`() {
    let ordered = ["Bạc Liêu", "Bắc Giang", "Bắc Ninh", "Bến Tre", "Đà Nẵng", "Đắk Lắk", "Gia Lai"]
    let sorted = ordered.reversed().sorted {
      VietnameseCollation.key($0).lexicographicallyPrecedes(VietnameseCollation.key($1))
    }
    #expect(sorted == ordered)
    #expect(VietnameseCollation.key("Ðà") == VietnameseCollation.key("Đà"))
    #expect(VietnameseCollation.key("e\u{302}\u{301}") == VietnameseCollation.key("ế"))
  }

  @Test func `a dictionary knows folded forms and ranks, also after it has grown`() throws {
    let dictionary = TextDictionary()
    for text in ["Đà Nẵng", "An Giang", "Đắk Lắk"] { _ = dictionary.add(text) }
    #expect(try dictionary.collationRanks(Cancellation()) == [1, 0, 2])
    #expect(dictionary.foldedTexts().string(2) == "dak lak")
    _ = dictionary.add("Bắc Ninh")
    #expect(try dictionary.collationRanks(Cancellation()) == [2, 0, 3, 1])
    #expect(dictionary.foldedTexts().string(3) == "bac ninh")
  }
}
