/// Memory that vectors share: allocated once, filled by its maker, immutable once shared.
///
/// `@unchecked Sendable`: a buffer is written only before it is handed to a `Vector`.
public final class Buffer: @unchecked Sendable {
  public let base: UnsafeMutableRawPointer
  public let byteCount: Int
  private let release: (@Sendable (UnsafeMutableRawPointer) -> Void)?
  /// 64 bytes of slack let kernels read whole words past the end.
  public static let slack = 64
  /// Of `base`: a cache line.
  public static let alignment = 64

  public init(byteCount: Int) {
    self.byteCount = byteCount
    base = .allocate(byteCount: byteCount + Self.slack, alignment: Self.alignment)
    release = nil
  }

  /// Memory that somebody else made, such as a mapped file; nobody writes there.
  ///
  /// - Parameters:
  ///   - byteCount: without the slack, which can be read too.
  ///   - release: called once, when no vector needs the memory any more.
  public init(
    foreign base: UnsafeMutableRawPointer, byteCount: Int,
    release: @escaping @Sendable (UnsafeMutableRawPointer) -> Void
  ) {
    self.base = base
    self.byteCount = byteCount
    self.release = release
  }

  deinit {
    if let release { release(base) } else { base.deallocate() }
  }
}
