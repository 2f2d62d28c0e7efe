extension ScalarFunction {
  static let regexpContains = ScalarFunction(
    name: "REGEXP_CONTAINS", aliases: ["REGEXP_LIKE", "REGEXP_MATCHES"],
    signatures: [Signature(.string, .string, returns: .bool)],
    summary: "Whether a part of the text matches the regular expression (RE2).",
    example: Example("REGEXP_CONTAINS('QĐ 422/QĐ-TTg', '[0-9]+/QĐ')", gives: "true"),
    spelling: [
      .spark: "regexp_like($1, $2)", .duckdb: "regexp_matches($1, $2)", .postgres: "$1 ~ $2",
    ],
    kernel: { call throws(EngineFault) in
      let patterns = Patterns(call)
      let texts = TextReader(call.arguments[0])
      defer { withExtendedLifetime(texts) {} }
      let output = Output(UInt8.self, count: call.rowCount)
      for row in 0..<call.rowCount {
        output.values[row] =
          call.matters(row) ? bit(try patterns.expression(row).matches(texts[row])) : 0
      }
      return output.vector(.bool, .u8, validity: call.validity)
    })

  static let regexpExtract = ScalarFunction(
    name: "REGEXP_EXTRACT", aliases: ["REGEXP_SUBSTR"],
    signatures: [Signature(.string, .string, returns: .string)],
    summary: "The first part that matches the regular expression, or its one group; NULL for none.",
    example: Example("REGEXP_EXTRACT('QĐ 422/QĐ-TTg', '([0-9]+)/')", gives: "422"),
    kernel: { call throws(EngineFault) in
      let patterns = Patterns(call)
      let known = Validity.copy(call.validity, rowCount: call.rowCount)
      let result = try call.texts { (texts, row, bytes) throws(EngineFault) in
        let expression = try patterns.expression(row)
        if expression.groupCount > 1 {
          throw call.fault(
            "REGEXP_EXTRACT takes one group, and this has \(expression.groupCount): (?:…) captures "
              + "nothing")
        }
        if let match = expression.firstMatch(in: texts[0]) {
          bytes.append(contentsOf: match)
        } else {
          known.setNull(row)
        }
      }
      return result.with(validity: known)
    })

  static let regexpReplace = ScalarFunction(
    name: "REGEXP_REPLACE", signatures: [Signature(.string, .string, .string, returns: .string)],
    summary:
      "The text with all that matches the regular expression replaced; \\1 is its first group.",
    example: Example("REGEXP_REPLACE('2024-12', '(\\d+)-(\\d+)', '\\2/\\1')", gives: "12/2024"),
    spelling: [.duckdb: "regexp_replace($1, $2, $3, 'g')"],
    kernel: { call throws(EngineFault) in
      let patterns = Patterns(call)
      return try call.texts { (texts, row, bytes) throws(EngineFault) in
        let expression = try patterns.expression(row, replacement: texts[2])
        guard expression.replace(in: texts[0], by: texts[2], into: &bytes) else {
          throw call.fault("no memory for the result of REGEXP_REPLACE")
        }
      }
    })
}

/// The expressions of a call: that of the row before is kept, which is usually that of all.
private final class Patterns {
  private let call: ScalarCall
  private let texts: TextReader
  private var pattern: [UInt8] = []
  private var replacement: [UInt8]?
  private var expression: RegularExpression?

  init(_ call: ScalarCall) {
    self.call = call
    texts = TextReader(call.arguments[1])
  }

  func expression(_ row: Int) throws(EngineFault) -> RegularExpression {
    let text = texts[row]
    if let expression, pattern.elementsEqual(text) { return expression }
    do throws(RegularExpression.Problem) {
      let next = try RegularExpressions.expression(text)
      pattern = Array(text)
      replacement = nil
      expression = next
      return next
    } catch {
      throw call.fault("the regular expression is faulty: \(error.message)")
    }
  }

  /// - Parameter replacement: must name only groups that there are.
  func expression(_ row: Int, replacement: Text) throws(EngineFault) -> RegularExpression {
    let expression = try self.expression(row)
    if let known = self.replacement, known.elementsEqual(replacement) { return expression }
    do throws(RegularExpression.Problem) {
      try expression.check(replacement: replacement)
    } catch {
      throw call.fault("the replacement is faulty: \(error.message)")
    }
    self.replacement = Array(replacement)
    return expression
  }
}
