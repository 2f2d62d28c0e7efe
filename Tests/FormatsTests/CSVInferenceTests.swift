import Engine
import Foundation
import Testing

@testable import Formats

struct CSVInferenceTests {
  private static let decimal2 = DataType.decimal(precision: 18, scale: 2)

  @Test(arguments: [
    (["1", "2"], DataType.int64), (["-5", "0"], .int64), (["9223372036854775807"], .int64),
    (["-9223372036854775808"], .int64),
    (["9223372036854775808"], .decimal(precision: 38, scale: 0)),
    ([String(repeating: "9", count: 39)], .string), (["007"], .string), (["+1"], .string),
    (["1.50", "2"], decimal2), (["0.5"], .decimal(precision: 18, scale: 1)),
    ([".25"], decimal2), (["1."], .string), (["-"], .string), (["."], .string),
    (["1_000"], .string),
    (["1,5"], .string), ([" 1"], .string), (["12345678901234567.25"], .float64),
    (["1234567890123456.25"], decimal2), (["1e3"], .float64), (["1E-05", "2"], .float64),
    (["1.5", "NaN", "-Infinity"], .float64), (["NaN"], .string), (["0x1F"], .string),
    (["true", "FALSE"], .bool), (["true", "1"], .string), (["yes"], .string),
    (["2024-02-29"], .date), (["2023-02-29"], .string), (["2024-1-1"], .string),
    (["2024-01-01", "2024"], .string), (["45%", "67.06%"], .ratio), (["45%", "0.4"], .string),
    (["%"], .string), (["45 %"], .string), (["100000000%"], .ratio), (["99999999999%"], .string),
    (["", ""], .string), (["\"1\"", "2"], .int64), (["\"\"", "2"], .string), (["1", "x"], .string),
    (["1", ""], .int64), (["2024-01-01", ""], .date),
    (["2024-02-29 08:30"], .timestamp), (["2024-02-29T08:30:15.25", ""], .timestamp),
    (["2024-02-29 08:30", "2024-02-29"], .string), (["2024-02-29 24:00"], .string),
    (["2024-02-29 08:30Z"], .string),
  ])
  func `a type follows from all values`(_ values: [String], _ expected: DataType) throws {
    let quoted = values.map { $0.contains(",") ? "\"\($0)\"" : $0 }
    let rows = quoted.map { "\($0),x\n" }.joined()
    #expect(try loaded("v,w\n" + rows).table.types[0] == expected)
    let reversed = quoted.reversed().map { "\($0),x\n" }.joined()
    #expect(try loaded("v,w\n" + reversed).table.types[0] == expected)
  }

  /// More than the first block, so that the guess meets what it has not seen.
  @Test(arguments: [
    ("7", "x", DataType.string), ("7", "2.25", decimal2), ("7", "1e3", .float64),
    ("7", "007", .string), ("7", "true", .string), ("7", "99999999999999999.25", .float64),
    ("1.5", "2.125", .decimal(precision: 18, scale: 3)), ("1.5", "1234567890123456.75", decimal2),
    ("1234567890123456.5", "0.125", .float64), ("1.5", "x", .string), ("2024-01-01", "x", .string),
    ("2024-01-01", "2024-01-02", .date), ("45%", "0.45", .string), ("45%", "45.5%", .ratio),
    ("true", "0", .string), ("1e3", "5", .float64), ("1e3", "x", .string), ("", "5", .int64),
    ("", "x", .string), ("", "2024-01-01", .date),
    ("2024-01-01 08:00", "2024-01-01T08:00:01.5", .timestamp),
    ("2024-01-01 08:00", "2024-01-01", .string), ("2024-01-01", "2024-01-01 08:00", .string),
    ("99999999999999999999", "1", .decimal(precision: 38, scale: 0)),
    ("7", "99999999999999999999", .decimal(precision: 38, scale: 0)), ("x", "7", .string),
    ("1.5", "-Infinity", .float64),
  ])
  func `a late value counts as much as an early one`(
    _ common: String, _ last: String, _ expected: DataType
  ) throws {
    let count = 16_000
    let filler = String(repeating: "z", count: 16)
    let body = (0..<count).map { "\(common),\(filler)\($0 % 7)\n" }.joined()
    let table = try loaded("v,w\n" + body + "\(last),end\n").table
    #expect(table.types == [expected, .string])
    #expect(table.rowCount == count + 1)
    let small = try loaded("v,w\n\(common),a\n\(last),end\n").table
    #expect(table.types == small.types)
    let column = table.column(0)
    #expect(column.first == small.column(0).first && column.last == small.column(0).last)
    #expect(Set(column.dropLast()).count == 1)
  }

