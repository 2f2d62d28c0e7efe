// Store files: what goes in comes out, and what is no sound store is told, whatever it is.
import Engine
import Foundation
import Testing

@testable import Formats

@Suite final class SnapshotTests {
  private let folder = NSTemporaryDirectory() + "tra-store-\(UUID().uuidString)"
  private var path: String { folder + "/a.tra" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static let wide = DataType.decimal(precision: 38, scale: 2)
  private static let columns: [(String, DataType, [Value])] = [
    ("b", .bool, [.bool(true), .null, .bool(false)]),
    ("i", .int64, [.int64(.min), .int64(.max), .null]),
    ("f", .float64, [.float64(-0.5), .null, .float64(.infinity)]),
    ("d", .decimal(precision: 9, scale: 2), [.null, .decimal(unscaled: -150, scale: 2), .null]),
    (
      "w", wide,
      [
        .decimal(unscaled: 99_999_999_999_999_999_999_999_999_999_999_999_999, scale: 2), .null,
        .decimal(unscaled: -1, scale: 2),
      ]
    ),
    ("s", .string, [.string("Đắk Lắk"), .null, .string("")]),
    ("day", .date, [.date(-719_162), .date(2_932_896), .null]),
    ("at", .timestamp, [.timestamp(-62_135_596_800_000_000), .null, .timestamp(1)]),
    ("r", .ratio, [.ratio(6_080_000_000), .null, .ratio(-1)]),
    ("n", .null, [.null, .null, .null]),
  ]

  private static func table(_ columns: [(String, DataType, [Value])] = columns) throws -> Table {
    let builder = TableBuilder(schema: schema(columns.map { ($0.0, $0.1) }))
    for row in 0..<(columns.first?.2.count ?? 0) {
      for (column, values) in zip(builder.columns, columns) { column.append(values.2[row]) }
      builder.endRow()
    }
    return try builder.finish()
  }

  private func write(_ tables: [(String, Table)], views: [Snapshot.View] = []) throws -> UInt64 {
    try SnapshotWriter.write(
      Snapshot(tables: tables.map { ($0.0, $0.1) }, views: views), to: path,
      shouldStop: { false })
  }

  private var bytes: [UInt8] {
    get throws { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
  }

  /// What is wrong with a store of these bytes, all of it used; nil where nothing is.
  private func fault(_ bytes: [UInt8]) throws -> String? {
    // A new file: the old one may still be mapped.
    let copy = folder + "/b.tra"
    try? FileManager.default.removeItem(atPath: copy)
    try Data(bytes).write(to: URL(fileURLWithPath: copy))
    do {
      for (_, table) in try SnapshotReader.open(path: copy).snapshot.tables {
        try table.checkAll()
        _ = written(table.result, .csv)
      }
      return nil
    } catch let fault as FileFault {
      return fault.message
    } catch let fault as EngineFault {
      if case .corrupt(let message) = fault.kind { return message }
      return "\(fault)"
    }
  }

  @Test func `every type comes back, NULLs and extremes too`() throws {
    let digest = try write([("all", try Self.table())])
    let opened = try SnapshotReader.open(path: path)
    #expect(opened.digest == digest)
    let table = opened.snapshot.tables[0].table
    try table.checkAll()
    #expect(opened.snapshot.tables[0].name == "all")
    #expect(table.types == Self.columns.map(\.1))
    for (position, column) in Self.columns.enumerated() {
      #expect(table.column(position) == column.2, "\(column.0)")
    }
  }

  @Test func `comments, NOT NULL, parts of ratios and views come back`() throws {
    let columns = [
      TableSchema.Column(
        name: "n", type: .int64, isNotNull: true, comment: "số hồ sơ", kind: .stored(0)),
      TableSchema.Column(name: "d", type: .int64, kind: .stored(1)),
      TableSchema.Column(
        name: "r", type: .ratio, comment: "", kind: .ratio(numerator: 0, denominator: 1)),
    ]
    let builder = TableBuilder(schema: TableSchema(columns: columns, comment: "nộp"))
    let view = Snapshot.View(name: "v", text: "CREATE VIEW v AS FROM t;")
    _ = try write([("t", try builder.finish())], views: [view])
    let snapshot = try SnapshotReader.open(path: path).snapshot
    let schema = snapshot.tables[0].table.schema
    #expect(schema.comment == "nộp")
    #expect(schema.columns.map(\.comment) == ["số hồ sơ", nil, ""])
    #expect(schema.columns.map(\.isNotNull) == [true, false, false])
    #expect(schema.columns.map(\.kind) == columns.map(\.kind))
    #expect(snapshot.views.map(\.name) == ["v"])
    #expect(snapshot.views.map(\.text) == [view.text])
  }

  @Test func `more rows than one row group come back, in order`() throws {
    let count = 2 * RowGroup.capacity + 5
    let builder = TableBuilder(schema: schema([("i", .int64), ("s", .string)]))
    for row in 0..<count {
      if row % 7 == 0 {
        builder.columns[0].appendNull()
      } else {
        builder.columns[0].append(Int64(row))
      }
      builder.columns[1].append(text: "text \(row % 1_000)")
      builder.endRow()
    }
    _ = try write([("t", try builder.finish())])
    let table = try SnapshotReader.open(path: path).snapshot.tables[0].table
    try table.checkAll()
    #expect(table.rowCount == count)
    let integers = table.column(0)
    #expect(integers[0] == .null)
    #expect(integers[count - 2] == ((count - 2) % 7 == 0 ? .null : .int64(Int64(count - 2))))
    #expect(table.column(1)[count - 1] == .string("text \((count - 1) % 1_000)"))
  }

  @Test func `a table that was opened grows as any other`() throws {
    _ = try write([("t", try Self.table([("s", .string, [.string("a"), .string("b")])]))])
    let table = try SnapshotReader.open(path: path).snapshot.tables[0].table
    try table.checkAll()
    let builder = TableBuilder(schema: table.schema, appendingTo: table)
    for text in ["b", "", "đ"] {
      builder.columns[0].append(text: text)
      builder.endRow()
    }
    let longer = try builder.finish()
    #expect(longer.column(0) == ["a", "b", "b", "", "đ"].map { .string($0) })
    #expect(longer.dictionaries[0]?.count == 4)
    #expect(longer.dictionaries[0]?.find("a") == 0)
    #expect(table.column(0) == [.string("a"), .string("b")])
  }

  @Test func `the same tables give the same bytes`() throws {
    _ = try write([("t", try Self.table())])
    let first = try bytes
    _ = try write([("t", try Self.table())])
    #expect(try bytes == first)
  }

  @Test func `a store is as long as its parts, each at a multiple of 64`() throws {
    _ = try write([("t", try Self.table([("i", .int64, [.int64(7)])]))])
    #expect(try bytes.count % 64 == 0)
    #expect(try Array(bytes.prefix(8)) == SnapshotHeader.magic)
  }

  @Test func `what is no store is told, and how far it is from one`() throws {
    _ = try write([("t", try Self.table())])
    let good = try bytes
    #expect(try fault(good) == nil)
    #expect(try fault([]) == "not a store (.snapshot writes one)")
    #expect(try fault(Array("a,b\n".utf8)) == "not a store (.snapshot writes one)")
    #expect(
      try fault([UInt8](repeating: 65, count: 500)) == "not a store (.snapshot writes one)")
    var other = good
    other[8] = 9
    #expect(
      try fault(other) == "the store has version 9, but this program reads version 1")
    other = good
    other.replaceSubrange(12..<16, with: good[12..<16].reversed())
    #expect(
      try fault(other) == "the store was written by a machine of another byte order")
    #expect(
      try fault(Array(good.dropLast(64)))
        == "the store is damaged: it has \(good.count - 64) bytes of \(good.count)")
    other = good
    other[40] ^= 1
    #expect(try fault(other) == "the store is damaged: its header has another checksum")
    other = good
    other[64] ^= 1
    #expect(try fault(other) == "the store is damaged: its catalog has another checksum")
  }

  @Test func `a column that is damaged is told when it is used, others still serve`() throws {
    _ = try write([
      ("t", try Self.table([("a", .int64, [.int64(7)]), ("b", .int64, [.int64(8)])]))
    ])
    var damaged = try bytes
    let at = try #require(damaged.lastIndex(of: 8))
    damaged[at] = 9
    try Data(damaged).write(to: URL(fileURLWithPath: path))
    let table = try SnapshotReader.open(path: path).snapshot.tables[0].table
    try table.check([0])
    let fault = #expect(throws: EngineFault.self) { try table.check([1]) }
    #expect(
      fault?.kind
        == .corrupt("'\(path)' is damaged: column 'b' of 't' has another checksum"))
  }

  @Test func `a store that is written into while it is open is noticed`() throws {
    _ = try write([("t", try Self.table([("a", .int64, [.int64(7)])]))])
    let table = try SnapshotReader.open(path: path).snapshot.tables[0].table
    try table.checkAll()
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([1]))
    try handle.close()
    let fault = #expect(throws: EngineFault.self) { try table.checkAll() }
    #expect(
      fault?.kind
        == .corrupt("'\(path)' was written into while it was open; .open it again"))
  }

  @Test func `a snapshot that is stopped leaves the old file`() throws {
    _ = try write([("t", try Self.table())])
    let before = try bytes
    #expect(throws: OutputError.self) {
      try SnapshotWriter.write(
        Snapshot(tables: [], views: []), to: self.path, shouldStop: { true })
    }
    #expect(try bytes == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.tra"])
  }
}

