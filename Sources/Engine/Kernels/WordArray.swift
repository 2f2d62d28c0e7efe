/// Growing memory of 64-bit words for tables that work through raw pointers.
final class WordArray {
  private(set) var base: UnsafeMutablePointer<UInt64>
  private(set) var count: Int

  init(zeros count: Int) {
    self.count = max(count, 1)
    base = .allocate(capacity: self.count)
    base.initialize(repeating: 0, count: self.count)
  }

  deinit { base.deallocate() }

  /// The same words as signed integers.
  var integers: UnsafeMutablePointer<Int64> {
    UnsafeMutableRawPointer(base).assumingMemoryBound(to: Int64.self)
  }

  /// Makes room for `needed` words; new ones are 0.
  func reserve(_ needed: Int) {
    if needed <= count { return }
    let larger = max(needed, count * 2)
    let moved = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    (moved + count).initialize(repeating: 0, count: larger - count)
    base.deallocate()
    base = moved
    count = larger
  }

  func clear(_ length: Int) { base.update(repeating: 0, count: length) }
}