  @Test func `values come in as their types say`() throws {
    let table = try loaded(
      """
      i,d,f,day,r,b,s
      1,2.5,1e3,2024-12-31,67.06%,true,Đắk Lắk
      -2,0.25,-2.5,1970-01-01,-0.5%,false,
      ,,,,,,""
      """
    ).table
    #expect(
      table.rows == [
        [
          .int64(1), .decimal(unscaled: 250, scale: 2), .float64(1_000), .date(20_088),
          .ratio(6_706_000_000), .bool(true), .string("Đắk Lắk"),
        ],
        [
          .int64(-2), .decimal(unscaled: 25, scale: 2), .float64(-2.5), .date(0),
          .ratio(-50_000_000), .bool(false), .null,
        ],
        [.null, .null, .null, .null, .null, .null, .string("")],
      ])
  }

  @Test func `floats are the nearest ones`() throws {
    let texts = [
      "1e0", "0.1", "123456789012345678", "1.7976931348623157e308", "5e-324", "1e400", "-0.0",
      "3.141592653589793238462643383279", "9007199254740993", "1e22", "1e23", "0.000001",
      "2.2250738585072011e-308",
    ]
    let table = try loaded("f\n" + texts.joined(separator: "\n") + "\n").table
    #expect(table.types == [.float64])
    #expect(table.column(0) == texts.map { .float64(Double($0)!) })
  }

  @Test func `only names make a table without rows`() throws {
    let table = try loaded("a,b\n").table
    #expect(table.types == [.string, .string] && table.rowCount == 0 && table.names == ["a", "b"])
  }

  @Test func `many row groups keep order and types`() throws {
    let count = 300_000
    let body = (0..<count).map { "\($0),k\($0 % 1000),u\($0)\n" }.joined()
    let table = try loaded("n,k,u\n" + body).table
    #expect(table.rowCount == count && table.rowGroups.count == 3)
    #expect(table.dictionaries[1]?.count == 1_000 && table.dictionaries[1]?.isUnique == true)
    #expect(table.dictionaries[2]?.isUnique == false)
    let last = table.rowGroups[2].segments.map { $0.vector.value(at: $0.vector.count - 1) }
    #expect(last == [.int64(299_999), .string("k999"), .string("u299999")])
    let first = table.rowGroups[0].segments.map { $0.vector.value(at: 0) }
    #expect(first == [.int64(0), .string("k0"), .string("u0")])
  }

  @Test func `every thread count gives the same codes`() throws {
    let body = (0..<30_000).map { "k\($0 * 7 % 501),\($0),\($0 % 3 == 0 ? "" : "x\($0 % 11)")\n" }
    let bytes = Array(("a,b,c\n" + body.joined() + "z,1.5,end\n").utf8)
    let tables = try bytes.withUnsafeBufferPointer { bytes throws(FileFault) in
      var tables: [Table] = []
      for threadCount in [1, 2, 5] {
        var reader = CSVReader()
        reader.threadCount = threadCount
        tables.append(try reader.read(bytes: bytes, name: "t.csv").table)
      }
      return tables
    }
    for table in tables {
      #expect(table.types == tables[0].types && table.rowCount == 30_001)
      for (column, first) in zip(table.rowGroups[0].segments, tables[0].rowGroups[0].segments) {
        let (vector, other) = (column.vector, first.vector)
        #expect(vector.layout == other.layout)
        #expect(memcmp(vector.base, other.base, vector.count * vector.layout.byteCount) == 0)
      }
    }
  }
}
