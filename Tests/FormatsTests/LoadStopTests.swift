// Loads that a user or a limit ends, and what they tell meanwhile.
import Engine
import Foundation
import Synchronization
import Testing

@testable import Formats

/// A file of its own, gone afterwards.
private final class DataFile {
  let path = NSTemporaryDirectory() + "tra-load-\(UUID().uuidString).csv"

  init(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }

  /// A pipe that nobody writes to.
  init() { precondition(mkfifo(path, 0o600) == 0) }

  deinit { unlink(path) }
}

/// Counts how often a load asks whether to go on; does something on the way.
private final class Questions: Sendable {
  private let asked = Atomic<Int>(0)

  var count: Int { asked.load(ordering: .relaxed) }

  func add() { asked.wrappingAdd(1, ordering: .relaxed) }

  func watch(
    stopAt last: Int = .max, limit: Int = .max, progress: ScanProgress = ScanProgress(),
    _ each: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> StatementWatch {
    let isInterrupted = { @Sendable [self] in
      let number = asked.wrappingAdd(1, ordering: .relaxed).newValue
      each(number)
      return number >= last
    }
    return StatementWatch(
      cancellation: Cancellation(isInterrupted: isInterrupted),
      memory: MemoryBudget(limit: limit), progress: progress)
  }
}

private func rows(_ count: Int) -> String {
  "n,text\n" + (0..<count).map { "\($0),a text of its own \($0)\n" }.joined()
}

private func load(_ path: String, _ watch: StatementWatch) throws(FileFault) -> LoadedTable {
  var reader = CSVReader()
  reader.watch = watch
  return try reader.read(path: path)
}

private func fault(_ path: String, _ watch: StatementWatch) -> FileFault? {
  do throws(FileFault) {
    _ = try load(path, watch)
    return nil
  } catch {
    return error
  }
}

@Suite struct LoadStopTests {
  @Test func `a load can be stopped wherever it asks, and gives its memory back`() throws {
    let file = try DataFile(rows(30_000))
    let all = Questions()
    _ = try load(file.path, all.watch())
    #expect(all.count >= 4)
    for stop in 1...all.count {
      let watch = Questions().watch(stopAt: stop)
      #expect(fault(file.path, watch)?.kind == .stopped(.cancelled))
      #expect(watch.memory.usedBytes == 0)
    }
  }

  @Test func `a load has the memory that its statement has, and no more`() throws {
    let file = try DataFile(rows(30_000))
    let watch = Questions().watch(limit: 1 << 20)
    #expect(fault(file.path, watch)?.kind == .stopped(.memoryLimit(bytes: 1 << 20)))
    #expect(watch.memory.usedBytes == 0)
  }

  @Test func `what a table takes stays charged until the statement ends`() throws {
    let file = try DataFile(rows(30_000))
    let watch = Questions().watch()
    let table = try load(file.path, watch).table
    let texts = try #require(table.dictionaries[1])
    #expect(watch.memory.usedBytes >= texts.allocatedByteCount)
  }

  @Test func `a column that is read again is charged once`() throws {
    let numbers = "n\n" + (0..<60_000).map { "\($0)\n" }.joined()
    let file = try DataFile(numbers + "x\n")
    let watch = Questions().watch()
    let again = try load(file.path, watch).table
    let texts = try #require(again.dictionaries[0])
    let builderSize = RowGroup.capacity * 8
    #expect(watch.memory.usedBytes <= texts.allocatedByteCount + builderSize)
  }

  @Test func `a small file charges little`() throws {
    let file = try DataFile(rows(3))
    let watch = Questions().watch(limit: 8_000)
    #expect(try load(file.path, watch).table.rowCount == 3)
  }

  @Test func `a pipe that nobody writes to can be left`() {
    let pipe = DataFile()
    let progress = ScanProgress()
    let stopped = fault(pipe.path, Questions().watch(stopAt: 3, progress: progress))
    #expect(stopped?.kind == .stopped(.cancelled))
    #expect(progress.load?.name == pipe.path)
    #expect(progress.load?.bytesExpected == nil)
  }

  @Test func `a pipe is read to the end of its writer`() throws {
    let pipe = DataFile()
    let path = pipe.path
    let text = rows(10_000)
    // The writer's opening waits for a reader.
    let writer = Thread {
      let file = fopen(path, "w")
      fputs(text, file)
      fclose(file)
    }
    writer.start()
    #expect(try load(path, StatementWatch()).table.rowCount == 10_000)
  }

  @Test func `a pipe without end has its limit of memory`() {
    let pipe = DataFile()
    let path = pipe.path
    signal(SIGPIPE, SIG_IGN)
    let writer = Thread {
      let file = fopen(path, "w")
      while fputs("1,2\n", file) >= 0 {}
      fclose(file)
    }
    writer.start()
    let watch = Questions().watch(limit: 1 << 18)
    #expect(fault(path, watch)?.kind == .stopped(.memoryLimit(bytes: 1 << 18)))
    #expect(watch.memory.usedBytes == 0)
  }

  @Test func `a load tells bytes and rows as it goes`() throws {
    let text = rows(30_000)
    let file = try DataFile(text)
    let progress = ScanProgress()
    let seen = Mutex<[ScanProgress.Load]>([])
    let watch = Questions().watch(progress: progress) { _ in
      seen.withLock { seen in if let load = progress.load { seen.append(load) } }
    }
    _ = try load(file.path, watch)
    let loads = seen.withLock { $0 }
    #expect(loads.allSatisfy { $0.bytesExpected == text.utf8.count && $0.name == file.path })
    #expect(loads.map(\.rowsRead) == loads.map(\.rowsRead).sorted())
    let last = try #require(loads.last)
    #expect(last.rowsRead == 30_000)
    #expect(last.bytesRead == text.utf8.count)
    #expect(progress.load == nil)
  }

  @Test func `a second pass is told`() throws {
    // Beyond the first block a column of numbers turns into text.
    let file = try DataFile(rows(30_000) + "x,last\n")
    let progress = ScanProgress()
    let repeated = Questions()
    let watch = Questions().watch(progress: progress) { _ in
      if progress.load?.isSecondPass == true { repeated.add() }
    }
    #expect(try load(file.path, watch).table.types == [.string, .string])
    #expect(repeated.count > 0)
  }

  @Test func `a file that grows while it is read is no table`() throws {
    let file = try DataFile(rows(30_000))
    let path = file.path
    let watch = Questions().watch { number in
      guard number == 3 else { return }
      let file = fopen(path, "a")
      fputs("1,more\n", file)
      fclose(file)
    }
    #expect(fault(path, watch)?.message == "'\(path)' was changed while it was read")
  }

  @Test func `a file that is cut short while it is read is no table`() throws {
    let file = try DataFile(rows(60_000))
    let path = file.path
    // Within a record, which must not be blamed.
    let watch = Questions().watch { number in if number == 3 { truncate(path, 600_001) } }
    #expect(fault(path, watch)?.message == "'\(path)' was changed while it was read")
  }

  @Test func `a line that is too long for the memory is no crash`() throws {
    let file = try DataFile("a\n" + String(repeating: "x", count: 3 << 20) + "\n")
    let watch = Questions().watch(limit: 2 << 20)
    #expect(fault(file.path, watch)?.kind == .stopped(.memoryLimit(bytes: 2 << 20)))
    #expect(watch.memory.usedBytes == 0)
    #expect(try load(file.path, StatementWatch()).table.rowCount == 1)
  }
}
