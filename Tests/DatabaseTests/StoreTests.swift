// Stores as a session sees them: opened, changed in memory, written, read again.
import Foundation
import Language
import Testing

@testable import Database

@Suite final class StoreTests {
  private let folder = NSTemporaryDirectory() + "tra-stores-\(UUID().uuidString)"
  private var path: String { folder + "/work.tra" }
  private let session = Session()

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func file(_ name: String, _ text: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  private func reopened() throws -> Session {
    let other = Session()
    try other.open(store: path)
    return other
  }

  private func refusal(_ body: () throws -> Void) -> Diagnostic? {
    do {
      try body()
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  @Test func `tables and views come back as they were declared`() throws {
    try session.ask(
      """
      CREATE TABLE filings (province STRING NOT NULL COMMENT 'tỉnh', received INT64, online INT64,
        rate RATIO(online, received)) COMMENT 'nộp';
      INSERT INTO filings (province, received, online)
        VALUES ('Đắk Lắk', 100, 90), ('Huế', 900, 90);
      CREATE TABLE press (place STRING, rate RATIO);
      CREATE VIEW pooled COMMENT 'both' AS FROM filings |> AGGREGATE RATE(rate) AS r;
      CREATE VIEW twice AS FROM pooled |> EXTEND r * 2 AS double;
      """)
    let counts = try session.writeSnapshot(to: path)
    #expect(counts.tables == 2)
    #expect(counts.views == 2)
    let other = try reopened()
    for name in ["filings", "press", "pooled", "twice"] {
      #expect(try other.schemaText(of: name) == session.schemaText(of: name), "\(name)")
    }
    // 180 of 1,000.
    #expect(try other.ask("FROM twice") == [["0.18", "0.36"]])
    #expect(
      try other.ask("FROM filings |> AGGREGATE RATE(rate) AS r GROUP AND ORDER BY province")
        == [["Huế", "0.1"], ["Đắk Lắk", "0.9"]])
    #expect(
      other.refusal("INSERT INTO filings (province) VALUES (NULL)")?.code == .notNullViolated)
  }

  @Test func `what is done to an opened store changes memory, not the file`() throws {
    try session.ask("CREATE TABLE t AS SELECT 'a' AS s; CREATE TABLE u AS SELECT 1 AS x;")
    _ = try session.writeSnapshot(to: path)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let other = try reopened()
    try other.ask("INSERT INTO t VALUES ('b'), ('a'); DROP TABLE u;")
    #expect(
      try other.ask("FROM t |> WHERE s = 'a' |> AGGREGATE COUNT(*) AS n") == [["2"]])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    _ = try other.writeSnapshot(to: path)
    #expect(try reopened().database.userNames == ["t"])
    // What was opened before still serves: the file was not written, it was replaced.
    #expect(try other.ask("FROM t |> AGGREGATE COUNT(*) AS n") == [["3"]])
  }

  @Test func `a store shadows a shipped table, which keeps its own name`() throws {
    try session.ask("CREATE TABLE provinces AS SELECT 1 AS x")
    _ = try session.writeSnapshot(to: path)
    let other = try reopened()
    #expect(try other.ask("FROM provinces") == [["1"]])
    #expect(try other.count("FROM tra.provinces |> AGGREGATE COUNT(*) AS n") == 34)
    #expect(try other.count("FROM egdi |> AGGREGATE COUNT(*) AS n") == 132)
  }

  @Test func `only the snapshot that is open is known to be the own one`() throws {
    try session.ask("CREATE TABLE t AS SELECT 1 AS x")
    _ = try session.writeSnapshot(to: path)
    let other = try reopened()
    #expect(other.isOpenStore(path))
    #expect(!session.isOpenStore(path))
    _ = try other.writeSnapshot(to: path)
    #expect(other.isOpenStore(path))
    _ = try session.writeSnapshot(to: path)
    #expect(!other.isOpenStore(path))
  }

