import Engine
import Language

extension Diagnostic.Code {
  static let meanOfRates = Self(rawValue: "mean-of-rates")
  static let publishedRate = Self(rawValue: "published-rate")
  static let repeatedRows = Self(rawValue: "repeated-rows")
  static let rateOfPlain = Self(rawValue: "rate-of-plain")
}

/// What must not happen to rates, and what to write instead.
extension Diagnostic {
  /// AVG, SUM, MEDIAN, … of a ratio.
  static func ratioAggregate(
    _ call: FunctionCall, _ rate: TypedExpression, isPoolable: Bool, whole: SourceSpan,
    in source: SourceText
  ) -> Diagnostic {
    let name = source.text(call.name.span).uppercased()
    let column = source.text(rate.span)
    switch name {
    case "AVG", "MEAN":
      return meanOfRates(
        call, column, isPoolable, whole, source,
        "'\(column)' is a rate: the mean of rates is not the rate of the whole")
    case "SUM":
      return meanOfRates(
        call, column, isPoolable, whole, source,
        "'\(column)' is a rate: rates do not add up")
    default:
      let cast = "CAST(\(column) AS DECIMAL(18,10))"
      return Diagnostic(
        code: .meanOfRates,
        message: "'\(column)' is a rate: \(name) would weigh a small place like a large one",
        span: whole, help: ["\(name)(\(cast)) takes it as a plain number"],
        fixIt: FixIt(replace: rate.span, with: cast))
    }
  }

  private static func meanOfRates(
    _ call: FunctionCall, _ column: String, _ isPoolable: Bool, _ whole: SourceSpan,
    _ source: SourceText, _ message: String
  ) -> Diagnostic {
    let help =
      isPoolable
      ? "RATE(\(column)) pools it; AVG_UNWEIGHTED(\(column)) weighs all rows alike"
      : "AVG_UNWEIGHTED(\(column)) weighs all rows alike; "
        + "RATE(numerator, denominator) pools the rows that have counts"
    // Only the name changes, so FILTER and OVER stay as they are.
    let rest = source.text(SourceSpan(call.name.span.end, whole.end))
    return Diagnostic(
      code: .meanOfRates, message: message, span: whole, help: [help],
      fixIt: FixIt(replace: whole, with: (isPoolable ? "RATE" : "AVG_UNWEIGHTED") + rest))
  }

  static func rateOfPublished(
    _ argument: Expression, _ span: SourceSpan, in source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      code: .publishedRate,
      message: "'\(source.text(argument.span))' was published without its counts", span: span,
      help: ["RATE(numerator, denominator) pools the rows that have them"])
  }

  static func rateOfPlain(_ argument: TypedExpression, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .rateOfPlain, message: "RATE takes a rate, but this is \(argument.type)",
      span: argument.span, help: ["RATE(numerator, denominator) makes one of two counts"])
  }

  static func ratePartType(_ part: TypedExpression) -> Diagnostic {
    Diagnostic(
      code: .rateOfPlain,
      message: "the parts of a rate are INT64 or DECIMAL, but this is \(part.type)",
      span: part.span, help: ["cast it: CAST(… AS DECIMAL(18,4))"])
  }

  static func repeatedRows(
    _ table: String, from rows: Int, to pairs: Int, _ span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .warning, code: .repeatedRows,
      message: "JOIN repeated rows of \(table) (\(rows) → \(pairs)): RATE counts them twice",
      span: span, help: ["take the rate before the JOIN, or join on a key that is unique"])
  }

  static func distinctRate(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .rateOfPlain, message: "RATE takes no DISTINCT: equal counts of two places both count",
      span: span)
  }
}
