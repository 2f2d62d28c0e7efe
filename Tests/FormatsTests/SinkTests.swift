import Foundation
import Testing

@testable import Formats

struct SinkTests {
  private let folder = NSTemporaryDirectory() + "tra-sink-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  @Test func `a committed file replaces the old one and leaves nothing else`() throws {
    let path = folder + "/out.csv"
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    let file = try AtomicFile(path: path)
    try file.sink.write("new")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    try file.commit()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(files == ["out.csv"])
  }

  @Test func `a file that is not committed leaves no trace`() throws {
    do {
      let file = try AtomicFile(path: folder + "/out.csv")
      try file.sink.write(String(repeating: "x", count: 200_000))
    }
    #expect(files == [])
  }

  @Test func `a symbolic link stays a link`() throws {
    let link = folder + "/link.csv"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder + "/real.csv")
    try "old".write(toFile: folder + "/real.csv", atomically: false, encoding: .utf8)
    let file = try AtomicFile(path: link)
    try file.sink.write("new")
    try file.commit()
    #expect(try String(contentsOfFile: folder + "/real.csv", encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link).hasSuffix("real.csv"))
  }

  @Test func `a folder that is missing or is the target is said`() {
    #expect(
      throws: OutputError(
        .system(2), "cannot write '\(folder)/no/out.csv': No such file or directory")
    ) { _ = try AtomicFile(path: folder + "/no/out.csv") }
    #expect(throws: OutputError(.system(21), "cannot write '\(folder)': Is a directory")) {
      _ = try AtomicFile(path: folder)
    }
  }

  @Test func `a device is written in place`() throws {
    let file = try AtomicFile(path: "/dev/null")
    try file.sink.write("x")
    try file.commit()
  }

  @Test func `a reader that left is a broken pipe`() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    close(ends[0])
    signal(SIGPIPE, SIG_IGN)
    defer { close(ends[1]) }
    let sink = OutputSink(descriptor: ends[1])
    #expect(throws: OutputError(.brokenPipe, "cannot write '<stdout>': Broken pipe")) {
      try sink.write("x")
      try sink.flush()
    }
  }

  @Test func `a full pipe is waited for and a stop is heard`() throws {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    _ = fcntl(ends[1], F_SETFL, fcntl(ends[1], F_GETFL) | O_NONBLOCK)
    defer {
      close(ends[0])
      close(ends[1])
    }
    let sink = OutputSink(descriptor: ends[1])
    var asked = 0
    sink.shouldStop = {
      asked += 1
      return asked > 3
    }
    #expect(throws: OutputError(.interrupted, "interrupted")) {
      try sink.write(String(repeating: "x", count: 1 << 20))
    }
  }
}
