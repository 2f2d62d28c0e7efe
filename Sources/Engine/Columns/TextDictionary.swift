import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The texts behind a column's codes: UTF-8 bytes back to back, found by code, and by bytes where
/// each stands once.
///
/// It only grows, and only while its one writer (a loader, an INSERT, an operator that makes text)
/// holds it; codes once given stay. `@unchecked Sendable`: readers never run beside that writer.
public final class TextDictionary: @unchecked Sendable {
  /// Each text stands once, so that equal codes mean equal texts and unequal codes unequal ones.
  public let isUnique: Bool
  /// Behind a pointer, because Swift checks at run time that accesses to the variables of an object
  /// do not overlap, which costs more than the look-up.
  private let state: UnsafeMutablePointer<State>
  /// Forms of the texts that are made on demand.
  let derived = Mutex(DerivedTexts())

  /// Whether `find` has its index. Texts that lie in a file get theirs when one is first looked up.
  private let isIndexed: Atomic<Bool>
  /// Holds the memory of texts that lie in a file.
  private let foreign: Buffer?

  public init(isUnique: Bool = true) {
    self.isUnique = isUnique
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    isIndexed = Atomic(true)
    foreign = nil
  }

  /// Texts that lie in `buffer` and stay there until the dictionary grows.
  ///
  /// - Parameters:
  ///   - offsets: where `count + 1` offsets stand, each of 8 bytes; see `storedOffsets`.
  ///   - bytes: where the texts stand.
  public init(
    isUnique: Bool, count: Int, buffer: Buffer, offsets: Range<Int>, bytes: Range<Int>
  ) {
    precondition(offsets.count == (count + 1) * 8 && offsets.lowerBound % 8 == 0)
    precondition(max(offsets.upperBound, bytes.upperBound) <= buffer.byteCount)
    self.isUnique = isUnique
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(
        count: count,
        offsets: (buffer.base + offsets.lowerBound).assumingMemoryBound(to: Int.self),
        bytes: (buffer.base + bytes.lowerBound).assumingMemoryBound(to: UInt8.self),
        byteCount: bytes.count))
    isIndexed = Atomic(false)
    foreign = buffer
  }

  deinit {
    state.pointee.deallocate()
    state.deallocate()
  }

  public var count: Int { state.pointee.count }

  /// The UTF-8 bytes of `code`; valid until the dictionary grows.
  @inline(__always)
  public subscript(code: Int) -> UnsafeBufferPointer<UInt8> {
    state.pointee[code]
  }

  public func string(_ code: Int) -> String { String(decoding: self[code], as: UTF8.self) }

  /// The bytes of all texts together.
  public var byteCount: Int { state.pointee.offsets[count] }

  /// The memory behind it.
  public var allocatedByteCount: Int { state.pointee.allocatedByteCount }

  /// Only the first `count` texts stay: what a load added that failed. No code beyond them may be
  /// in use.
  public func truncate(to count: Int) {
    if count < self.count { state.pointee.truncate(to: count) }
  }

  /// The code of a text that is there; only for unique dictionaries.
  public func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    precondition(isUnique)
    if !isIndexed.load(ordering: .acquiring) { index() }
    return state.pointee.find(text)
  }

  /// Workers may look up at once, so one of them makes the index and the others wait.
  private func index() {
    derived.withLock { _ in
      guard !isIndexed.load(ordering: .acquiring) else { return }
      state.pointee.rehash()
      isIndexed.store(true, ordering: .releasing)
    }
  }

  public func find(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { find($0) }
  }

  /// The code of `text`, which is added where it is new (or always, where not unique).
  ///
  /// At most 2^32 - 2 texts: a table of that many is far beyond one machine's memory.
  public func add(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard isUnique else { return state.pointee.append(text) }
    if !isIndexed.load(ordering: .relaxed) { index() }
    return state.pointee.intern(text)
  }

  public func add(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { add($0) }
  }
}

