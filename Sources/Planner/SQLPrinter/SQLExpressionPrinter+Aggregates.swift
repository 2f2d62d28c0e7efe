import Engine
import Language

/// What a call of an aggregate needs, whether over groups or over a frame.
private struct SQLAggregate {
  let function: AggregateFunction
  let arguments: [BoundExpression]
  /// The keys of ORDER BY, which are the last arguments.
  var order: [AggregateOrder] = []
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
        function: call.function, arguments: call.arguments, order: call.order,
        isDistinct: call.isDistinct, filter: call.filter, type: call.type, origin: call.origin),
      columns)
  }

  func text(_ window: ComputedWindow, _ columns: Columns) throws(Diagnostic) -> String {
    let call = window.call
    switch call.function {
    case .aggregate(let function):
      if !call.order.isEmpty { throw unsupported("ORDER BY inside of a window", call.origin) }
      if call.isDistinct, dialect != .duckdb {
        throw unsupported("DISTINCT in a window", call.origin)
      }
      if function.spelling[dialect]?.contains("WITHIN GROUP") == true {
        throw unsupported("\(function.name) in a window", call.origin)
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
        texts.append(try typedText(argument, columns))
      }
    }
    return texts
  }

  /// A text constant has no type in PostgreSQL, which functions of any type ask for.
  private func typedText(
    _ argument: BoundExpression, _ columns: Columns
  ) throws(Diagnostic) -> String {
    let text = try self.text(argument, columns)
    guard dialect == .postgres, case .constant(.string, _) = argument else { return text }
    return "CAST(\(text) AS TEXT)"
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
    if order.isEmpty, dialect == .spark, case .window = window.call.function {
      // It wants an order, even if none.
      parts.append("ORDER BY NULL")
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
    var arguments: [String] = []
    for argument in call.arguments.dropLast(call.order.count) {
      arguments.append(try typedText(argument, columns))
    }
    if let condition = filter, !call.over.isEmpty, dialect.forgetsFilter(of: call.function.name) {
      if arguments.count > 1 { throw unsupported("FILTER in a window", call.origin) }
      arguments = ["CASE WHEN \(condition) THEN \(arguments.first ?? "1") END"]
      filter = nil
    }
    if call.isDistinct, !arguments.isEmpty { arguments[0] = "DISTINCT \(arguments[0])" }
    let tail = (filter.map { " FILTER (WHERE \($0))" } ?? "") + call.over
    if call.function.name == "STRING_AGG" {
      return try listed(call, arguments, tail, columns)
    }
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
    case "QUANTILE_DISC" where dialect == .spark && call.type != .float64:
      return "CAST(\(plain(arguments)) AS \(typeName(call.type)))"
    case "ANY_VALUE" where dialect == .spark: return "any_value(\(arguments[0]), TRUE)\(tail)"
    case "ANY_VALUE" where dialect == .sqlite: return "max(\(arguments[0]))\(tail)"
    case "ARG_MIN" where dialect == .duckdb, "ARG_MAX" where dialect == .duckdb:
      return "\(name.lowercased())_null(\(arguments.joined(separator: ", ")))\(tail)"
    default: return plain(arguments)
    }
  }

  private func listed(
    _ call: SQLAggregate, _ arguments: [String], _ tail: String, _ columns: Columns
  ) throws(Diagnostic) -> String {
    var keys: [SortKey] = []
    for (expression, order) in zip(call.arguments.suffix(call.order.count), call.order) {
      keys.append(
        SortKey(
          expression, isDescending: order.isDescending,
          nullsFirst: order.nullsFirst, isVietnamese: order.isVietnamese))
    }
    let order = try self.order(keys, columns).map { "\($0.text) \($0.suffix)" }
      .joined(separator: ", ")
    let separator = arguments.count > 1 ? arguments[1] : "','"
    // With DISTINCT a key must be the argument to the letter.
    let isCollated = dialect == .postgres && !order.isEmpty
    let text = arguments[0] + (isCollated ? " COLLATE \"C\"" : "")
    if dialect == .spark {
      let within = order.isEmpty ? "" : " WITHIN GROUP (ORDER BY \(order))"
      return "listagg(\(arguments[0]), \(separator))\(within)\(tail)"
    }
    let inside = order.isEmpty ? "" : " ORDER BY \(order)"
    return "string_agg(\(text), \(separator)\(inside))\(tail)"
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
  /// In a window: MIN and MAX over moving frames in SQLite, every aggregate in Spark.
  fileprivate func forgetsFilter(of name: String) -> Bool {
    self == .spark || self == .sqlite && (name == "MIN" || name == "MAX")
  }

  fileprivate var missingAggregates: Set<String> {
    switch self {
    case .sqlite:
      [
        "SPARKLINE",
        "MEDIAN", "QUANTILE", "QUANTILE_DISC", "MODE", "ARG_MIN", "ARG_MAX", "STRING_AGG",
        "STDDEV_SAMP", "STDDEV_POP", "VAR_SAMP", "VAR_POP", "CORR",
        "QUANTILE_DISC" + AggregateFunction.fromTop,
      ]
    case .postgres: ["ARG_MIN", "ARG_MAX", "ANY_VALUE", "SPARKLINE"]
    case .spark, .duckdb: ["SPARKLINE"]
    }
  }
}
