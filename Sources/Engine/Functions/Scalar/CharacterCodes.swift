extension ScalarFunction {
  static let ascii = ScalarFunction(
    name: "ASCII", aliases: ["UNICODE"], signatures: [Signature(.string, returns: .int64)],
    summary: "The Unicode number of the first character; 0 of an empty text.",
    example: Example("ASCII('Đắk Lắk')", gives: "272"),
    spelling: [.sqlite: "CASE WHEN $1 = '' THEN 0 ELSE unicode($1) END"],
    kernel: { call in
      call.numbers { texts, _ in
        Int64(Scalars.decode(Scalars.part(texts[0], 0..<1)).first?.value ?? 0)
      }
    })

  static let chr = ScalarFunction(
    name: "CHR", aliases: ["CHAR"], signatures: [Signature(.int64, returns: .string)],
    summary: "The character of a Unicode number; empty for 0.",
    example: Example("CHR(272)", gives: "Đ"),
    kernel: { call throws(EngineFault) in
      let numbers = call.integers(0)!
      defer { withExtendedLifetime(numbers) {} }
      return try call.texts { (_, row, bytes) throws(EngineFault) in
        let number = numbers.pointer(Int64.self)[row]
        guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
          throw call.fault("\(number) is no Unicode number")
        }
        if number > 0 { Scalars.append(scalar, to: &bytes) }
      }
    })
}