/// Damage of a fixed seed, with checksums that fit and without.
extension SnapshotTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 32 | state << 32
    }
  }

  /// Header and catalog get the checksums of what stands there now.
  private func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let length = Int(
      bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 16, as: UInt64.self) })
    let catalog = bytes[64...].prefix(length)
    let sum = Array(catalog).withUnsafeBytes { checksum($0) }
    bytes.replaceSubrange(32..<40, with: withUnsafeBytes(of: sum) { Array($0) })
    let head = bytes[..<56].withUnsafeBytes { checksum($0) }
    bytes.replaceSubrange(56..<64, with: withUnsafeBytes(of: head) { Array($0) })
    return bytes
  }

  @Test func `flipped and missing bytes are told, never trusted`() throws {
    _ = try write([("t", try Self.table())], views: [Snapshot.View(name: "v", text: "x")])
    let good = try bytes
    var random = Generator(state: 7)
    for _ in 0..<400 {
      var bad = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bad[Int.random(in: bad.indices, using: &random)] ^=
          1 << UInt8.random(in: 0...7, using: &random)
      }
      // A flip in the gaps between the blocks changes nothing.
      _ = try fault(bad)
      #expect(try fault(Array(good.prefix(Int.random(in: good.indices, using: &random)))) != nil)
    }
  }

  @Test func `a catalog that lies with the right checksum leads nowhere`() throws {
    _ = try write([("t", try Self.table())], views: [Snapshot.View(name: "v", text: "x")])
    let good = try bytes
    let length = Int(good.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 16, as: UInt64.self) })
    #expect(try fault(sealed(good)) == nil)
    var random = Generator(state: 11)
    var found = 0
    for _ in 0..<2_000 {
      var bad = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bad[64 + Int.random(in: 0..<length, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if try fault(sealed(bad)) != nil { found += 1 }
    }
    // Names, comments and the like may be anything.
    #expect(found > 1_000)
  }
}