extension TextDictionary {
  /// For a file: the bytes of all texts, back to back.
  public var storedBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: state.pointee.bytes, count: byteCount)
  }

  /// For a file: where each text begins in `storedBytes`, and the end; `count + 1` of 8 bytes.
  public var storedOffsets: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: state.pointee.offsets, count: (count + 1) * 8)
  }
}

private struct State {
  var count = 0
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int
  /// `offsets[code]..<offsets[code + 1]` are the bytes of `code`.
  private(set) var offsets: UnsafeMutablePointer<Int>
  private var offsetCapacity: Int
  /// Whether the texts, or their offsets, lie in memory of our own.
  private var (ownsBytes, ownsOffsets) = (true, true)
  /// Open addressing, codes + 1, 0 = free; a power of two, none where not unique.
  private var slots = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
  private var slotCount = 0

  init() {
    bytes = .allocate(capacity: 256)
    byteCapacity = 256
    offsets = .allocate(capacity: 16)
    offsetCapacity = 16
    offsets[0] = 0
  }

  /// Texts in foreign memory, which is full: whatever is added moves them into our own.
  init(
    count: Int, offsets: UnsafeMutablePointer<Int>, bytes: UnsafeMutablePointer<UInt8>,
    byteCount: Int
  ) {
    self.count = count
    self.offsets = offsets
    self.bytes = bytes
    byteCapacity = byteCount
    offsetCapacity = count + 1
    (ownsBytes, ownsOffsets) = (false, false)
  }

  func deallocate() {
    slots.deallocate()
    if ownsBytes { bytes.deallocate() }
    if ownsOffsets { offsets.deallocate() }
  }

  @inline(__always)
  subscript(code: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(code >= 0 && code < count)
    let start = offsets[code]
    return UnsafeBufferPointer(start: bytes + start, count: offsets[code + 1] - start)
  }

  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard slotCount > 0 else { return nil }
    let slot = self.slot(of: text)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    if (count + 1) * 2 > slotCount { rehash() }
    let slot = self.slot(of: text)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    slots[slot] = UInt32(count + 1)
    return append(text)
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    precondition(count < Int(UInt32.max) - 1)
    let start = offsets[count]
    let end = start + text.count
    if end > byteCapacity { growBytes(to: end) }
    if count + 2 > offsetCapacity { growOffsets() }
    if let from = text.baseAddress { (bytes + start).update(from: from, count: text.count) }
    count += 1
    offsets[count] = end
    return count - 1
  }

  var allocatedByteCount: Int { byteCapacity + offsetCapacity * 8 + slotCount * 4 }

  mutating func truncate(to kept: Int) {
    var shorter = State()
    for code in 0..<kept {
      _ = slotCount > 0 ? shorter.intern(self[code]) : shorter.append(self[code])
    }
    deallocate()
    self = shorter
  }

  private mutating func growBytes(to needed: Int) {
    byteCapacity = max(needed, byteCapacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
    larger.update(from: bytes, count: offsets[count])
    if ownsBytes { bytes.deallocate() }
    bytes = larger
    ownsBytes = true
  }

  private mutating func growOffsets() {
    offsetCapacity *= 2
    let larger = UnsafeMutablePointer<Int>.allocate(capacity: offsetCapacity)
    larger.update(from: offsets, count: count + 1)
    if ownsOffsets { offsets.deallocate() }
    offsets = larger
    ownsOffsets = true
  }

  /// The slot that holds `text`, or the free one where it belongs.
  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slotCount - 1
    var slot = Int(truncatingIfNeeded: hashBytes(text)) & mask
    while slots[slot] != 0 {
      let known = self[Int(slots[slot]) - 1]
      if Self.isEqual(known, text) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func isEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    left.count == right.count
      && (left.isEmpty || memcmp(left.baseAddress!, right.baseAddress!, left.count) == 0)
  }

  /// Makes the index anew, with room for more.
  mutating func rehash() {
    slots.deallocate()
    slotCount = max(32, slotCount * 4)
    while (count + 1) * 2 > slotCount { slotCount *= 2 }
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    let mask = slotCount - 1
    for code in 0..<count {
      var slot = Int(truncatingIfNeeded: hashBytes(self[code])) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(code + 1)
    }
  }
}
