import Database
import Language
import Testing

@testable import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of its own, gone afterwards.
private final class Folder {
  let path: String

  init() {
    var template = Array("/tmp/tra-reports-XXXXXX\0".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit {
    for name in ["a.sql", "b.sql", "c.txt", "t.sql", "bom.sql", "x.sql"] {
      unlink("\(path)/\(name)")
    }
    rmdir(path)
  }

  func write(_ name: String, _ text: String) {
    let file = fopen("\(path)/\(name)", "w")
    fputs(text, file)
    fclose(file)
  }
}

@Suite struct ReportLibraryTests {
  private static let shipped = [
    "data_quality", "province_profile", "province_ranking", "regions_pooled", "scoreboard_2024",
  ]

  @Test func `five reports are shipped`() {
    #expect(ReportLibrary(folders: []).names == Self.shipped)
  }

  @Test(arguments: shipped)
  func `a shipped report holds what it expects`(name: String) throws {
    let report = try ReportLibrary(folders: []).report(named: name)
    #expect(report.warnings.isEmpty)
    #expect(report.title != nil && report.description != nil)
    #expect(report.sections.allSatisfy { $0.title != nil })
    #expect(report.sections.contains { !$0.expectations.isEmpty })
    let results = try report.run(in: Session())
    #expect(results.count == report.sections.count)
    for result in results {
      #expect(result.result.rowCount > 0)
      #expect(!result.hasFailed, "\(result.diagnostics.map(\.message))")
      #expect(result.result.warnings.isEmpty)
    }
  }

  @Test func `the scoreboard says its holes`() throws {
    let report = try ReportLibrary(folders: []).report(named: "scoreboard_2024")
    let warnings = try report.run(in: Session()).flatMap(\.diagnostics)
    #expect(warnings.allSatisfy { $0.severity == .warning })
    #expect(warnings.contains { $0.message.contains("mục tiêu không có số") })
    #expect(warnings.contains { $0.message.contains("chưa được xác nhận") })
  }

  @Test func `the scoreboard takes any of the 63`() throws {
    let report = try ReportLibrary(folders: []).report(named: "scoreboard_2024")
    let results = try report.run(
      in: Session(), parameters: [("place", "Thừa Thiên Huế")],
      section: "Một địa phương năm 2024")
    #expect(results[0].result.rowCount > 0)
  }

  @Test(arguments: [
    ("Tp. HCM", "34-79"), ("ha noi", "34-01"), ("H26", "34-01"), ("Hà Giang", "34-08"),
    ("Thừa Thiên Huế", "34-46"), ("An Giang", "34-91"), ("Bà Rịa - Vũng Tàu", "34-79"),
  ])
  func `a profile takes any usual spelling`(spelling: String, id: String) throws {
    let report = try ReportLibrary(folders: []).report(named: "province_profile")
    let results = try report.run(in: Session(), parameters: [("province", spelling)])
    #expect(results[0].result.chunks.first?[0].value(at: 0).text == id)
    #expect(results.allSatisfy { !$0.hasFailed })
  }

  @Test func `a profile of no province fails with a word`() throws {
    let report = try ReportLibrary(folders: []).report(named: "province_profile")
    let results = try report.run(in: Session(), parameters: [("province", "Atlantis")])
    #expect(results[0].diagnostics[0].message.contains("không nhận ra tên tỉnh"))
  }

  @Test(arguments: ["e_result_rate", "on_time_rate_766", "petition_on_time_rate"])
  func `a ranking takes any indicator with its parts`(indicator: String) throws {
    let report = try ReportLibrary(folders: []).report(named: "province_ranking")
    let results = try report.run(in: Session(), parameters: [("indicator", indicator)])
    #expect(results.allSatisfy { !$0.hasFailed })
    #expect(results[1].result.rowCount == 34)
  }

  @Test func `the first folder hides the others`() throws {
    let first = Folder()
    let second = Folder()
    first.write("a.sql", "SELECT 1 AS n")
    second.write("a.sql", "SELECT 2 AS n")
    second.write("b.sql", "SELECT 3 AS n")
    second.write("c.txt", "SELECT 4 AS n")
    let library = ReportLibrary(folders: [first.path, second.path, "/nowhere"])
    #expect(library.names == ["a", "b"] + Self.shipped)
    #expect(library.source(named: "a")?.name == "\(first.path)/a.sql")
    #expect(library.source(named: "b")?.name == "\(second.path)/b.sql")
  }

  @Test func `a byte order mark is no part of the text`() throws {
    let folder = Folder()
    folder.write("bom.sql", "\u{FEFF}-- title: T\r\nSELECT 1 AS n;\r\n")
    let report = try ReportLibrary(folders: [folder.path]).report(named: "bom")
    #expect(report.title == "T")
  }

  @Test func `an unknown name is a usage error with the nearest`() {
    do {
      _ = try ReportLibrary(folders: []).report(named: "scorebord_2024")
      Issue.record("found")
    } catch {
      #expect(error.message == "unknown report 'scorebord_2024'")
      #expect(error.help.first?.hasPrefix("did you mean 'scoreboard_2024'?") == true)
      #expect(error.code.exitClass == .usage)
    }
  }

  @Test(arguments: ["../x", "/etc/passwd", "", ".x", "a b"])
  func `a name is no path`(name: String) {
    #expect(ReportLibrary(folders: ["."]).source(named: name) == nil)
  }

  @Test func `invalid bytes are an error with their place`() throws {
    let folder = Folder()
    folder.write("x.sql", "SELECT 'a")
    #expect(throws: Diagnostic.self) {
      try ReportLibrary(folders: [folder.path]).report(named: "x")
    }
  }
}

@Suite(.serialized) struct SavedReportTests {
  private func saved(
    _ text: String, _ parameters: [String: ParameterValue] = [:], replacing: Bool = false
  ) throws -> (saved: SavedReport, text: String, folder: Folder) {
    let folder = Folder()
    let session = Session()
    session.parameters = parameters
    let source = SourceText(text)
    let statement = try #require(try Parser.parseStatement(source))
    _ = try session.run(statement, in: source)
    let library = ReportLibrary(folders: [], localFolder: folder.path)
    let saved = try library.save(
      "t", statement, in: source, of: session, makesFolder: true, replacing: replacing)
    let bytes = try #require(library.source(named: "t")?.utf8)
    return (saved, String(decoding: bytes, as: UTF8.self), folder)
  }

