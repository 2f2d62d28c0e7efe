extension Generator {
  mutating func date(_ depth: Int) -> Node {
    switch random.below(8) {
    case 0, 1:
      let unit = random.pick(["DAY", "MONTH", "YEAR", "WEEK", "QUARTER"])
      let sign = random.pick(["+", "-"])
      return Node(
        .date, "($ \(sign) INTERVAL \(random.below(15)) \(unit))", expression(.date, depth))
    case 2, 3:
      let part = random.pick(["YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "ISOWEEK"])
      return Node(.date, "DATE_TRUNC($, \(part))", expression(.date, depth))
    case 4:
      return Node(.date, "CAST($ AS DATE)", expression(.timestamp, depth))
    case 5:
      let part = random.pick(["", ", YEAR", ", QUARTER", ", WEEK", ", MONTH"])
      return isSayable()
        ? Node(.date, "LAST_DAY($\(part))", expression(.date, depth)) : column(.date)
    case 6:
      if !isSayable() { return column(.date) }
      return Node(.date, "CAST(CAST($ AS STRING) AS DATE)", column(.date))
    default: return Node(.date, "GREATEST($, $)", expression(.date, depth), column(.date))
    }
  }

  mutating func timestamp(_ depth: Int) -> Node {
    switch random.below(6) {
    case 0, 1:
      let unit = random.pick(["DAY", "MONTH", "YEAR", "HOUR", "MINUTE", "SECOND"])
      let sign = random.pick(["+", "-"])
      let isOfDate = ["HOUR", "MINUTE", "SECOND"].contains(unit) && random.oneIn(2)
      return Node(
        .timestamp, "($ \(sign) INTERVAL \(random.below(40)) \(unit))",
        expression(isOfDate ? .date : .timestamp, depth))
    case 2, 3:
      let part = random.pick(["YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE"])
      return Node(.timestamp, "DATE_TRUNC($, \(part))", expression(.timestamp, depth))
    case 4: return Node(.timestamp, "CAST($ AS TIMESTAMP)", expression(.date, depth))
    default:
      return Node(
        .timestamp, "LEAST($, $)", expression(.timestamp, depth), column(.timestamp))
    }
  }

  /// A number out of dates.
  mutating func part(_ depth: Int) -> Node {
    switch random.below(4) {
    case 0:
      let name = random.pick([
        "YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "DAYOFWEEK", "ISOWEEK",
      ])
      return Node(.integer, "EXTRACT(\(name) FROM $)", expression(.timestamp, depth))
    case 1 where isSayable():
      let unit = random.pick(["DAY", "HOUR", "MINUTE", "SECOND"])
      return Node(
        .integer, "TIMESTAMP_DIFF($, $, \(unit))", expression(.timestamp, depth),
        column(.timestamp))
    case 2 where isSayable():
      let part = random.pick(["DAY", "MONTH", "YEAR", "QUARTER", "WEEK"])
      return Node(
        .integer, "DATE_DIFF($, $, \(part))", expression(.date, depth), column(.date))
    default:
      let name = random.pick([
        "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFWEEK", "DAYOFYEAR", "ISOWEEK",
      ])
      return Node(.integer, "EXTRACT(\(name) FROM $)", expression(.date, depth))
    }
  }
}
