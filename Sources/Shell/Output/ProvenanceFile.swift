import Database
import Engine
import Formats
import Language
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `FILE.meta.json`, which says how FILE came about: the same bytes in every run unless it is full.
struct ProvenanceFile {
  private let console: Console
  private let path: String
  private let isFull: Bool

  /// - Parameter path: of the file of `-o`, which is in its place.
  init(_ console: Console, _ path: String, isFull: Bool) {
    self.console = console
    self.path = path
    self.isFull = isFull
  }

  func write() throws(Diagnostic) {
    let output = try describedOutput()
    var members: [(name: String, value: JSONText)] = [
      ("program", .text("tra \(Version.number)")), ("output", output), ("queries", queries),
      ("parameters", parameters), ("store", try store()), ("as_of", asOf),
    ]
    if isFull { members.append(("run", run)) }
    do throws(OutputError) {
      let file = try AtomicFile(path: path + ".meta.json")
      try file.sink.write(JSONText.object(members).rendered() + "\n")
      try file.commit()
    } catch {
      throw Diagnostic(error)
    }
  }

  private var queries: JSONText {
    .list(
      (console.record?.queries ?? []).map { query in
        .object(
          (query.report.map { [("report", JSONText.text($0))] } ?? []) + [
            ("text", .text(query.text)), ("sha256", .text(SHA256.hex(Array(query.text.utf8)))),
            ("rows", query.rowCount.map { .number($0) } ?? .null),
          ])
      })
  }

  /// Those of the session, under those of reports.
  private var parameters: JSONText {
    var texts: [String: String?] = console.session.parameters.mapValues { value in
      switch value {
      case .typed(let value, _): value.text
      case .untyped(let text): text
      }
    }
    for (name, text) in console.record?.parameters ?? [:] { texts[name] = text }
    return .object(
      texts.keys.sorted().map { name in (name, .optional(texts[name].flatMap(\.self))) })
  }

  /// The shipped data are always there; what is open beside them comes with its own digest.
  private func store() throws(Diagnostic) -> JSONText {
    var shipped = SHA256()
    for file in EmbeddedFile.all where !file.name.hasPrefix("reports/") { shipped.add(file.bytes) }
    let tables = console.session.tablesRead.sorted { $0.key < $1.key }
    var members: [(name: String, value: JSONText)] = [("name", .text("shipped data"))]
    if let store = console.session.database.store {
      members = [("name", .text(store.path)), ("kind", .text(store.isFolder ? "folder" : "file"))]
      if let digest = store.digest {
        members.append(("xxh3", .text(Self.hexadecimal(digest))))
      } else {
        members.append(("files", .object(try digestsOfFiles())))
      }
    }
    return .object(
      members + [
        (console.session.database.store == nil ? "sha256" : "shipped_sha256", .text(shipped.hex)),
        ("tables", .object(tables.map { ($0.key, .number($0.value)) })),
      ])
  }

  /// Of the open folder, those that have been read.
  private func digestsOfFiles() throws(Diagnostic) -> [(name: String, value: JSONText)] {
    var files: [(name: String, value: JSONText)] = []
    for path in console.session.storeFilesRead.sorted() {
      let (byteCount, digest) = try Self.digest(ofFile: path)
      files.append((path, .object([("bytes", .number(byteCount)), ("sha256", .text(digest))])))
    }
    return files
  }

  private static func hexadecimal(_ digest: UInt64) -> String {
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private var asOf: JSONText {
    .optional(console.record?.newestDay.flatMap { Value.date($0).text })
  }

  /// Name, rows, size and digest; never the folder.
  private func describedOutput() throws(Diagnostic) -> JSONText {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let (byteCount, digest) = try Self.digest(ofFile: path)
    let rows = (console.record?.queries ?? []).compactMap(\.rowCount).reduce(0, +)
    return .object([
      ("file", .text(name)), ("rows", .number(rows)), ("bytes", .number(byteCount)),
      ("sha256", .text(digest)),
    ])
  }

  private static func digest(
    ofFile path: String
  ) throws(Diagnostic) -> (byteCount: Int, hex: String) {
    guard let file = fopen(path, "rb") else { throw unreadable(path) }
    defer { fclose(file) }
    var digest = SHA256()
    var byteCount = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      byteCount += count
      buffer.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    if ferror(file) != 0 { throw unreadable(path) }
    return (byteCount, digest.hex)
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    let why = String(cString: strerror(errno))
    return Diagnostic(code: .output, message: "cannot read '\(path)': \(why)", span: nil)
  }

  /// What differs from run to run.
  private var run: JSONText {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var stamp = [CChar](repeating: 0, count: 32)
    strftime(&stamp, stamp.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let user = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
    return .object([
      ("finished_at", .text(Self.text(stamp))), ("host", .text(Self.text(host))),
      ("user", .optional(user)),
    ])
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
