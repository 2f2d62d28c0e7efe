import Testing

@testable import Formats

struct FormatListTests {
  @Test(arguments: [
    ("data/a.csv", nil, "csv"), ("A.CSV", nil, "csv"), ("a.b.tsv", nil, "tsv"),
    ("a.dat", "CSV", "csv"),
    ("a.csv", "tsv", "tsv"),
  ])
  func `a format is named or follows from the ending`(
    _ path: String, _ name: String?, _ expected: String
  ) throws {
    #expect(try FormatList.format(forPath: path, named: name).name == expected)
  }

  @Test func `what is unknown lists what is known`() {
    #expect(
      throws: FileFault(.option, "a", "unknown format 'parquet'", help: ["formats: csv, tsv"])
    ) { try FormatList.format(forPath: "a", named: "parquet") }
    #expect(
      throws: FileFault(
        .option, "csv/a", "the ending of 'csv/a' tells no format",
        help: ["formats: csv, tsv", "name one: (FORMAT 'csv')"])
    ) { try FormatList.format(forPath: "csv/a") }
  }

  @Test func `COPY writes what COPY reads, by the same options`() throws {
    let options: [(name: String, value: String?)] = [("DELIM", ";"), ("NULLSTR", "-")]
    let file = TemporaryFile("")
    defer { file.remove() }
    let format = try FormatList.format(forPath: file.path)
    let table = result([("a", .texts(["x;y", nil, "-"])), ("b", .integers([1, 2, nil]))])
    let target = try AtomicFile(path: file.path)
    try format.writer(WriteRequest(path: file.path, options: options)).write(table, to: target.sink)
    try target.commit()
    let back = try format.read(ReadRequest(path: file.path, options: options)).table
    #expect(
      back.rows == [[.string("x;y"), .int64(1)], [.null, .int64(2)], [.string("-"), .null]])
    #expect(throws: FileFault.self) {
      try format.writer(WriteRequest(path: "x.csv", options: [("QUOTE", "'")]))
    }
  }
}
