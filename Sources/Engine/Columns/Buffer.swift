/// Memory that vectors share: allocated once, filled by its maker, immutable once shared.
///
/// `@unchecked Sendable`: a buffer is written only before it is handed to a `Vector`.
public final class Buffer: @unchecked Sendable {
  public let base: UnsafeMutableRawPointer
  public let byteCount: Int
  /// 64 bytes of slack let kernels read whole words past the end.
  private static let slack = 64

  public init(byteCount: Int) {
    self.byteCount = byteCount
    base = .allocate(byteCount: byteCount + Self.slack, alignment: 64)
  }

  deinit { base.deallocate() }
}
