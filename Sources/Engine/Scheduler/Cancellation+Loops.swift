/// Loops over many rows at once (a sort, a gather, a dictionary), which no morsel ends.
extension Cancellation {
  /// Rows between two looks at the clock: a few milliseconds.
  private static let partSize = 1 << 17

  /// Does a loop over `count` rows in parts, asking before each.
  ///
  /// - Throws: `.cancelled` or `.timeout`.
  @inline(__always)
  func forEachPart(of count: Int, _ body: (Range<Int>) -> Void) throws(EngineFault) {
    var start = 0
    while start < count {
      try check()
      let end = min(start + Self.partSize, count)
      body(start..<end)
      start = end
    }
  }

  /// Sorts as `Array.sort(by:)`, asking now and then.
  ///
  /// - Throws: `.cancelled` or `.timeout`; the order is none then.
  func sort<Element>(
    _ elements: inout [Element], by precedes: (Element, Element) -> Bool
  ) throws(EngineFault) {
    var comparisons = 0
    do {
      try elements.sort { left, right in
        comparisons &+= 1
        if comparisons & 0xFFFF == 0 { try check() }
        return precedes(left, right)
      }
    } catch {
      guard let fault = error as? EngineFault else { preconditionFailure("only check() throws") }
      throw fault
    }
  }
}
