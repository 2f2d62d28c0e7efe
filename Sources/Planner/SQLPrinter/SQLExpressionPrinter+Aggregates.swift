import Engine
import Language

/// What a call of an aggregate needs, whether over groups or over a frame.
private struct SQLAggregate {
  let function: AggregateFunction
  let arguments: [BoundExpression]
  let isDistinct: Bool
  let filter: BoundExpression?
  let type: DataType
  let origin: Origin
  /// ` OVER (…)`, or nothing.
  var over = ""
}

extension SQLExpressionPrinter {
  func text(_ call: AggregateCall, _ columns: Columns) throws(Diagnostic) -> String {
    try aggregate(
      SQLAggregate(
        function: call.function, arguments: call.arguments, isDistinct: call.isDistinct,
        filter: call.filter, type: call.type, origin: call.origin), columns)
  }

  func text(_ window: ComputedWindow, _ columns: Columns) throws(Diagnostic) -> String {
    let call = window.call
    switch call.function {
    case .aggregate(let function):
      if !call.order.isEmpty { throw unsupported("ORDER BY inside of a window", call.origin) }
      if call.isDistinct, dialect != .duckdb {
        throw unsupported("DISTINCT in a window", call.origin)
      }
      let over = try self.over(window, usesFrame: true, columns)
      return try aggregate(
        SQLAggregate(
          function: function, arguments: call.arguments, isDistinct: call.isDistinct,
          filter: call.filter, type: call.type, origin: call.origin, over: over), columns)
    case .window(let function):
      let over = try self.over(window, usesFrame: function.usesFrame, columns)
      return spelled(
        function.spelling[dialect], function.name, try windowArguments(call, columns)) + over
    }
  }

  /// Offsets and bucket counts as the engines take them: plain INT32 literals.
  private func windowArguments(
    _ call: WindowCall, _ columns: Columns
  ) throws(Diagnostic) -> [String] {
    var texts: [String] = []
    for (index, argument) in call.arguments.enumerated() {
      let isCount = index == 1 || call.function.name == "NTILE"
      if isCount, case .int64(let count)? = argument.foldedValue {
        texts.append("\(count)")
      } else {
        texts.append(try text(argument, columns))
      }
    }
    return texts
  }

  private func over(
    _ window: ComputedWindow, usesFrame: Bool, _ columns: Columns
  ) throws(Diagnostic) -> String {
    var parts: [String] = []
    let partition = try texts(
      window.partitionBy.filter { !$0.columnIDs.isEmpty }, columns)
    if !partition.isEmpty { parts.append("PARTITION BY \(partition.joined(separator: ", "))") }
    let hasOffset = window.call.frame.isRange && window.call.frame.hasOffset
    var order = try self.order(window.orderBy, columns)
    if hasOffset, usesFrame, window.orderBy.first?.expression.type == .date, dialect == .sqlite {
      order = order.map { SQLOrder(text: "julianday(\($0.text))", suffix: $0.suffix) }
    }
    if !order.isEmpty {
      let keys = order.map { "\($0.text) \($0.suffix)" }
      parts.append("ORDER BY \(keys.joined(separator: ", "))")
    }
    if usesFrame, !order.isEmpty || !window.call.frame.isRange {
      parts.append(frame(window.call.frame, window.orderBy.first?.expression.type ?? .int64))
    }
    return " OVER (\(parts.joined(separator: " ")))"
  }

