import Testing

@testable import Language

@Suite struct SuggestionTests {
  @Test func `the distance allowed grows with the word`() {
    #expect(nearest("nme", in: ["name", "code"]) == ["name"])
    #expect(nearest("nm", in: ["name"]) == [])
    #expect(nearest("popultion", in: ["population", "region"]) == ["population"])
    #expect(nearest("regoin", in: ["region"]) == ["region"])
    #expect(nearest("rgn", in: ["region"]) == [])
    #expect(nearest("abcde", in: ["abxye", "axxye"]) == ["abxye"])
    #expect(nearest("petitonsanswred", in: ["petitionsanswered"]) == ["petitionsanswered"])
  }

  @Test func `two neighbours swapped are one step`() {
    #expect(editDistance(Array("ab".unicodeScalars), Array("ba".unicodeScalars)) == 1)
    #expect(editDistance(Array("".unicodeScalars), Array("abc".unicodeScalars)) == 3)
    #expect(editDistance(Array("kitten".unicodeScalars), Array("sitting".unicodeScalars)) == 3)
  }

  @Test func `case and Vietnamese marks do not count`() {
    #expect(nearest("ha noi", in: ["Hà Nội"]) == ["Hà Nội"])
    #expect(nearest("DAK LAK", in: ["Đắk Lắk", "Đắk Nông"]) == ["Đắk Lắk"])
    #expect(nearest("hoa", in: ["hoà", "hòa", "ho\u{300}a"]).count == 3)
  }

  @Test func `at most three names, nearest first, then alphabetical`() {
    #expect(
      nearest("aaaa", in: ["aaad", "aaac", "aaab", "aaaa", "zzzz"]) == ["aaaa", "aaab", "aaac"])
  }

  @Test func `the help line names what is meant and what is here`() {
    let names = ["code", "name", "population", "region"]
    #expect(
      Suggestion.help(for: "popultion", among: names)
        == "did you mean 'population'? columns here: code, name, population, region")
    #expect(
      Suggestion.help(for: "zzz", among: names) == "columns here: code, name, population, region")
    #expect(Suggestion.help(for: "x", among: []) == nil)
    #expect(Suggestion.didYouMean(["a", "b", "c"]) == "did you mean 'a', 'b' or 'c'?")
    let many = (10..<22).map { "c\($0)" }
    #expect(Suggestion.namesHere(many)?.hasSuffix("c18, c19, …") == true)
  }
}
