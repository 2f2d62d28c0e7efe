import Engine
import Language

extension Diagnostic.Code {
  static let misplacedAggregate = Self(rawValue: "misplaced-aggregate")
  static let noAggregate = Self(rawValue: "no-aggregate")
  static let notGrouped = Self(rawValue: "not-grouped")
}

/// Functions and aggregates.
extension Diagnostic {
  static func unknownFunction(_ name: Identifier) -> Diagnostic {
    if let habit = FunctionHabit.named(name.name) { return functionOfOthers(name, habit) }
    let known =
      FunctionRegistry.scalars.map(\.name) + FunctionRegistry.aggregates.map(\.name)
      + ["COALESCE", "CURRENT_DATE", "IF", "IFNULL", "NULLIF", "RATE", "TYPEOF"]
    return Diagnostic(
      code: .unknownFunction, message: "unknown function '\(name.name)'", span: name.span,
      help: [Suggestion.didYouMean(nearest(name.name, in: known))].compactMap(\.self))
  }

  static func argumentCount(_ name: Identifier, given: Int, _ span: SourceSpan) -> Diagnostic {
    let noun = given == 1 ? "argument" : "arguments"
    return Diagnostic(
      code: .argumentCount,
      message: "\(name.name.uppercased()) does not take \(given) \(noun)", span: span,
      help: FunctionRegistry.scalar(named: name.name).map { [$0.usage] } ?? [])
  }

  static func argumentTypes(
    _ name: Identifier, _ types: [DataType], _ signatures: [Signature], _ span: SourceSpan
  ) -> Diagnostic {
    let given = types.map(\.description).joined(separator: ", ")
    return Diagnostic(
      code: .argumentTypes,
      message: "\(name.name.uppercased()) does not take (\(given))", span: span,
      help: reversed(name, types, signatures)
        + (FunctionRegistry.scalar(named: name.name).map { [$0.usage] } ?? []))
  }

  /// `DATE_TRUNC('month', day)`: the order of another engine.
  private static func reversed(
    _ name: Identifier, _ types: [DataType], _ signatures: [Signature]
  ) -> [String] {
    let turned = Array(types.reversed())
    guard signatures.contains(where: { $0.takesExactly(turned) }) else { return [] }
    let list = turned.map(\.description).joined(separator: ", ")
    return ["the other way round: \(name.name.uppercased())(\(list))"]
  }

  static func aggregateArguments(
    _ name: Identifier, _ types: [DataType], _ signature: String, _ span: SourceSpan
  ) -> Diagnostic {
    let given = types.isEmpty ? "*" : types.map(\.description).joined(separator: ", ")
    return Diagnostic(
      code: .argumentTypes,
      message: "\(name.name.uppercased()) does not take (\(given))", span: span,
      help: ["usage: \(signature)"])
  }

  static func notAnAggregate(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .argumentTypes,
      message:
        "\(name.name.uppercased()) is no aggregate: it takes neither DISTINCT, FILTER nor ORDER BY",
      span: name.span)
  }

  static func orderInside(_ name: Identifier, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .argumentTypes,
      message: "\(name.name.uppercased()) gives the same in every order, so it takes no ORDER BY",
      span: span)
  }

  static func distinctOrder(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .argumentTypes, message: "with DISTINCT, ORDER BY can only name the argument itself",
      span: span)
  }

  static func groupOrder(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .argumentTypes,
      message: "WITHIN GROUP does not fit \(name.name.uppercased()) here", span: name.span,
      help: ["PERCENTILE_CONT(share) WITHIN GROUP (ORDER BY number)"])
  }

  static func misplacedAggregate(
    _ name: Identifier, _ clause: String, _ span: SourceSpan
  ) -> Diagnostic {
    if clause == "an aggregate" {
      return Diagnostic(
        code: .misplacedAggregate, message: "aggregates cannot be nested", span: span,
        help: ["aggregate twice: |> AGGREGATE … |> AGGREGATE …"])
    }
    return Diagnostic(
      code: .misplacedAggregate,
      message: "the aggregate \(name.name.uppercased()) cannot stand in \(clause)", span: span,
      help: [
        clause == "WHERE"
          ? "aggregate first: |> AGGREGATE … |> WHERE …" : "use |> AGGREGATE … [GROUP BY …]"
      ])
  }

  static func neitherKeyNorAggregate(_ name: ObjectName) -> Diagnostic {
    Diagnostic(
      code: .notGrouped,
      message: "'\(name.text)' is neither a grouping key nor inside an aggregate", span: name.span,
      help: ["add it to GROUP BY, or take one value of each group with ANY_VALUE(\(name.text))"])
  }

  static func noAggregateIn(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .noAggregate, message: "this item of AGGREGATE holds no aggregate function",
      span: span, help: ["keys stand after GROUP BY; other columns come with |> EXTEND"])
  }

  static func emptyAggregate(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .noAggregate, message: "AGGREGATE needs an aggregate or a GROUP BY", span: span)
  }

  static func tooManySets(_ limit: Int, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notGrouped, message: "more than \(limit) grouping sets", span: span)
  }

  static func notAGroupingKey(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notGrouped, message: "GROUPING takes an expression of GROUP BY", span: span)
  }

  static func literalKey(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notGrouped, message: "a literal is no grouping key", span: span,
      help: ["name the column; ordinals work in the SELECT form only"])
  }
}

extension Signature {
  fileprivate func takesExactly(_ types: [DataType]) -> Bool {
    accepts(count: types.count)
      && types.indices.allSatisfy { index in
        if case .exactly(types[index]) = parameter(at: index) { true } else { false }
      }
  }
}

extension ScalarFunction {
  /// `usage: ROUND(number [, number])`
  var usage: String {
    let forms = signatures.map { signature in
      let names = signature.parameters.map(\.description)
      let required = names.prefix(names.count - signature.optionalCount).joined(separator: ", ")
      let optional = names.suffix(signature.optionalCount).map { " [, \($0)]" }.joined()
      return "\(name)(\(required)\(signature.isVariadic ? ", …" : "")\(optional))"
    }
    var distinct: [String] = []
    for form in forms where !distinct.contains(form) { distinct.append(form) }
    return "usage: \(distinct.joined(separator: " or "))"
  }
}

extension Signature.Parameter: CustomStringConvertible {
  public var description: String {
    switch self {
    case .exactly(let type): type.description
    case .anyDecimal: "DECIMAL"
    case .anyNumber: "number"
    case .any: "value"
    }
  }
}
