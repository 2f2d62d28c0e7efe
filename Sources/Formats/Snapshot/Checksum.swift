import CXXHash

/// XXH3-64: finds damage, not malice.
public func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  tra_xxh3_64(bytes.baseAddress, bytes.count)
}
