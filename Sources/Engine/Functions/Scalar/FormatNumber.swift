extension ScalarFunction {
  static let formatNumber = ScalarFunction(
    name: "FORMAT_NUMBER",
    signatures: [
      Signature(
        [.anyDecimal, .exactly(.int64)], optionalCount: 1, returns: .exactly(.string)),
      Signature(
        [.exactly(.float64), .exactly(.int64)], optionalCount: 1, returns: .exactly(.string)),
    ],
    summary: "A number for reading: commas at the thousands, so many digits after the point (0 if "
      + "not said), halves away from zero.",
    example: Example("FORMAT_NUMBER(1234567.891, 2)", gives: "1,234,567.89"),
    kernel: { call throws(EngineFault) in
      let digits = call.integers(1)
      defer { withExtendedLifetime(digits) {} }
      return try call.texts { (_, row, bytes) throws(EngineFault) in
        let places = digits?.pointer(Int64.self)[row] ?? 0
        guard 0...38 ~= places else {
          throw call.fault("FORMAT_NUMBER takes 0 to 38 digits after the point, not \(places)")
        }
        try format(call, row, Int(places), into: &bytes)
      }
    })
}

private func format(
  _ call: ScalarCall, _ row: Int, _ places: Int, into bytes: inout [UInt8]
) throws(EngineFault) {
  let vector = call.arguments[0]
  var number: [UInt8] = []
  if vector.type == .float64 {
    let value = withExtendedLifetime(vector) { vector.pointer(Double.self)[row] }
    guard value.isFinite else {
      ValueText.append(value, to: &bytes)
      return
    }
    // By its shortest digits, as CAST does: 2.675 lies a little below in binary.
    guard let exact = Cast.exact(value, scale: places) else {
      throw call.fault("FORMAT_NUMBER of \(value) with \(places) digits passes 38 digits")
    }
    ValueText.append(allDigits: exact, scale: places, to: &number)
  } else {
    let scale = vector.type.decimalScale ?? 0
    guard let exact = vector.integer(at: row).rescaled(from: scale, to: places) else {
      throw call.fault("FORMAT_NUMBER with \(places) digits passes 38 digits")
    }
    ValueText.append(allDigits: exact, scale: places, to: &number)
  }
  group(number, into: &bytes)
}

/// `-1234567.89` → `-1,234,567.89`
private func group(_ number: [UInt8], into bytes: inout [UInt8]) {
  let end = number.firstIndex(of: UInt8(ascii: ".")) ?? number.count
  let start = number.first == UInt8(ascii: "-") ? 1 : 0
  bytes += number[..<start]
  for index in start..<end {
    if index > start, (end - index) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(number[index])
  }
  bytes += number[end...]
}
