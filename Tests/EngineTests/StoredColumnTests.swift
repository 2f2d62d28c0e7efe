// What values from a file must hold before kernels trust them.
import Testing

@testable import Engine

@Suite struct StoredColumnTests {
  private func segment(
    _ type: DataType, _ values: [UInt8], bounds: Vector.Bounds? = nil, nulls: [Int] = [],
    nullCount: Int? = nil, dictionary: TextDictionary? = nil
  ) -> Segment {
    let buffer = Buffer(byteCount: values.count)
    for (row, value) in values.enumerated() {
      buffer.base.storeBytes(of: value, toByteOffset: row, as: UInt8.self)
    }
    var validity: Validity?
    if !nulls.isEmpty {
      let bits = Validity(rowCount: values.count, repeating: true)
      for row in nulls { bits.setNull(row) }
      validity = bits
    }
    return Segment(
      Vector(
        type: type, layout: .u8, count: values.count, buffer: buffer, validity: validity,
        bounds: bounds, dictionary: dictionary),
      nullCount: nullCount ?? nulls.count)
  }

  @Test func `bounds hold for all values`() {
    let bounds = Vector.Bounds(low: 1, high: 5)
    #expect(segment(.int64, [1, 5], bounds: bounds).contradiction == nil)
    #expect(
      segment(.int64, [1, 6], bounds: bounds).contradiction == "a value outside its bounds")
    #expect(
      segment(.int64, [0, 5], bounds: bounds).contradiction == "a value outside its bounds")
  }

  @Test func `values lie in the range of their type`() {
    #expect(segment(.bool, [0, 1]).contradiction == nil)
    #expect(segment(.bool, [0, 2]).contradiction == "a value out of the range of BOOL")
    #expect(segment(.decimal(precision: 2, scale: 1), [99]).contradiction == nil)
    #expect(
      segment(.decimal(precision: 2, scale: 1), [100]).contradiction
        == "a value out of the range of DECIMAL(2,1)")
  }

  @Test func `bounds too lie in the range of their type`() {
    let wide = Vector.Bounds(low: .min, high: .max)
    #expect(segment(.int64, [0, 1], bounds: wide).contradiction == nil)
    #expect(
      segment(.bool, [0, 1], bounds: wide).contradiction == "a value out of the range of BOOL")
    #expect(
      segment(.date, [0, 1], bounds: wide).contradiction == "a value out of the range of DATE")
    let dictionary = TextDictionary()
    _ = dictionary.add("a")
    #expect(
      segment(.string, [0], bounds: Vector.Bounds(low: 0, high: 1), dictionary: dictionary)
        .contradiction == "a code that stands for no text")
  }

  @Test func `codes stand for texts`() {
    let dictionary = TextDictionary()
    _ = dictionary.add("a")
    #expect(segment(.string, [0, 0], dictionary: dictionary).contradiction == nil)
    #expect(
      segment(.string, [0, 1], dictionary: dictionary).contradiction
        == "a code that stands for no text")
    let none = TextDictionary()
    #expect(segment(.string, [0], nulls: [0], dictionary: none).contradiction == nil)
    #expect(
      segment(.string, [0, 0], nulls: [0], dictionary: none).contradiction
        == "a code that stands for no text")
  }

  @Test func `NULLs are as many as they are said to be`() {
    #expect(segment(.int64, [1, 2], nulls: [1]).contradiction == nil)
    #expect(
      segment(.int64, [1, 2], nulls: [1], nullCount: 2).contradiction
        == "another number of NULLs")
    #expect(segment(.int64, [1], nullCount: 1).contradiction == "NULLs without a place")
  }

  private func dictionary(_ offsets: [Int], _ bytes: [UInt8]) -> (TextDictionary, Int) {
    let start = offsets.count * 8
    let buffer = Buffer(byteCount: start + bytes.count)
    for (index, offset) in offsets.enumerated() {
      buffer.base.storeBytes(of: offset, toByteOffset: index * 8, as: Int.self)
    }
    for (index, byte) in bytes.enumerated() {
      buffer.base.storeBytes(of: byte, toByteOffset: start + index, as: UInt8.self)
    }
    let texts = TextDictionary(
      isUnique: true, count: offsets.count - 1, buffer: buffer, offsets: 0..<start,
      bytes: start..<(start + bytes.count))
    return (texts, bytes.count)
  }

  @Test(arguments: [
    ([0, 1, 3], "aĐ", nil), ([0], "", nil), ([0, 0, 1], "a", nil),
    ([1, 1, 3], "aĐ", "texts of another length"), ([0, 1, 2], "aĐ", "texts of another length"),
    ([0, 9, 3], "aĐ", "a text that ends before it begins"),
    ([0, -8, 3], "aĐ", "a text that ends before it begins"),
    ([0, 2, 3], "aĐ", "a text that begins inside a character"),
  ])
  func `texts stand one behind the other`(offsets: [Int], text: String, wrong: String?) {
    let (texts, byteCount) = dictionary(offsets, Array(text.utf8))
    #expect(texts.contradiction(byteCount: byteCount) == wrong)
  }

  @Test func `texts are UTF-8`() {
    let (texts, byteCount) = dictionary([0, 2], [0xC3, 0x28])
    #expect(texts.contradiction(byteCount: byteCount) == "a text that is not UTF-8")
  }

  @Test func `texts in foreign memory are found, and new ones join them`() {
    let (texts, _) = dictionary([0, 1, 3], Array("aĐ".utf8))
    #expect(texts.find("Đ") == 1)
    #expect(texts.find("b") == nil)
    #expect(texts.add("a") == 0)
    #expect((0..<100).map { texts.add("n\($0)") } == Array(2..<102))
    #expect(texts.string(1) == "Đ")
    #expect(texts.find("n99") == 101)
  }

  /// RFC 3629, section 4, and the longest forms that are not it.
  @Test(
    arguments: [
      ([0x41, 0xC3, 0xA9], true), ([], true), ([0x00], true), ([0xF4, 0x8F, 0xBF, 0xBF], true),
      ([0xC0, 0x80], false), ([0xED, 0xA0, 0x80], false), ([0xF4, 0x90, 0x80, 0x80], false),
      ([0xE1, 0xBA], false), ([0x80], false), ([0xFF], false),
      (Array("một hai ba bốn năm sáu".utf8), true), (Array("12345678".utf8) + [0xC3], false),
    ] as [([UInt8], Bool)])
  func `well-formed bytes are told from others`(bytes: [UInt8], isText: Bool) {
    #expect(bytes.withUnsafeBufferPointer { UTF8Text.isValid($0) } == isText)
  }
}
