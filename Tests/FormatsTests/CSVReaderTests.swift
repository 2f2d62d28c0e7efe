import Engine
import Foundation
import Testing

@testable import Formats

struct CSVReaderTests {
  @Test(arguments: [
    "a,b\n1,x\n2,y\n", "a,b\r\n1,x\r\n2,y\r\n", "a,b\n1,x\n2,y", "a,b\n1,x\n2,y\n\n",
    "\u{FEFF}a,b\n1,x\n2,y\n", "a,b\n1,x\r\n\r\n2,y\r\n\r\n",
    "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"",
    "\n\na,b\n1,x\n2,y\n",
  ])
  func `line ends, marks and blank lines change nothing`(_ text: String) throws {
    let table = try loaded(text).table
    #expect(table.names == ["a", "b"])
    #expect(table.rows == [[.int64(1), .string("x")], [.int64(2), .string("y")]])
  }

  @Test func `quotes hold separators, quotes, line ends and nothing`() throws {
    let table = try loaded(
      "a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"l1\nl2\r\nl3\",\"\"\n\"\"\"\",a\"b\n,\"\r\"\n"
    ).table
    #expect(
      table.rows == [
        [.string("x,y"), .string("say \"hi\"")], [.string("l1\nl2\r\nl3"), .string("")],
        [.string("\""), .string("a\"b")], [.null, .string("\r")],
      ])
  }

  @Test func `a file of one column has NULL where a line is empty`() throws {
    #expect(try loaded("a\n1\n\n2\n").table.column(0) == [.int64(1), .null, .int64(2)])
  }

  @Test func `options are heard`() throws {
    let table = try loaded("# made by hand\n'x;y';NA;1\n'NA';;2\n") {
      $0.hasHeader = false
      $0.delimiter = UInt8(ascii: ";")
      $0.quote = UInt8(ascii: "'")
      $0.nullText = "NA"
      $0.skip = 1
    }.table
    #expect(table.names == ["c1", "c2", "c3"])
    #expect(
      table.rows == [
        [.string("x;y"), .null, .int64(1)], [.string("NA"), .null, .int64(2)],
      ])
    let plain = try loaded("a,b\n\"x,1\n") { $0.quote = nil }.table
    #expect(plain.rows == [[.string("\"x"), .int64(1)]])
  }

  @Test func `names that are empty or equal are mended and told`() throws {
    let file = try loaded("a,A,,a,a_1\n1,2,3,4,5\n")
    #expect(file.table.names == ["a", "A_2", "c3", "a_3", "a_1"])
    #expect(
      file.notes == [
        "column 3 has no name: called c3",
        "two columns are named 'A': the later one is called A_2",
        "two columns are named 'a': the later one is called a_3",
      ])
  }

  @Test func `text comes to NFC and is counted, names too`() throws {
    let file = try loaded("te\u{302}n,b\nĐa\u{306}\u{301}k La\u{306}\u{301}k,1\nĐắk Lắk,2\n")
    #expect(file.table.names.map { Array($0.utf8) } == ["t\u{EA}n", "b"].map { Array($0.utf8) })
    #expect(file.table.dictionaries[0]?.count == 1)
    #expect(file.notes == ["column 't\u{EA}n': 1 value brought to NFC"])
  }

  @Test(arguments: [
    ("", ["t.csv: the file is empty", "the first line holds the names of the columns"]),
    ("a,b\n1,2\n3\n", ["t.csv:3: 1 field, but the header has 2"]),
    (
      "a,b\n1,2\n3,4,5\n",
      ["t.csv:3: 3 fields, but the header has 2", "a field that holds ',' is to be quoted"]
    ),
    (
      "a,b\n1,\"x\n\n2,y\n",
      [
        "t.csv:2: a quote is opened here and never closed",
        "a quote inside a quoted field is written twice",
      ]
    ),
    (
      "a,b\n\"x\ny\",1\n\"z\"w,2\n",
      ["t.csv:4: text after a closing quote", "a quote inside a quoted field is written twice"]
    ),
    ("a,b\nx,1\n\u{0}y,2\n", ["t.csv:3: a NUL byte in column 'a' (byte 8 of the file)"]),
    (
      "a\rb\rc",
      ["t.csv:1: lines end by CR alone", "convert them: tr '\\r' '\\n' < old.csv > new.csv"]
    ),
  ])
  func `what is no CSV is told with its line`(_ text: String, _ expected: [String]) {
    #expect(fault(text) == expected)
  }

  @Test func `invalid UTF-8 is told with line and byte`() {
    let start = Array("a,b\n1,x\n2,".utf8)
    #expect(
      fault(start + [0x41, 0xC3, 0x28, 0x0A]) == [
        "t.csv:3: invalid UTF-8 in column 'b' (byte 11 of the file)"
      ])
    #expect(
      fault([0x61, 0xFF, 0x0A]) == ["t.csv:1: invalid UTF-8 in the header (byte 1 of the file)"])
    #expect(fault([0xFF, 0xFE, 0x61, 0x00])[0] == "t.csv:1: the file is UTF-16, not UTF-8")
    for bad: [UInt8] in [
      [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBA],
    ] {
      #expect(fault(Array("a\nx".utf8) + bad)[0].hasPrefix("t.csv:2: invalid UTF-8 in column 'a'"))
    }
  }

  @Test func `a late number that is no text is told too`() {
    let body = String(repeating: "1\n", count: 200_000)
    #expect(
      fault(Array("a\n\(body)".utf8) + [0xFF, 0x0A]) == [
        "t.csv:200002: invalid UTF-8 in column 'a' (byte 400002 of the file)"
      ])
  }

  @Test func `a swallowed file is told by its first line`() {
    let text = "a\n\"" + String(repeating: "x", count: 33 << 20)
    #expect(fault(text)[0] == "t.csv:2: a quoted field of more than 16 MiB begins here")
  }

  @Test func `a field larger than a block is read`() throws {
    let long = String(repeating: "dài ", count: 200_000)
    let table = try loaded("a,b\n\"\(long)\",1\nx,2\n").table
    #expect(table.rows == [[.string(long), .int64(1)], [.string("x"), .int64(2)]])
  }

  @Test func `a missing file and a folder are told`() {
    #expect(
      throws: FileFault(
        .unreadable, "/nowhere.csv", "cannot read '/nowhere.csv': No such file or directory")
    ) { try CSVReader().read(path: "/nowhere.csv") }
    #expect(throws: FileFault(.unreadable, "/", "cannot read '/': Is a directory")) {
      try CSVReader().read(path: "/")
    }
  }

  @Test func `a pattern reads all files that match, columns by name`() throws {
    let folder = NSTemporaryDirectory() + "tra-pattern-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func put(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    try put("2024-02.csv", "N,k\n2.5,b\n")
    try put("2024-01.csv", "k,n\na,1\n")
    try put("2024-03.csv", "k,n\n,x\n")
    try put(".2024-04.csv", "no")
    try put("2025-01.csv", "z\n")
    let two = try CSVReader().read(path: folder + "/2024-0[12].csv").table
    #expect(two.names == ["k", "n"])
    #expect(
      two.rows == [
        [.string("a"), .decimal(unscaled: 10, scale: 1)],
        [.string("b"), .decimal(unscaled: 25, scale: 1)],
      ])
    let three = try CSVReader().read(path: folder + "/2024*.csv").table
    #expect(three.column(1) == [.string("1"), .string("2.5"), .string("x")])
    #expect(
      throws: FileFault(
        .content, folder + "/2025-01.csv", line: 1,
        "has a column 'z' more, unlike \(folder)/2024-01.csv")
    ) { try CSVReader().read(path: folder + "/202*.csv") }
    #expect(
      throws: FileFault(.unreadable, folder + "/x*", "no file matches '\(folder)/x*'")
    ) { try CSVReader().read(path: folder + "/x*") }
    let columns = schema([("k", .string), ("n", .int64)])
    #expect(
      throws: FileFault(
        .content, folder + "/2024-02.csv", line: 2, "column 'n': '2.5' is not INT64")
    ) { try CSVReader().read(path: folder + "/2024-*.csv", schema: columns) }
  }
}

