#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A LIKE pattern taken apart: `%` is any text, `_` one Unicode scalar.
struct LikePattern {
  private enum Piece {
    case bytes([UInt8])
    case one
  }

  private enum Form {
    case equal([UInt8])
    case prefix([UInt8])
    case suffix([UInt8])
    case contains([UInt8])
    case any
    /// Runs of pieces between `%`.
    case general([[Piece]], anchoredStart: Bool, anchoredEnd: Bool)
  }

  private let form: Form
  private let ignoresCase: Bool

  /// - Returns: nil where the pattern ends with its escape character.
  init?(_ pattern: UnsafeBufferPointer<UInt8>, escape: Character?, ignoresCase: Bool) {
    guard var runs = Self.runs(String(decoding: pattern, as: UTF8.self), escape) else { return nil }
    if ignoresCase { runs = runs.map { $0.map(Self.folded) } }
    self.ignoresCase = ignoresCase
    form = Self.form(runs)
  }

  /// The pattern cut at its `%`.
  private static func runs(_ pattern: String, _ escape: Character?) -> [[Piece]]? {
    let escapeScalar = escape?.unicodeScalars.first
    var runs: [[Piece]] = [[]]
    var literal: [UInt8] = []
    var isEscaped = false
    func flush() {
      if !literal.isEmpty { runs[runs.count - 1].append(.bytes(literal)) }
      literal = []
    }
    for scalar in pattern.unicodeScalars {
      if isEscaped {
        literal.append(contentsOf: UTF8.encode(scalar)!)
        isEscaped = false
      } else if scalar == escapeScalar {
        isEscaped = true
      } else if scalar == "%" {
        flush()
        runs.append([])
      } else if scalar == "_" {
        flush()
        runs[runs.count - 1].append(.one)
      } else {
        literal.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    flush()
    return isEscaped ? nil : runs
  }

  private static func folded(_ piece: Piece) -> Piece {
    guard case .bytes(let bytes) = piece else { return piece }
    return .bytes(bytes.withUnsafeBufferPointer { Folding.caseFolded($0) })
  }

  private static func form(_ runs: [[Piece]]) -> Form {
    let filled = runs.enumerated().filter { !$0.element.isEmpty }
    if filled.isEmpty { return runs.count == 1 ? .equal([]) : .any }
    if filled.count == 1, filled[0].element.count == 1,
      case .bytes(let bytes) = filled[0].element[0]
    {
      if runs.count == 1 { return .equal(bytes) }
      if filled[0].offset == 0 { return .prefix(bytes) }
      return filled[0].offset == runs.count - 1 ? .suffix(bytes) : .contains(bytes)
    }
    return .general(
      filled.map(\.element), anchoredStart: !runs[0].isEmpty, anchoredEnd: !runs.last!.isEmpty)
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard ignoresCase else { return matchesExactly(text) }
    return Folding.caseFolded(text).withUnsafeBufferPointer { matchesExactly($0) }
  }

  private func matchesExactly(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch form {
    case .any: true
    case .equal(let bytes): text.count == bytes.count && Self.isEqual(text, 0, bytes)
    case .prefix(let bytes): Self.isEqual(text, 0, bytes)
    case .suffix(let bytes): Self.isEqual(text, text.count - bytes.count, bytes)
    case .contains(let bytes): TextSearch.find(bytes, in: text, from: 0) != nil
    case .general(let runs, let anchoredStart, let anchoredEnd):
      Self.match(runs, anchoredStart: anchoredStart, anchoredEnd: anchoredEnd, text)
    }
  }

  /// Each run is taken at its first place: what lies between is left to `%`, so no later place of
  /// an earlier run can help, and nothing is ever tried twice.
  private static func match(
    _ runs: [[Piece]], anchoredStart: Bool, anchoredEnd: Bool, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var runs = runs[...]
    var position = 0
    if anchoredStart {
      guard let end = end(of: runs.removeFirst(), in: text, at: 0) else { return false }
      position = end
      if runs.isEmpty { return !anchoredEnd || position == text.count }
    }
    let last = anchoredEnd ? runs.popLast() : nil
    for run in runs {
      guard let end = firstEnd(of: run, in: text, from: position) else { return false }
      position = end
    }
    guard let last else { return true }
    guard let start = start(of: last, before: text), start >= position else { return false }
    return end(of: last, in: text, at: start) == text.count
  }

  private static func firstEnd(
    of run: [Piece], in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var position = start
    while position <= text.count {
      if case .bytes(let bytes) = run[0] {
        guard let found = TextSearch.find(bytes, in: text, from: position) else { return nil }
        position = found
      }
      if let end = end(of: run, in: text, at: position) { return end }
      guard position < text.count else { return nil }
      position += scalarLength(text[position])
    }
    return nil
  }

  private static func end(
    of run: [Piece], in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    var position = start
    for piece in run {
      switch piece {
      case .one:
        guard position < text.count else { return nil }
        position += scalarLength(text[position])
      case .bytes(let bytes):
        guard isEqual(text, position, bytes) else { return nil }
        position += bytes.count
      }
    }
    return position
  }

  /// Where a run that reaches the end of the text begins: as many scalars before it.
  private static func start(of run: [Piece], before text: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = text.count
    for piece in run.reversed() {
      switch piece {
      case .bytes(let bytes): position -= bytes.count
      case .one:
        repeat { position -= 1 } while position > 0 && text[position] & 0xC0 == 0x80
      }
      if position < 0 { return nil }
    }
    return position
  }

  private static func isEqual(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ bytes: [UInt8]
  ) -> Bool {
    guard start >= 0, start + bytes.count <= text.count else { return false }
    if bytes.isEmpty { return true }
    return memcmp(text.baseAddress! + start, bytes, bytes.count) == 0
  }
}

/// Bytes of a scalar by its first byte, for valid UTF-8.
@inline(__always)
func scalarLength(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

enum TextSearch {
  /// Byte offset of the first place of `needle` at or after `start`.
  static func find(
    _ needle: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    needle.withUnsafeBufferPointer { find($0, in: text, from: start) }
  }

  static func find(
    _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    if needle.isEmpty { return start <= text.count ? start : nil }
    let last = text.count - needle.count
    guard let base = text.baseAddress, let wanted = needle.baseAddress else { return nil }
    var position = start
    while position <= last,
      let hit = memchr(base + position, Int32(needle[0]), last - position + 1)
    {
      position = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      if memcmp(base + position, wanted, needle.count) == 0 { return position }
      position += 1
    }
    return nil
  }
}
