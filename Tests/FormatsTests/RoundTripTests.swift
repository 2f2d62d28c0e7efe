import Engine
import Foundation
import Testing

@testable import Formats

/// A file that is gone when its test is.
struct TemporaryFile {
  let path = NSTemporaryDirectory() + "tra-\(UUID().uuidString).csv"

  init(_ text: String) { try? Data(text.utf8).write(to: URL(fileURLWithPath: path)) }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

struct RoundTripTests {
  private let texts = [
    "", "a", "a,b", "\"", "\"\"", "l1\nl2", "cr\rlf\r\n", "\r", "\n", " x ", "NULL", "\\N", "tab\t",
    "Đắk Lắk", "電子政府", "\u{1B}[0m", "'", "a\"b", ";", "x\u{2028}y",
  ]

  @Test(arguments: [
    (UInt8(ascii: ","), "", false), (UInt8(ascii: ";"), "NA", true), (9, "NULL", false),
  ])
  func `what csv writes reads back as the same rows`(
    _ delimiter: UInt8, _ null: String, _ usesCRLF: Bool
  ) throws {
    let values = texts + [nil, "NA", "end"]
    let table = result([
      ("t", .texts(values)), ("n", .integers(values.indices.map { $0 % 3 == 0 ? nil : Int64($0) })),
      ("u", .texts(values.reversed())),
    ])
    let text = written(table, .csv) {
      $0.separator = String(UnicodeScalar(delimiter))
      $0.nullText = null
      $0.usesCRLF = usesCRLF
      $0.hasByteOrderMark = usesCRLF
    }
    let back = try loaded(text) {
      $0.delimiter = delimiter
      $0.nullText = null
    }.table
    #expect(back.types == [.string, .int64, .string])
    #expect(back.column(0) == values.map { $0.map(Value.string) ?? .null })
    #expect(back.column(2) == values.reversed().map { $0.map(Value.string) ?? .null })
  }

  @Test func `numbers, dates and floats read back with their bits`() throws {
    let floats = [0.1, 1e300, -2.5e-300, 2, .infinity, 1.0 / 3, 123_456_789.125, nil, 1e22, 0]
    let table = result([
      ("f", .floats(floats)), ("d", .dates([0, 20_088, nil, -719_162, 2_932_896, 1, 2, 3, 4, 5])),
      ("i", .integers([.min, .max, 0, nil, 1, -1, 10, 100, 1_000, 7])),
      ("v", .decimals([250, -1, 0, nil, 12_345, 1, 2, 3, 4, 5], precision: 18, scale: 3)),
      ("b", .bools([true, false, nil, true, true, true, true, true, true, true])),
    ])
    let back = try loaded(written(table, .csv)).table
    #expect(
      back.types == [.float64, .date, .int64, .decimal(precision: 18, scale: 3), .bool])
    #expect(back.column(0) == floats.map { $0.map(Value.float64) ?? .null })
    #expect(written(back.result, .csv) == written(table, .csv))
  }

  @Test func `what tsv writes reads back, but for empty texts`() throws {
    let values = texts.filter { !$0.isEmpty } + [nil, "a\tb\tc", "\\", "\\t", "end\\"]
    let table = result([("t\t1", .texts(values)), ("u", .texts(values.reversed()))])
    let file = TemporaryFile(written(table, .tsv))
    defer { file.remove() }
    let format = try FormatList.format(forPath: "a.tsv")
    let back = try format.read(ReadRequest(path: file.path)).table
    #expect(back.names == ["t\t1", "u"])
    #expect(back.column(0) == values.map { $0.map(Value.string) ?? .null })
    #expect(back.column(1) == values.reversed().map { $0.map(Value.string) ?? .null })
  }

  /// Blocks end inside quotes, between doubled quotes, and between CR and LF.
  @Test(arguments: [false, true])
  func `records survive wherever a block ends`(_ usesCRLF: Bool) throws {
    var random = SplitMix(state: 7)
    let pieces = ["a", "\"", ",", "\n", "\r\n", "Đắk", "  ", "x y z"]
    let values: [String?] = (0..<7_000).map { _ in
      if Int.random(in: 0..<10, using: &random) == 0 { return nil }
      let count = Int.random(in: 0...70, using: &random)
      return (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined()
    }
    let table = result([
      ("t", .texts(values)), ("n", .integers(values.indices.map { Int64($0) })),
    ])
    let text = written(table, .csv) { $0.usesCRLF = usesCRLF }
    #expect(text.utf8.count > 2 * CSVTokenizer.blockSize)
    let back = try loaded(text).table
    #expect(back.column(0) == values.map { $0.map(Value.string) ?? .null })
    #expect(back.column(1) == values.indices.map { .int64(Int64($0)) })
  }

  @Test func `one column with NULLs survives`() throws {
    let table = result([("a", .integers([1, nil, nil, 2, nil]))])
    #expect(
      try loaded(written(table, .csv)).table.column(0) == [
        .int64(1), .null, .null, .int64(2), .null,
      ])
  }
}

struct CSVFuzzTests {
  /// Bytes that matter to the reader, and some that do not.
  private static let alphabet: [[UInt8]] =
    [",", "\"", "\n", "\r\n", "\r", "1", "0", ".", "-", "%", "e", "a", "2024-01-01", "true", "NaN"]
    .map { Array($0.utf8) } + [[0], [0xC3], [0xA9], [0xCC, 0x81], [0xE1, 0xBA, 0xAF], [0xFF]]

  @Test func `no bytes crash the reader, and what it takes it takes again`() {
    var random = SplitMix(state: 42)
    var accepted = 0
    for _ in 0..<10_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...70, using: &random) {
        bytes += Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &random)]
      }
      do throws(FileFault) {
        let table = try loaded(bytes).table
        accepted += 1
        let text = written(table.result, .csv)
        let again = try loaded(text).table
        #expect(again.rowCount == table.rowCount, "\(bytes)")
        let types = TableSchema(columns: table.schema.columns)
        #expect(try loaded(text, schema: types).table.rows.count == table.rowCount)
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
    #expect(accepted > 250)
  }
}

/// SplitMix64: the same inputs at every run (Steele et al., OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