  @Test func `a store that leads a view back to itself is refused when the view is read`() throws {
    try session.ask("CREATE TABLE b AS SELECT 1 AS x; CREATE VIEW a AS FROM b;")
    try session.ask("DROP TABLE b; CREATE TABLE c AS SELECT 1 AS x;")
    let view = try session.userObject("a")
    session.database.set(try #require(view), named: "b")
    #expect(session.refusal("FROM a")?.code.rawValue == "broken-view")
  }

  @Test func `a folder's files are tables, read when they are named`() throws {
    try file("filings-2024.csv", "a,b\n1,x\n2,y\n")
    try file("2023.tsv", "a\n5\n")
    try file("broken.csv", "a,b\n1\n")
    try file("notes.md", "nothing")
    try file(".hidden.csv", "a\n1\n")
    try session.open(store: folder)
    #expect(session.database.userNames == ["_2023", "broken", "filings_2024"])
    #expect(session.isUnread("filings_2024"))
    #expect(try session.ask("FROM filings_2024") == [["1", "x"], ["2", "y"]])
    #expect(!session.isUnread("filings_2024"))
    #expect(try session.tables().prefix(3).map(\.rowCount) == [nil, nil, 2])
    #expect(
      session.refusal("FROM broken")?.message.hasSuffix("1 field, but the header has 2") == true)
    #expect(session.refusal("CREATE TABLE _2023 AS SELECT 1 AS x")?.code == .tableExists)
    try session.ask("DROP TABLE broken")
    #expect(try session.tables().prefix(2).map(\.rowCount) == [1, 2])
    #expect(session.storeFilesRead == ["\(folder)/filings-2024.csv", "\(folder)/2023.tsv"])
  }

  @Test(arguments: [
    ("a.csv", "a"), ("a-b c.CSV", "a_b_c"), ("2024.tsv", "_2024"), ("hồ sơ.csv", "hồ_sơ"),
    ("a.b.csv", "a_b"), ("a.md", nil), (".csv", nil), ("csv", nil),
  ])
  func `the name of a table is the file's, made a name`(file: String, name: String?) {
    #expect(StoreLoader.tableName(of: file) == name)
  }

  @Test func `files whose names are one get a number each`() throws {
    try file("a.csv", "x\n1\n")
    try file("a.tsv", "x\n2\n")
    try session.open(store: folder)
    #expect(try session.ask("FROM a") == [["1"]])
    #expect(try session.ask("FROM a_2") == [["2"]])
  }

  @Test func `reading a folder again tells what has changed`() throws {
    try file("a.csv", "x\n1\n")
    try file("b.csv", "x\n1\n")
    try file("c.csv", "x\n1\n")
    try session.open(store: folder)
    try session.ask("FROM a; FROM c; CREATE TABLE mine AS SELECT 1 AS x; INSERT INTO a VALUES (9)")
    try file("a.csv", "x\n1\n2\n3\n")
    try FileManager.default.removeItem(atPath: "\(folder)/c.csv")
    try file("d.csv", "x\n1\n")
    let changes = try session.reloadStore()
    #expect(changes.map(\.name) == ["a", "d", "c"])
    #expect(changes.map(\.before) == [2, nil, 1])
    #expect(changes.map(\.after) == [3, nil, nil])
    #expect(changes.map(\.isNew) == [false, true, false])
    #expect(changes.map(\.isGone) == [false, false, true])
    #expect(session.database.userNames == ["a", "b", "d", "mine"])
    try file("a.csv", "x,y\n1\n")
    #expect(refusal { _ = try self.session.reloadStore() }?.code == .fileContent)
    #expect(try session.count("FROM a |> AGGREGATE COUNT(*) AS n") == 3)
  }

  @Test func `reading a store file again takes what another wrote there`() throws {
    try session.ask("CREATE TABLE t AS SELECT 1 AS x")
    _ = try session.writeSnapshot(to: path)
    let other = try reopened()
    try session.ask("INSERT INTO t VALUES (2)")
    _ = try session.writeSnapshot(to: path)
    #expect(try other.count("FROM t |> AGGREGATE COUNT(*) AS n") == 1)
    #expect(try other.reloadStore().map(\.after) == [2])
    #expect(try other.count("FROM t |> AGGREGATE COUNT(*) AS n") == 2)
  }

  @Test func `what cannot be opened changes nothing`() throws {
    try session.ask("CREATE TABLE t AS SELECT 1 AS x")
    for path in ["\(folder)/none.tra", folder, "/dev/null", "/etc/passwd"] {
      #expect(refusal { try self.session.open(store: path) } != nil, "\(path)")
    }
    #expect(session.database.store == nil)
    #expect(try session.ask("FROM t") == [["1"]])
    #expect(refusal { _ = try self.session.reloadStore() }?.code == .noStore)
  }
}
