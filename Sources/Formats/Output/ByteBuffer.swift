/// Bytes that grow at the end: what every writer fills before a sink takes it.
final class ByteBuffer {
  /// Bytes past the end that may be read and written.
  static let slack = 16

  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 4_096) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity + Self.slack)
  }

  deinit { base.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  func removeAll() { count = 0 }

  func truncate(to length: Int) {
    precondition(length <= count)
    count = length
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    base[count] = byte
    count += 1
  }

  @inline(__always)
  func append(_ more: UnsafeBufferPointer<UInt8>) {
    guard let from = more.baseAddress else { return }
    if capacity - count < more.count { grow(by: more.count) }
    (base + count).update(from: from, count: more.count)
    count += more.count
  }

  /// As `append`, from another buffer: short pieces are copied as two words.
  @inline(__always)
  func append(padded more: UnsafePointer<UInt8>, count length: Int) {
    guard length <= Self.slack else {
      return append(UnsafeBufferPointer(start: more, count: length))
    }
    if capacity - count < length { grow(by: length) }
    let words = UnsafeRawPointer(more).loadUnaligned(as: SIMD2<UInt64>.self)
    UnsafeMutableRawPointer(base + count).storeBytes(of: words, as: SIMD2<UInt64>.self)
    count += length
  }

  func append(_ more: [UInt8]) { more.withUnsafeBufferPointer { append($0) } }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  func append(repeating byte: UInt8, count times: Int) {
    guard times > 0 else { return }
    if capacity - count < times { grow(by: times) }
    (base + count).update(repeating: byte, count: times)
    count += times
  }

  /// Room for `room` bytes at the end, to be filled and then told by `commit`.
  @inline(__always)
  func tail(room: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - count < room { grow(by: room) }
    return base + count
  }

  @inline(__always)
  func commit(_ length: Int) {
    precondition(length <= capacity - count)
    count += length
  }

  private func grow(by room: Int) {
    capacity = max(capacity * 2, count + room)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.slack)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
