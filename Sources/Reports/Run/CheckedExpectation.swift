import Database
import Engine
import Language

/// An expectation and what the result had to say to it.
public struct CheckedExpectation: Sendable {
  public let expectation: Expectation
  /// The condition was TRUE; NULL fails.
  public let isMet: Bool
  /// The aggregates of the condition, as written, with their values as people read them.
  public let found: [(text: String, value: String)]

  /// nil where the condition holds.
  public var diagnostic: Diagnostic? {
    if isMet { return nil }
    let isError = expectation.severity == .expect
    let words = expectation.message.map { "\($0): " } ?? ""
    let values = found.map { "\($0.text) = \($0.value)" }.joined(separator: ", ")
    return Diagnostic(
      isError ? .error : .warning, code: isError ? .expectationFailed : .expectationWarned,
      message: (isError ? "expectation failed: " : "not as expected: ") + words
        + expectation.text + (values.isEmpty ? "" : "; found \(values)"),
      span: expectation.span)
  }
}

extension Diagnostic.Code {
  public static let expectationWarned = Self(rawValue: "expectation-warned")
  public static let expectationType = Self(rawValue: "expectation-type")
}

extension Expectation {
  private static let opening = "FROM _ |> AGGREGATE ("

  /// Evaluates the condition over `_`, which the section's query has just set.
  func checked(in session: Session) throws(Diagnostic) -> CheckedExpectation {
    let calls = condition.aggregateCalls.map { call in
      SourceText(text).text(call.span)
    }
    let columns = calls.enumerated().map { ",\n  \($1) AS found_\($0)" }
    let query = Self.opening + text + "\n) AS is_met" + columns.joined()
    let result: QueryResult
    do throws(Diagnostic) {
      result = try session.query(SourceText(query))
    } catch {
      throw placed(error)
    }
    guard result.columns[0].type == .bool || result.columns[0].type == .null else {
      throw Diagnostic(
        code: .expectationType,
        message: "a condition is wanted, but this is \(result.columns[0].type)",
        span: span)
    }
    guard let row = result.chunks.first(where: { $0.rowCount > 0 }) else {
      preconditionFailure("an aggregate without keys gave no row")
    }
    let found = calls.enumerated().map { index, call in
      (text: call, value: row[index + 1].value(at: 0).shown)
    }
    return CheckedExpectation(
      expectation: self, isMet: row[0].value(at: 0) == .bool(true), found: found)
  }

  /// In the report's text; where the place is none of the condition's, all of it is meant.
  private func placed(_ error: Diagnostic) -> Diagnostic {
    let opening = Self.opening.utf8.count
    guard let place = error.span, place.start >= opening,
      place.end <= opening + text.utf8.count
    else {
      var whole = error
      whole.span = span
      whole.fixIt = nil
      return whole
    }
    return error.moved(by: span.start - opening)
  }
}

extension Value {
  /// As people read it: a RATIO in percent.
  fileprivate var shown: String {
    guard case .ratio(let unscaled) = self else { return text ?? "NULL" }
    let hundredths = (unscaled.magnitude + 500_000) / 1_000_000
    let cents = hundredths % 100
    return "\(unscaled < 0 ? "-" : "")\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)%"
  }
}

extension FunctionCall {
  /// RATE is the binder's own: it becomes two sums and a division.
  fileprivate var isAggregate: Bool {
    FunctionRegistry.aggregate(named: name.name) != nil || name.name.uppercased() == "RATE"
  }
}

extension Expression {
  /// The outermost calls of aggregates, in the order of the text.
  var aggregateCalls: [Expression] {
    if case .call(let call) = kind, call.isAggregate { return [self] }
    return operands.flatMap(\.aggregateCalls)
  }

  private var operands: [Expression] {
    switch kind {
    case .literal, .parameter, .name, .scalarQuery, .exists: []
    case .parenthesized(let inner), .unary(_, let inner), .isTest(let inner, _, _),
      .cast(let inner, _, _), .extract(_, let inner), .interval(let inner, _),
      .inQuery(let inner, _, _):
      [inner]
    case .binary(_, let left, let right): [left, right]
    case .between(let value, let low, let high, _): [value, low, high]
    case .inList(let value, let items, _): [value] + items
    case .like(let value, let pattern, let escape, _, _):
      [value, pattern] + (escape.map { [$0] } ?? [])
    case .caseWhen(let operand, let branches, let otherwise):
      (operand.map { [$0] } ?? []) + branches.flatMap { [$0.when, $0.then] }
        + (otherwise.map { [$0] } ?? [])
    case .call(let call): call.arguments
    }
  }
}
