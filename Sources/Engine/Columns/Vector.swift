/// One column of a chunk or of a segment: typed storage, validity, bounds.
///
/// Kernels switch on `layout` once a chunk and then read `pointer(_:)`. Text is always coded:
/// codes into `dictionary`; where a dictionary would not pay its entries simply stand in row order
/// and repeat (`TextDictionary.isUnique` is false then).
///
/// `@unchecked Sendable`: the memory behind `base` is immutable once a vector is made of it.
public struct Vector: @unchecked Sendable {
  /// How a value lies in memory. Integers, dates, narrow decimals, ratios and codes use the
  /// narrowest layout that holds a segment; BOOL is `.u8` with 0 and 1.
  public enum Layout: UInt8, Sendable {
    case u8, u16, i32, i64, i128, f64

    public var byteCount: Int {
      switch self {
      case .u8: 1
      case .u16: 2
      case .i32: 4
      case .i64, .f64: 8
      case .i128: 16
      }
    }
  }

  /// Lowest and highest value (or code) of the rows, NULL rows counted as they lie in memory;
  /// possibly wider than true. Equal bounds make a constant.
  public struct Bounds: Sendable, Equatable {
    public var low: Int64
    public var high: Int64

    public init(low: Int64, high: Int64) {
      self.low = low
      self.high = high
    }
  }

  public let type: DataType
  public let layout: Layout
  public let count: Int
  public let base: UnsafeRawPointer
  /// nil where no row is NULL.
  public let validity: Validity?
  /// For `.u8 … .i64`; nil where unknown.
  public let bounds: Bounds?
  /// Not nil exactly for `DataType.string`.
  public let dictionary: TextDictionary?
  let owner: Buffer

  public init(
    type: DataType, layout: Layout, count: Int, buffer: Buffer, byteOffset: Int = 0,
    validity: Validity? = nil, bounds: Bounds? = nil, dictionary: TextDictionary? = nil
  ) {
    precondition(byteOffset + count * layout.byteCount <= buffer.byteCount)
    precondition((type == .string) == (dictionary != nil))
    precondition(validity == nil || validity!.rowCount == count)
    self.type = type
    self.layout = layout
    self.count = count
    base = UnsafeRawPointer(buffer.base + byteOffset)
    owner = buffer
    self.validity = validity
    self.bounds = bounds
    self.dictionary = dictionary
  }

  /// The values; `T` must be the Swift type of `layout`.
  @inline(__always)
  public func pointer<T>(_: T.Type) -> UnsafePointer<T> { base.assumingMemoryBound(to: T.self) }

  @inline(__always)
  public func isValid(_ row: Int) -> Bool { validity?.isValid(row) ?? true }
}
