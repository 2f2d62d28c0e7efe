// Vietnamese as keyboards and input methods send it.
import TestSupport
import Testing

@Suite struct VietnameseTests {
  @Test(arguments: ["C", "", "vi_VN.UTF-8"])
  func `Vietnamese is typed in any locale`(_ locale: String) {
    let person = Person(environment: ["LC_ALL": locale, "LANG": ""])
    person.types("SELECT 'Thừa Thiên Huế ê á à ù đ Đ' AS x")
    person.editing("tra> SELECT 'Thừa Thiên Huế ê á à ù đ Đ' AS x")
    person.types(String(repeating: Person.backspace, count: 5))
    person.editing("tra> SELECT 'Thừa Thiên Huế ê á à ù đ Đ'")
    person.runs(" AS x;")
    #expect(person.screen.contains(" Thừa Thiên Huế ê á à ù đ Đ "))
  }

  @Test func `without UTF-8 a box is drawn in ASCII and its letters stay`() {
    let person = Person(environment: ["LC_ALL": "C", "LANG": ""])
    person.runs("SELECT 'Huế' AS x;")
    #expect(person.screen.contains("| Huế    |"))
    #expect(!person.screen.contains("│"))
  }

  @Test func `decomposed letters are composed as they are typed`() {
    let person = Person()
    person.types("SELECT 'Hue\u{302}\u{301}, e\u{302}\u{323}' AS x")
    person.editing("tra> SELECT 'Huế, ệ' AS x")
    let typed = person.screen.cursorLine.unicodeScalars
    #expect(!typed.contains { (0x300...0x36F).contains($0.value) })
    person.runs(";")
    #expect(person.screen.count(of: "Huế, ệ") == 2)
  }

  @Test func `a decomposed letter in mid-line moves what follows it`() {
    let person = Person()
    person.types("SELECT 'H, Đăk Lăk' AS x")
    person.types(String(repeating: Person.left, count: ", Đăk Lăk' AS x".count))
    person.types("ue\u{302}\u{301}")
    person.sees("tra> SELECT 'Huế, Đăk Lăk' AS x")
    person.types("\u{5}")
    person.runs(";")
    #expect(person.screen.contains("│ Huế, Đăk Lăk │"))
  }

  /// What input methods send for words typed in Telex: they take letters back and put others.
  private static let bursts = [
    // v i e e t j: one letter back for the hat; two for the dot below it.
    ("Vie\u{7F}êt\u{7F}\u{7F}ệt", "Việt"),
    // d d a w k s
    ("d\u{7F}đaw\u{7F}\u{7F}ăk\u{7F}\u{7F}ắk", "đắk"),
    // The whole word is written anew with each letter.
    ("H\u{7F}Hu\u{7F}\u{7F}Hue\u{7F}\u{7F}\u{7F}Huê\u{7F}\u{7F}\u{7F}Huế", "Huế"),
    // The new letters come decomposed.
    ("Thu\u{7F}u\u{31B}a\u{7F}\u{7F}u\u{31B}\u{300}a", "Thừa"),
    // A tone typed at the end of the word, and one taken off again.
    ("nuoc\u{7F}\u{7F}\u{7F}ươc\u{7F}\u{7F}ớc\u{7F}\u{7F}ơc\u{7F}\u{7F}ớc", "nước"),
    // Capital letters.
    ("D\u{7F}ĐA\u{7F}ĂK\u{7F}\u{7F}ẮK", "ĐẮK"),
  ]

  @Test(arguments: bursts)
  func `a burst that takes letters back is followed`(_ sent: String, _ word: String) {
    let person = Person()
    person.types("SELECT 'x \(sent), \(sent)' AS x")
    person.editing("tra> SELECT 'x \(word), \(word)' AS x")
    person.runs(";")
    #expect(person.screen.contains("│ x \(word), \(word) "))
  }

  @Test(arguments: bursts)
  func `a burst is followed byte by byte and in mid-line too`(_ sent: String, _ word: String) {
    let person = Person()
    person.types("SELECT '' AS x" + String(repeating: Person.left, count: "' AS x".count))
    for byte in sent.utf8 { person.terminal.send([byte]) }
    person.sees("tra> SELECT '\(word)' AS x")
    person.types("\u{5}")
    person.runs(";")
    #expect(person.screen.contains("│ \(word) "))
  }

  @Test func `Tab and search take what an input method has composed`() {
    let person = Person.withHistory(["SELECT 'Đà Nẵng' AS x;"])
    person.types("FROM provinces |> WHERE name = 'D\u{7F}Đa\u{7F}ăk\u{7F}\u{7F}ắk L\t")
    person.sees("name = 'Đắk Lắk'")
    person.control("u")
    person.editing("tra> ")
    person.control("r")
    person.types("na\u{7F}ă\u{7F}ẵ")
    person.sees("search 'nẵ': SELECT 'Đà Nẵng'")
  }
}
