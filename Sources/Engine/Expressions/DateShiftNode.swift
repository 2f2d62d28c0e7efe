/// A DATE moved by months (clamped to the month's end), then by days.
final class DateShiftNode: ExpressionNode {
  private let date: ExpressionNode
  private let months: ExpressionNode
  private let days: ExpressionNode
  private let origin: Origin

  init(
    _ expression: BoundExpression, _ date: ExpressionNode, months: ExpressionNode,
    days: ExpressionNode, _ origin: Origin
  ) {
    self.date = date
    self.months = months
    self.days = days
    self.origin = origin
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let parts = [
      try date.evaluate(chunk, context), try months.evaluate(chunk, context),
      try days.evaluate(chunk, context),
    ]
    if parts.contains(where: { $0.type == .null }) { return .nulls(.date, count: chunk.rowCount) }
    let validity = Validity.all(parts)
    let isOnlyDays = parts[1].constantInteger == 0
    let wide = parts.map { $0.widened() }
    defer { withExtendedLifetime(wide) {} }
    let output = Output(Int64.self, count: chunk.rowCount)
    let (dates, months, days) = (
      wide[0].pointer(Int64.self), wide[1].pointer(Int64.self), wide[2].pointer(Int64.self)
    )
    for row in 0..<chunk.rowCount {
      output.values[row] = 0
      guard validity?.isValid(row) ?? true else { continue }
      let start = isOnlyDays ? dates[row] : shift(dates[row], by: months[row])
      guard let start else { throw EngineFault(.overflow(.date), at: origin) }
      let (end, overflow) = start.addingReportingOverflow(days[row])
      guard !overflow, CalendarDate.validDays.contains(end) else {
        throw EngineFault(.overflow(.date), at: origin)
      }
      output.values[row] = end
    }
    return output.vector(.date, .i64, validity: validity)
  }

  private func shift(_ days: Int64, by months: Int64) -> Int64? {
    months == 0
      ? days : CalendarDate(days: Int32(days)).adding(months: months).map { Int64($0.days) }
  }
}
