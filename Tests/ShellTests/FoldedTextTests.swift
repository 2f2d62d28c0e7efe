import Testing

@testable import Shell

struct FoldedTextTests {
  @Test(arguments: [
    ("Đắk Lắk", "dak lak"), ("Hoà  Bình", "hoa binh"), ("HUẾ", "hue"), ("Đ", "d"),
    ("THỪA THIÊN", "thua thien"),
  ])
  func `accents, case and double blanks do not count`(_ text: String, _ plain: String) {
    #expect(FoldedText(text) == FoldedText(plain))
  }

  @Test func `decomposed text folds like composed text`() {
    #expect(FoldedText("Hue\u{302}\u{301}") == FoldedText("Huế"))
  }

  @Test func `a word start is found`() {
    #expect(FoldedText("Hồ Chí Minh").hasWord(FoldedText("minh")))
    #expect(!FoldedText("Hồ Chí Minh").hasWord(FoldedText("inh")))
    #expect(!FoldedText("Minh").hasWord(FoldedText("minh")))
  }

  @Test func `nothing is part of everything`() {
    #expect(FoldedText("").hasPrefix(FoldedText("")))
    #expect(FoldedText("a").contains(FoldedText("")))
    #expect(!FoldedText("").contains(FoldedText("a")))
  }
}