  private func frame(_ frame: FrameBounds, _ type: DataType) -> String {
    func distance(_ count: Int64) -> String {
      guard frame.isRange else { return "\(count)" }
      if case .decimal(_, let scale) = type {
        var bytes: [UInt8] = []
        ValueText.append(allDigits: Int128(count), scale: scale, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
      }
      if type == .float64 { return "\(Double(bitPattern: UInt64(bitPattern: count)))" }
      if type == .date, dialect != .sqlite { return "INTERVAL '\(count)' DAY" }
      return "\(count)"
    }
    func bound(_ bound: FrameBounds.Bound) -> String {
      switch bound {
      case .unboundedPreceding: "UNBOUNDED PRECEDING"
      case .preceding(let count): "\(distance(count)) PRECEDING"
      case .currentRow: "CURRENT ROW"
      case .following(let count): "\(distance(count)) FOLLOWING"
      case .unboundedFollowing: "UNBOUNDED FOLLOWING"
      }
    }
    return
      "\(frame.isRange ? "RANGE" : "ROWS") BETWEEN \(bound(frame.start)) AND \(bound(frame.end))"
  }

  private func aggregate(
    _ call: SQLAggregate, _ columns: Columns
  ) throws(Diagnostic) -> String {
    if dialect.missingAggregates.contains(call.function.name) {
      throw unsupported(call.function.name, call.origin)
    }
    var filter = try call.filter.map { filter throws(Diagnostic) in
      try text(filter, columns)
    }
    var arguments = try texts(call.arguments, columns)
    // Over moving frames MIN and MAX of SQLite forget their filter.
    let forgetsFilter = call.function.name == "MIN" || call.function.name == "MAX"
    if let condition = filter, dialect == .sqlite, !call.over.isEmpty, forgetsFilter {
      arguments[0] = "CASE WHEN \(condition) THEN \(arguments[0]) END"
      filter = nil
    }
    if call.isDistinct, !arguments.isEmpty { arguments[0] = "DISTINCT \(arguments[0])" }
    let tail = (filter.map { " FILTER (WHERE \($0))" } ?? "") + call.over
    return try result(of: call, arguments, tail, columns)
  }

  /// The call with what brings its value to Tra's type.
  private func result(
    of call: SQLAggregate, _ arguments: [String], _ tail: String, _ columns: Columns
  ) throws(Diagnostic) -> String {
    let name = call.function.name
    let spelling = call.function.spelling[dialect]
    func plain(_ arguments: [String]) -> String {
      spelled(spelling, name, arguments) + tail
    }
    switch name {
    case "COUNT": return arguments.isEmpty ? "count(*)\(tail)" : plain(arguments)
    case "SUM": return summed(plain(arguments), call.type)
    case "AVG", "AVG_UNWEIGHTED": return mean(plain(arguments), call.type)
    case "MEDIAN", "QUANTILE":
      // DuckDB would cut off the digits of a mean of decimals.
      var all = arguments
      all[0] = "CAST(\(all[0]) AS \(typeName(.float64)))"
      return mean(plain(all), call.type)
    case "MIN", "MAX":
      if call.arguments[0].type == .string, dialect == .postgres {
        return plain(["\(arguments[0]) COLLATE \"C\""])
      }
      if call.arguments[0].type == .bool, dialect == .postgres {
        return "bool_\(name == "MIN" ? "and" : "or")(\(arguments[0]))\(tail)"
      }
      return plain(arguments)
    case "ANY_VALUE" where dialect == .sqlite: return "max(\(arguments[0]))\(tail)"
    case "ARG_MIN" where dialect == .duckdb, "ARG_MAX" where dialect == .duckdb:
      return "\(name.lowercased())_null(\(arguments.joined(separator: ", ")))\(tail)"
    case "STRING_AGG" where arguments.count == 1: return plain(arguments + ["','"])
    default: return plain(arguments)
    }
  }

  private func summed(_ text: String, _ type: DataType) -> String {
    switch (type, dialect) {
    case (.int64, .duckdb), (.int64, .postgres): "CAST(\(text) AS BIGINT)"
    case (.decimal(_, let scale), .sqlite): "round(\(text), \(min(scale, 15)))"
    default: text
    }
  }

  private func mean(_ text: String, _ type: DataType) -> String {
    switch (type, dialect) {
    case (.float64, .postgres): return "CAST(\(text) AS DOUBLE PRECISION)"
    case (.float64, _): return text
    case (_, .sqlite): return decimalRounded(text, type.decimalScale ?? 0)
    default: return "CAST(\(text) AS \(typeName(type)))"
    }
  }
}

extension FrameBounds {
  /// Whether a bound counts rows or a distance.
  fileprivate var hasOffset: Bool {
    [start, end].contains {
      switch $0 {
      case .preceding, .following: true
      default: false
      }
    }
  }
}

extension SQLDialect {
  fileprivate var missingAggregates: Set<String> {
    switch self {
    case .sqlite:
      [
        "MEDIAN", "QUANTILE", "QUANTILE_DISC", "MODE", "ARG_MIN", "ARG_MAX", "STRING_AGG",
        "STDDEV_SAMP", "STDDEV_POP", "VAR_SAMP", "VAR_POP", "CORR",
        "QUANTILE_DISC" + AggregateFunction.fromTop,
      ]
    case .postgres: ["ARG_MIN", "ARG_MAX", "ANY_VALUE"]
    case .spark: ["STRING_AGG"]
    case .duckdb: []
    }
  }
}
