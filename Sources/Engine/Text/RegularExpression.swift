import CRegex
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular expression of RE2, compiled.
///
/// `@unchecked Sendable`: the library lets several threads use one expression.
final class RegularExpression: @unchecked Sendable {
  /// What is wrong with a pattern, in the library's words.
  struct Problem: Error {
    let message: String
  }

  private let handle: OpaquePointer
  /// How many groups in parentheses it captures.
  let groupCount: Int

  init(_ pattern: UnsafeBufferPointer<UInt8>) throws(Problem) {
    var fault = [CChar](repeating: 0, count: 200)
    guard let handle = tra_regex_compile(pattern.start, pattern.count, &fault, fault.count) else {
      throw Problem(message: Self.text(fault))
    }
    self.handle = handle
    groupCount = Int(tra_regex_group_count(handle))
  }

  deinit { tra_regex_free(handle) }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (start, end) = (0, 0)
    return tra_regex_find(handle, text.start, text.count, 0, &start, &end) != 0
  }

  /// The first match of the one group, or of the whole where there is no group; nil for none.
  func firstMatch(in text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    var (start, end) = (0, 0)
    let group = Int32(min(groupCount, 1))
    guard tra_regex_find(handle, text.start, text.count, group, &start, &end) != 0, start >= 0
    else { return nil }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// Whether `\1` and the like name groups that there are.
  func check(replacement: UnsafeBufferPointer<UInt8>) throws(Problem) {
    var fault = [CChar](repeating: 0, count: 200)
    guard
      tra_regex_check_replacement(
        handle, replacement.start, replacement.count, &fault, fault.count) != 0
    else { throw Problem(message: Self.text(fault)) }
  }

  /// Appends the text with all matches replaced; the replacement has been checked.
  ///
  /// - Returns: false where memory is short.
  func replace(
    in text: UnsafeBufferPointer<UInt8>, by replacement: UnsafeBufferPointer<UInt8>,
    into bytes: inout [UInt8]
  ) -> Bool {
    var count = 0
    guard
      let result = tra_regex_replace(
        handle, text.start, text.count, replacement.start, replacement.count, &count)
    else { return false }
    defer { free(result) }
    bytes.append(contentsOf: UnsafeBufferPointer(start: result, count: count))
    return true
  }

  private static func text(_ fault: [CChar]) -> String {
    String(decoding: fault.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Never nil: the library takes a length of 0, but no null pointer.
  fileprivate var start: UnsafePointer<UInt8> { baseAddress ?? nothing }
}

nonisolated(unsafe) private let nothing = UnsafePointer(
  UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

/// The expressions of the queries of late: a query has few, and each is asked once a chunk.
enum RegularExpressions {
  private static let limit = 32
  private static let known = Mutex<[[UInt8]: RegularExpression]>([:])

  static func expression(
    _ pattern: UnsafeBufferPointer<UInt8>
  ) throws(RegularExpression.Problem) -> RegularExpression {
    let key = Array(pattern)
    if let expression = known.withLock({ $0[key] }) { return expression }
    let expression = try RegularExpression(pattern)
    known.withLock { known in
      if known.count >= limit { known.removeAll() }
      known[key] = expression
    }
    return expression
  }
}
