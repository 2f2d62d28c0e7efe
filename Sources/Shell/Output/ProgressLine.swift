import CSystem
import Database
import Engine
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One line on the terminal that tells how far a long statement is, and goes when it ends.
///
/// Drawn by whoever asks whether to stop: once a morsel, a block of a file.
final class ProgressLine: Sendable {
  /// A statement that is done by then shows nothing.
  private static let patience = 0.5
  private static let pause = 0.1

  let work = ScanProgress()
  private let isWanted: Bool
  /// Nanoseconds of the clock; 0 while no statement runs.
  private let start = Atomic<Int>(0)
  private let next = Atomic<Int>(0)
  private let isShown = Atomic<Bool>(false)

  init(isWanted: Bool) { self.isWanted = isWanted }

  func begin() {
    guard isWanted else { return }
    let now = Self.now()
    next.store(now + Int(Self.patience * 1e9), ordering: .relaxed)
    start.store(now, ordering: .relaxed)
  }

  func end() {
    start.store(0, ordering: .relaxed)
    clear()
  }

  /// The line goes, as something else is written; it comes back if the work goes on.
  func clear() {
    if isShown.exchange(false, ordering: .relaxed) { Self.write("\r\u{1B}[K") }
  }

  /// May be called by many threads; one of them draws.
  func draw() {
    let began = start.load(ordering: .relaxed)
    guard began != 0 else { return }
    let now = Self.now()
    let due = next.load(ordering: .relaxed)
    guard now >= due else { return }
    let mine = next.compareExchange(
      expected: due, desired: now + Int(Self.pause * 1e9), ordering: .relaxed)
    guard mine.exchanged else { return }
    isShown.store(true, ordering: .relaxed)
    let text = Self.text(
      seconds: Double(now - began) / 1e9, work, isUTF8: tra_locale_is_utf8() == 1)
    Self.write("\r\u{1B}[K\(Self.cut(text))")
  }

  /// `2.1 s · 14.2 M rows read (45 %) · Ctrl-C stops`
  static func text(seconds: Double, _ work: ScanProgress, isUTF8: Bool = true) -> String {
    let tenths = Int(seconds * 10)
    let parts = ["\(tenths / 10).\(tenths % 10) s"] + work.pieces + ["Ctrl-C stops"]
    return parts.joined(separator: isUTF8 ? " · " : ", ")
  }

  /// A line that went on below could not be cleared.
  private static func cut(_ text: String) -> Substring {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard tra_terminal_size(2, &columns, &rows) == 1 else { return text[...] }
    return text.prefix(max(Int(columns) - 1, 0))
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    // A terminal that takes no more of it misses a line that is drawn again soon.
    _ = bytes.withUnsafeBytes { systemWrite(2, $0.baseAddress, $0.count) }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
  #else
    Darwin.write(descriptor, bytes, count)
  #endif
}
