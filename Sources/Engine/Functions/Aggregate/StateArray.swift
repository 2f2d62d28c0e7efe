#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A value a group, all bits 0 at first. The pages of a large array that no group touches cost
/// nothing, so an array over a wide key domain may be mostly empty.
final class StateArray<T: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<T>
  private(set) var count = 0

  init() { base = Self.zeros(1) }

  deinit { free(base) }

  var byteCount: Int { count * MemoryLayout<T>.stride }

  func reserve(_ needed: Int) {
    if needed <= count { return }
    let larger = count == 0 ? needed : max(needed, count * 2)
    let moved = Self.zeros(larger)
    moved.update(from: base, count: count)
    free(base)
    base = moved
    count = larger
  }

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<T> {
    guard let memory = calloc(count, MemoryLayout<T>.stride) else {
      preconditionFailure("out of memory")
    }
    return memory.bindMemory(to: T.self, capacity: count)
  }
}
