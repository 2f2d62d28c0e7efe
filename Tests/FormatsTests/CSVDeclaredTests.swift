import Engine
import Testing

@testable import Formats

struct CSVDeclaredTests {
  private let filings = TableSchema(columns: [
    TableSchema.Column(name: "province", type: .string, isNotNull: true, kind: .stored(0)),
    TableSchema.Column(name: "received", type: .int64, kind: .stored(1)),
    TableSchema.Column(name: "online", type: .int64, kind: .stored(2)),
    TableSchema.Column(
      name: "rate", type: .ratio, kind: .ratio(numerator: 2, denominator: 1)),
  ])

  @Test func `columns are found by name and computed ones are left out`() throws {
    let file = try loaded("Online,rate,province\n5,0.5,Huế\n,,Đắk Lắk\n", schema: filings)
    #expect(
      file.table.rows == [
        [.string("Huế"), .null, .int64(5)], [.string("Đắk Lắk"), .null, .null],
      ])
    #expect(
      file.notes == ["column 'rate' is computed: left out", "not in the file, so NULL: received"])
  }

  @Test func `a column that the table does not have is told`() {
    #expect(
      fault("province,recieved\nHuế,1\n", schema: filings) == [
        "t.csv:1: the table has no column 'recieved'",
        "columns of the table: online, province, received",
      ])
  }

  @Test func `NULL where none may stand is told`() {
    #expect(
      fault("province,received\nHuế,1\n,2\n", schema: filings) == [
        "t.csv:3: column 'province' may not be NULL"
      ])
    #expect(fault("received\n1\n", schema: filings) == ["t.csv: column 'province' may not be NULL"])
  }

  @Test func `without a header fields stand in the table's order`() throws {
    let file = try loaded("Huế,10,5\n", schema: filings) { $0.hasHeader = false }
    #expect(file.table.rows == [[.string("Huế"), .int64(10), .int64(5)]])
    #expect(
      fault("Huế,10\n", schema: filings) { $0.hasHeader = false } == [
        "t.csv:1: 2 fields, but the table has 3 columns",
        "without a header, fields stand in the order of the table's columns",
      ])
  }

  @Test func `of two faults the first line's is told`() {
    let table = schema([("a", .int64), ("b", .int64)])
    #expect(
      fault("a,b\n1,2\n3,x\ny,4\n", schema: table) == ["t.csv:3: column 'b': 'x' is not INT64"])
  }

  @Test(arguments: [
    ("x", DataType.int64), ("1.5", .int64), ("9223372036854775808", .int64), ("1e3", .int64),
    ("yes", .bool), ("1", .bool), ("2024-13-01", .date), ("01/02/2024", .date), ("2024-1-1", .date),
    ("2024-01-01 24:00", .timestamp), ("2024-01-01 08:00Z", .timestamp), ("08:00", .timestamp),
    ("1000", .decimal(precision: 5, scale: 2)), ("999.995", .decimal(precision: 5, scale: 2)),
    ("x", .decimal(precision: 38, scale: 2)),
    ("1" + String(repeating: "0", count: 38), .decimal(precision: 38, scale: 0)),
    ("abc%", .ratio), ("100000000", .ratio), ("1e9", .ratio), ("x", .float64), ("1e", .float64),
  ])
  func `a value that is not of its type is told`(_ text: String, _ type: DataType) {
    #expect(
      fault("a\n\(text)\n", schema: schema([("a", type)])) == [
        "t.csv:2: column 'a': '\(text)' is not \(type)"
      ])
  }

  @Test(arguments: [
    ("007", DataType.int64, Value.int64(7)), ("+5", .int64, .int64(5)),
    ("TRUE", .bool, .bool(true)),
    ("0.125", .decimal(precision: 5, scale: 2), .decimal(unscaled: 13, scale: 2)),
    ("-0.125", .decimal(precision: 5, scale: 2), .decimal(unscaled: -13, scale: 2)),
    ("0.1249", .decimal(precision: 5, scale: 2), .decimal(unscaled: 12, scale: 2)),
    ("1e-2", .decimal(precision: 5, scale: 2), .decimal(unscaled: 1, scale: 2)),
    ("1.5e2", .decimal(precision: 5, scale: 2), .decimal(unscaled: 15_000, scale: 2)),
    (
      "0.00000000000000000000005", .decimal(precision: 5, scale: 2), .decimal(unscaled: 0, scale: 2)
    ),
    ("1e-400", .decimal(precision: 38, scale: 2), .decimal(unscaled: 0, scale: 2)),
    (
      "12345678901234567890.125", .decimal(precision: 38, scale: 2),
      .decimal(unscaled: 1_234_567_890_123_456_789_013, scale: 2)
    ),
    ("45%", .ratio, .ratio(4_500_000_000)), ("0.45", .ratio, .ratio(4_500_000_000)),
    ("1", .ratio, .ratio(10_000_000_000)), ("0.33333333335", .ratio, .ratio(3_333_333_334)),
    ("NaN", .string, .string("NaN")), ("inf", .float64, .float64(.infinity)),
    ("5", .float64, .float64(5)),
  ])
  func `declared types take what SQL takes`(
    _ text: String, _ type: DataType, _ expected: Value
  ) throws {
    let table = try loaded("a\n\(text)\n", schema: schema([("a", type)])).table
    #expect(table.rows == [[expected]])
  }

  @Test func `long values are cut in messages and controls are shown`() {
    let text = "\u{1B}[31m" + String(repeating: "đ", count: 100)
    #expect(
      fault("a\n\(text)\n", schema: schema([("a", .int64)])) == [
        "t.csv:2: column 'a': '\\e[31m\(String(repeating: "đ", count: 35))…' is not INT64"
      ])
  }

  @Test func `rows can be appended to a table`() throws {
    let columns = schema([("k", .string), ("n", .int64)])
    let first = try loaded("k,n\na,1\nb,2\n", schema: columns).table
    let path = TemporaryFile("n,k\n3,b\n4,c\n")
    defer { path.remove() }
    let all = try CSVReader().read(path: path.path, schema: columns, appendingTo: first).table
    #expect(all.rowCount == 4 && all.rowGroups.count == 1)
    #expect(
      all.rows == [
        [.string("a"), .int64(1)], [.string("b"), .int64(2)], [.string("b"), .int64(3)],
        [.string("c"), .int64(4)],
      ])
    #expect(all.dictionaries[0]?.count == 3)
  }
}