  @Test func `a query is saved as it was written`() throws {
    let (saved, text, folder) = try saved("FROM provinces  |> LIMIT 2;")
    #expect(text == "-- report: t\nFROM provinces  |> LIMIT 2;\n")
    #expect(saved.message == "\(folder.path)/t.sql: 1 query, no parameters. Run: tra -r t")
  }

  @Test func `parameters become declarations with their values`() throws {
    let (saved, text, _) = try saved(
      """
      FROM rates |> WHERE rate >= @least AND as_of > @day AND place = @place |> LIMIT @n
      """,
      [
        "n": .untyped("3"), "place": .untyped("Tp 'x'"), "day": .untyped("2024-01-01"),
        "least": .untyped("45%"), "unused": .untyped("1"),
      ])
    #expect(
      text.split(separator: "\n").prefix(5) == [
        "-- report: t", "-- param least RATIO default 0.45",
        "-- param day DATE default '2024-01-01'", "-- param place STRING default 'Tp ''x'''",
        "-- param n INT64 default 3",
      ])
    #expect(saved.parameterCount == 4)
  }

  @Test func `a saved report runs`() throws {
    let (_, text, _) = try saved(
      "SELECT @a AS a, @b AS b",
      [
        "a": .untyped("hai\ndòng"),
        "b": .typed(.decimal(unscaled: -150, scale: 2), .decimal(precision: 5, scale: 2)),
      ])
    let report = try Report(name: "t", source: SourceText(text))
    let chunk = try #require(try report.run(in: Session())[0].result.chunks.first)
    #expect(chunk[0].value(at: 0).text == "hai\ndòng")
    #expect(chunk[1].value(at: 0).text == "-1.5")
  }

  @Test func `a file that is there stays`() throws {
    let folder = Folder()
    folder.write("t.sql", "SELECT 1 AS n")
    let library = ReportLibrary(folders: [], localFolder: folder.path)
    let source = SourceText("SELECT 2 AS n")
    let statement = try #require(try Parser.parseStatement(source))
    #expect(library.hasLocal("t"))
    #expect(throws: Diagnostic.self) {
      try library.save(
        "t", statement, in: source, of: Session(), makesFolder: true, replacing: false)
    }
    _ = try library.save(
      "t", statement, in: source, of: Session(), makesFolder: true, replacing: true)
    #expect(library.source(named: "t")?.text(SourceSpan(0, 12)) == "-- report: t")
  }

  @Test(arguments: ["", "a/b", "..", "a b"])
  func `a name that is none is refused`(name: String) throws {
    let source = SourceText("SELECT 2 AS n")
    let statement = try #require(try Parser.parseStatement(source))
    #expect(throws: Diagnostic.self) {
      try ReportLibrary(folders: []).save(
        name, statement, in: source, of: Session(), makesFolder: false, replacing: true)
    }
  }
}
