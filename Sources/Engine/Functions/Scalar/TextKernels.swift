// What the functions of texts share: loops over rows that skip NULL, and scalars in UTF-8.

typealias Text = UnsafeBufferPointer<UInt8>

/// The text arguments of one row.
struct RowTexts {
  fileprivate let readers: [TextReader]
  fileprivate let row: Int

  var count: Int { readers.count }

  @inline(__always)
  subscript(position: Int) -> Text { readers[position][row] }
}

extension ScalarCall {
  @inline(__always)
  func matters(_ row: Int) -> Bool { validity?.isValid(row) ?? true }

  /// A fault of this call.
  func fault(_ message: String) -> EngineFault {
    EngineFault(.invalidArgument(message), at: origin)
  }

  /// Text → text; `make` appends the bytes of one row to an empty array.
  func texts(
    _ make: (_ texts: RowTexts, _ row: Int, _ bytes: inout [UInt8]) throws(EngineFault) -> Void
  ) throws(EngineFault) -> Vector {
    let readers = arguments.filter { $0.type == .string }.map(TextReader.init)
    defer { withExtendedLifetime(readers) {} }
    let output = TextOutput()
    var bytes: [UInt8] = []
    for row in 0..<rowCount {
      guard matters(row) else {
        output.appendNothing()
        continue
      }
      bytes.removeAll(keepingCapacity: true)
      try make(RowTexts(readers: readers, row: row), row, &bytes)
      output.append(bytes)
    }
    return output.vector(validity: validity)
  }

  /// Text → INT64, or BOOL as 0 and 1.
  func numbers(_ make: (_ texts: RowTexts, _ row: Int) -> Int64) -> Vector {
    let readers = arguments.filter { $0.type == .string }.map(TextReader.init)
    defer { withExtendedLifetime(readers) {} }
    let output = Output(Int64.self, count: rowCount)
    for row in 0..<rowCount {
      output.values[row] = matters(row) ? make(RowTexts(readers: readers, row: row), row) : 0
    }
    let numbers = output.vector(.int64, .i64, validity: validity)
    return type == .bool ? numbers.asMask() : numbers
  }

  /// The INT64 argument at `position`, widened; nil where it is not given.
  func integers(_ position: Int) -> Vector? {
    arguments.indices.contains(position) ? arguments[position].widened() : nil
  }
}

extension Vector {
  /// 0 and 1 in 64 bits as a BOOL vector.
  func asMask() -> Vector {
    let output = Output(UInt8.self, count: count)
    let values = pointer(Int64.self)
    withExtendedLifetime(self) {
      for row in 0..<count { output.values[row] = UInt8(truncatingIfNeeded: values[row]) }
    }
    return output.vector(.bool, .u8, validity: validity)
  }
}

/// Texts as sequences of Unicode scalars.
enum Scalars {
  static func count(_ text: Text) -> Int {
    var count = 0
    for byte in text { count &+= Int(bit(byte & 0xC0 != 0x80)) }
    return count
  }

  /// Byte offset of the scalar at `index`, at most the end.
  static func offset(_ text: Text, _ index: Int) -> Int {
    var offset = 0
    var left = index
    while left > 0 && offset < text.count {
      offset += scalarLength(text[offset])
      left -= 1
    }
    return min(offset, text.count)
  }

  /// The scalars `range` of the text, clamped to it.
  static func part(_ text: Text, _ range: Range<Int>) -> Text {
    let start = offset(text, range.lowerBound)
    let rest = Text(rebasing: text[start...])
    let length = offset(rest, range.count)
    return Text(rebasing: rest[..<length])
  }

  static func decode(_ text: Text) -> [Unicode.Scalar] {
    Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  }

  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.isASCII {
      bytes.append(UInt8(scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
}
