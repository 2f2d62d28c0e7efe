@testable import Language

/// The text as the printer writes its tree.
func printed(_ text: String) throws -> String {
  guard let statement = try Parser.parseStatement(SourceText(text)) else { return "" }
  return statement.sql
}

func printedExpression(_ text: String) throws -> String {
  try Parser.parseExpression(SourceText(text)).sql
}

/// The error that `text` earns; nil where it parses.
func failure(_ text: String) -> Diagnostic? {
  do throws(Diagnostic) {
    _ = try Parser.parseStatement(SourceText(text))
    return nil
  } catch {
    return error
  }
}

/// `message @ text under the span`.
func message(_ text: String) -> String {
  guard let error = failure(text) else { return "parses" }
  let place = error.span.map { SourceText(text).text($0) } ?? "-"
  return "\(error.message) @ \(place)"
}

/// Every operation with its operands in brackets, so that precedence shows.
func shape(_ text: String) throws -> String {
  try shape(Parser.parseExpression(SourceText(text)))
}

func shape(_ expression: Expression) -> String {
  switch expression.kind {
  case .binary(let operation, let left, let right):
    "[\(shape(left)) \(operation.rawValue) \(shape(right))]"
  case .unary(let operation, let operand): "[\(operation.rawValue) \(shape(operand))]"
  case .between(let operand, let low, let high, let negated):
    "[\(shape(operand)) \(negated ? "NOT " : "")BETWEEN \(shape(low)) AND \(shape(high))]"
  case .isTest(let operand, let test, let negated):
    "[\(shape(operand)) IS \(negated ? "NOT " : "")\(test.rawValue)]"
  case .parenthesized(let inner): "(\(shape(inner)))"
  default: expression.sql
  }
}
