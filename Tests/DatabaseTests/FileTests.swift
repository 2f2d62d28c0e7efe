import Language
import Testing

@testable import Database

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of its own, gone afterwards.
private final class DataFile {
  let path: String

  init(_ text: String = "") {
    var template = Array("/tmp/tra-data-XXXXXX.csv\0".utf8CString)
    let descriptor = mkstemps(&template, 4)
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    close(descriptor)
    write(text)
  }

  deinit { unlink(path) }

  func write(_ text: String) {
    let file = fopen(path, "w")
    fputs(text, file)
    fclose(file)
  }

  var text: String {
    let file = fopen(path, "r")
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}

@Suite struct FileTests {
  private let session = Session()

  @Test func `a file is a table`() throws {
    let file = DataFile("code,share,n\n01,45%,1\n02,,2\n")
    #expect(
      try session.ask("FROM '\(file.path)' |> WHERE n > 0")
        == [["01", "0.45", "1"], ["02", "NULL", "2"]])
  }

  @Test func `COPY FROM matches columns by name and skips computed ratios`() throws {
    let file = DataFile("online,received,r,p\n90,100,0.5,a\n")
    try session.ask(
      """
      CREATE TABLE f (p STRING, received INT64, online INT64, r RATIO(online, received));
      COPY f FROM '\(file.path)'
      """)
    #expect(try session.ask("FROM f") == [["a", "100", "90", "0.9"]])
  }

  @Test func `COPY FROM tells that it left a computed ratio out`() throws {
    let file = DataFile("n,d,r\n1,2,0.5\n")
    try session.ask("CREATE TABLE f (n INT64, d INT64, r RATIO(n, d))")
    let source = SourceText("COPY f FROM '\(file.path)'")
    let statement = try #require(try Parser.parseStatement(source))
    guard case .done(let notes) = try session.run(statement, in: source) else { return }
    #expect(notes.map(\.severity) == [.note])
    #expect(notes.first?.message.contains("'r'") == true)
  }

  @Test func `a failing COPY leaves the table as it was`() throws {
    let file = DataFile("n,c\n2,b\nx,c\n")
    try session.ask("CREATE TABLE t (n INT64, c STRING); INSERT INTO t VALUES (1, 'a')")
    let error = session.refusal("COPY t FROM '\(file.path)'")
    #expect(error?.code == .fileContent)
    #expect(error?.message.hasPrefix("\(file.path):3: ") == true)
    #expect(try session.ask("FROM t") == [["1", "a"]])
    #expect(try session.ask("FROM t |> WHERE c = 'b'").isEmpty)
    file.write("n,c\n2,b\n")
    try session.ask("COPY t FROM '\(file.path)'")
    #expect(try session.ask("FROM t |> ORDER BY n") == [["1", "a"], ["2", "b"]])
  }

  @Test func `a NULL in a file is refused where none may stand`() throws {
    let file = DataFile("n,c\n1,a\n,b\n")
    try session.ask("CREATE TABLE t (n INT64 NOT NULL, c STRING)")
    #expect(session.refusal("COPY t FROM '\(file.path)'") != nil)
    #expect(try session.ask("FROM t").isEmpty)
  }

  @Test func `COPY TO writes what COPY FROM reads`() throws {
    let file = DataFile()
    try session.ask(
      """
      CREATE TABLE t (c STRING, d DATE, x DECIMAL(10,4), r RATIO);
      INSERT INTO t VALUES ('a,"b"', DATE '2024-12-31', 1.5, 45%), ('', NULL, NULL, NULL);
      COPY t TO '\(file.path)';
      CREATE TABLE u (c STRING, d DATE, x DECIMAL(10,4), r RATIO);
      COPY u FROM '\(file.path)'
      """)
    #expect(file.text == "c,d,x,r\n\"a,\"\"b\"\"\",2024-12-31,1.5,0.45\n\"\",,,\n")
    #expect(try session.ask("FROM u") == session.ask("FROM t"))
  }

  @Test func `a failing COPY TO keeps the old file`() throws {
    let file = DataFile("old\n")
    #expect(
      session.refusal("COPY (SELECT CAST(name AS INT64) AS n FROM provinces) TO '\(file.path)'")
        != nil)
    #expect(file.text == "old\n")
  }

  @Test func `options are the format's`() throws {
    let file = DataFile("1;2\n")
    #expect(
      try session.ask("FROM '\(file.path)' (HEADER false, DELIM ';')") == [["1", "2"]])
    let error = session.refusal("FROM '\(file.path)' (DELIMITER ';')")
    #expect(error?.message == "unknown CSV option 'DELIMITER'")
    #expect(session.refusal("FROM '\(file.path)' (FORMAT 'parquetto')")?.code == .fileOption)
  }

  @Test func `a missing file is said by the system's word`() {
    let error = session.refusal("FROM '/nowhere/x.csv'")
    #expect(error?.code == .fileUnreadable)
    #expect(error?.message == "cannot read '/nowhere/x.csv': No such file or directory")
  }

  @Test(arguments: [
    "FROM '/etc/passwd' (FORMAT 'csv')", "COPY provinces TO '../x.csv'",
    "FROM '/nowhere/at/all.csv'",
  ]) func `safe refuses files outside the working directory`(statement: String) {
    session.settings.isSafe = true
    #expect(session.refusal(statement)?.code == .unsafePath)
  }

  @Test(arguments: [
    ("Package.swift", true), ("./Sources", true), (".", true), ("not-made-yet.csv", true),
    ("/", false), ("..", false), ("Sources/../../x", false), ("nowhere/x.csv", false),
  ]) func `links and dots are resolved`(path: String, isInside: Bool) {
    #expect(WorkingDirectory.contains(path) == isInside)
  }
}
