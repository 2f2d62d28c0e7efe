import Foundation
import Testing

@testable import Formats

struct RecordTests {
  private let mixed = result([
    ("name", .texts(["a,b", "say \"hi\"", "two\nlines", "", nil, "Đắk Lắk"])),
    ("n", .integers([1, nil, -3, 4, 5, 9_223_372_036_854_775_807])),
    ("rate", .ratios([6_706_000_000, nil, 0, 1, 10_000_000_000, -1])),
    ("x", .floats([0.1, .nan, -.infinity, nil, 2, 1e-7])),
    ("d", .dates([0, nil, 20_088, 1, 2, 3])),
    ("b", .bools([true, false, nil, true, true, true])),
    ("v", .decimals([250, nil, 5_300, 1, 2, 3], precision: 10, scale: 2)),
  ])

  @Test func `csv quotes only what needs it and tells NULL from empty`() {
    #expect(
      written(mixed, .csv) == """
        name,n,rate,x,d,b,v
        "a,b",1,0.6706,0.1,1970-01-01,true,2.5
        "say ""hi""\",,,NaN,,false,
        "two
        lines",-3,0,-Infinity,2024-12-31,,53
        "",4,0.0000000001,,1970-01-02,true,0.01
        ,5,1,2.0,1970-01-03,true,0.02
        Đắk Lắk,9223372036854775807,-0.0000000001,1e-07,1970-01-04,true,0.03

        """)
  }

  @Test func `csv options change header, separator, line ends and NULL`() {
    let table = result([("a", .texts(["x;y", "NA", nil])), ("b", .integers([1, 2, nil]))])
    let text = written(table, .csv) {
      $0.hasHeader = false
      $0.separator = ";"
      $0.usesCRLF = true
      $0.hasByteOrderMark = true
      $0.nullText = "NA"
    }
    #expect(text == "\u{FEFF}\"x;y\";1\r\n\"NA\";2\r\nNA;NA\r\n")
  }

  @Test func `tsv escapes what would break a line and writes NULL as backslash N`() {
    let table = result([("a\tb", .texts(["x\ty", "l\r\nm", "c:\\d", nil, "", "\\N"]))])
    #expect(written(table, .tsv) == "a\\tb\nx\\ty\nl\\r\\nm\nc:\\\\d\n\\N\n\n\\\\N\n")
  }

  @Test func `json is one array and a strict parser reads it`() throws {
    let text = written(mixed, .json)
    #expect(
      text.hasPrefix(
        #"[{"name":"a,b","n":1,"rate":0.6706,"x":0.1,"d":"1970-01-01","b":true,"v":2.5},"#))
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rows.count == 6)
    #expect(rows[1]["name"] as? String == "say \"hi\"")
    #expect(rows[1]["x"] is NSNull && rows[2]["x"] is NSNull && rows[1]["n"] is NSNull)
    #expect(rows[5]["n"] as? Int64 == .max)
  }

  @Test func `json escapes every control character and keeps the rest`() throws {
    let all =
      String(String.UnicodeScalarView((0..<0x30).map { Unicode.Scalar($0)! })) + "\u{2028}Đ\\"
    let text = written(result([(all, .texts([all]))]), .json)
    #expect(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: String]])
    #expect(rows == [[all: all]])
  }

  @Test func `json lines are objects, and duplicate names get numbers`() {
    let table = result([
      ("a", .integers([1, 2])), ("a", .integers([3, 4])), ("a_2", .integers([5, 6])),
      ("a", .nulls(2)),
    ])
    #expect(
      written(table, .jsonl) == """
        {"a":1,"a_3":3,"a_2":5,"a_4":null}
        {"a":2,"a_3":4,"a_2":6,"a_4":null}

        """)
  }

  @Test(arguments: [(OutputMode.json, "[]\n"), (.jsonl, ""), (.csv, "a\n"), (.line, "")])
  func `no row is still a valid answer`(_ mode: OutputMode, _ expected: String) {
    #expect(written(result([("a", .integers([]))]), mode) == expected)
  }

  @Test func `markdown has an alignment row and escapes bars`() {
    let table = result([("a|b", .texts(["x|y", "l\nm"])), ("r", .ratios([4_500_000_000, nil]))])
    #expect(
      written(table, .markdown) == """
        | a\\|b | r |
        | --- | ---: |
        | x\\|y | 45.00% |
        | l\\nm | NULL |

        """)
  }

  @Test func `html escapes markup`() {
    let table = result([("a<b", .texts(["x & \"y\""])), ("n", .integers([1]))])
    #expect(
      written(table, .html) == """
        <table>
        <thead>
        <tr><th>a&lt;b</th><th align="right">n</th></tr>
        </thead>
        <tbody>
        <tr><td>x &amp; &quot;y&quot;</td><td align="right">1</td></tr>
        </tbody>
        </table>

        """)
  }

  @Test func `lines align names to the right and part rows by a blank line`() {
    let table = result([("điểm", .integers([1, 2])), ("n", .texts(["x", nil]))])
    #expect(
      written(table, .line) == """
        điểm = 1
           n = x

        điểm = 2
           n = NULL

        """)
  }

  @Test func `many chunks and dictionaries give every row once`() {
    let values = (0..<5_000).map { "v\($0 % 300)" }
    let table = result([("t", .texts(values))], rowsPerChunk: 2_048)
    #expect(written(table, .csv) == "t\n" + values.joined(separator: "\n") + "\n")
  }

  @Test func `the locale changes people's modes and leaves the machines'`() {
    let table = result([
      ("v", .decimals([123_456], precision: 10, scale: 2)), ("d", .dates([20_088])),
      ("r", .ratios([6_706_000_000])),
    ])
    let set: (inout FormatOptions) -> Void = { $0.locale = .vietnamese }
    #expect(written(table, .line, set) == "v = 1.234,56\nd = 31/12/2024\nr = 67,06%\n")
    #expect(written(table, .csv, set) == "v,d,r\n1234.56,2024-12-31,0.6706\n")
  }

  @Test func `cells can be had one by one`() {
    let table = result(
      [("r", .ratios([6_706_000_000, nil, 5])), ("t", .texts(["<b>", nil, "x"]))], rowsPerChunk: 2)
    #expect(table.cellTexts(0, mode: .html) == ["67.06%", nil, "0.00%"])
    #expect(table.cellTexts(0, mode: .csv) == ["0.6706", nil, "0.0000000005"])
    #expect(table.cellTexts(1, mode: .html) == ["&lt;b&gt;", nil, "x"])
  }
}