struct CSVOptionsTests {
  private func message(_ pairs: [(name: String, value: String?)]) -> [String] {
    do throws(FileFault) {
      _ = try CSVOptions(pairs, path: "t.csv")
      return []
    } catch {
      return [error.message] + error.help
    }
  }

  @Test func `options are read in any case`() throws {
    let options = try CSVOptions(
      [
        ("header", "false"), ("Delim", "\\t"), ("QUOTE", ""), ("nullstr", "-"), ("skip", "2"),
      ], path: "t.csv")
    #expect(!options.hasHeader && options.delimiter == 9 && options.quote == nil)
    #expect(options.nullText == "-" && options.skip == 2)
    #expect(try CSVOptions([("HEADER", nil)], path: "").hasHeader)
  }

  @Test func `a wrong option says what there is`() {
    #expect(
      message([("delimiter", ";")]) == [
        "unknown CSV option 'delimiter'",
        "options of CSV: FORMAT, DELIM, HEADER, NULLSTR, QUOTE, SKIP",
      ])
    #expect(message([("header", "maybe")]) == ["HEADER is true or false, not 'maybe'"])
    #expect(message([("delim", "||")])[0] == "DELIM is one ASCII character, not '||'")
    #expect(message([("skip", "-1")]) == ["SKIP is a number of lines, not '-1'"])
    #expect(message([("nullstr", nil)]) == ["NULLSTR needs a value"])
    #expect(message([("delim", "\"")]) == ["DELIM and QUOTE are the same character"])
  }
}
