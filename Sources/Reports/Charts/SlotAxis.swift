import Engine
import Formats

/// The places of x, in order, with their ticks.
struct SlotAxis {
  /// Of each row; nil leaves the row out.
  let keys: [String?]
  let slots: [LineLayout.Slot]
  let ticks: [LineLayout.TimeTick]
  let gaps: String?
  private let positions: [String: Int]

  init(_ column: ChartColumn, _ words: ReportWords) {
    keys = column.texts
    var firstRow: [String: Int] = [:]
    for (row, key) in keys.enumerated() {
      if let key, firstRow[key] == nil { firstRow[key] = row }
    }
    let rows = firstRow.values.sorted()
    var marks: [Mark]
    var series: PeriodSeries?
    let periods = Self.periods(column, rows)
    if let periods {
      series = PeriodSeries(periods)
      marks = zip(rows, periods).map { row, period in
        Mark(key: column.texts[row], value: Double(period.lastDay))
      }
      marks += (series?.missing ?? []).map { Mark(key: nil, value: Double($0)) }
    } else if column.type.isNumeric {
      marks = rows.compactMap { row in
        column.numbers[row].map { Mark(key: column.texts[row], value: $0) }
      }
    } else {
      marks = rows.enumerated().map { Mark(key: column.texts[$1], value: Double($0)) }
    }
    marks.sort { $0.value < $1.value }
    let low = marks.first?.value ?? 0
    let range = (marks.last?.value ?? 0) - low
    func unit(_ value: Double) -> Double { range > 0 ? (value - low) / range : 0.5 }
    let grain = series?.grain
    slots = marks.map { mark in
      LineLayout.Slot(
        unit: unit(mark.value),
        label: mark.key ?? words.name(of: Int32(mark.value), grain ?? .month),
        isMissing: mark.key == nil)
    }
    var positions: [String: Int] = [:]
    for (slot, mark) in marks.enumerated() { if let key = mark.key { positions[key] = slot } }
    self.positions = positions
    gaps = series.flatMap { $0.missing.isEmpty ? nil : $0.sentence(words) }
    let ticks = TimeTicks(words: words, low: low, range: range)
    let isPlain = marks.count <= LineLayout.mostPlainTicks
    if periods != nil {
      self.ticks =
        isPlain
        ? ticks.plain(slots, marks.map(\.value), grain)
        : ticks.calendar(isAtEnds: Self.isAtEnds(marks), isYearly: grain == .year)
    } else if column.type.isNumeric, !isPlain {
      self.ticks = ticks.numbers(isRatio: column.isRatio)
    } else {
      self.ticks = slots.map { LineLayout.TimeTick(unit: $0.unit, label: $0.label) }
    }
  }

  func slot(of key: String) -> Int {
    guard let slot = positions[key] else { preconditionFailure("no slot for \(key)") }
    return slot
  }

  private struct Mark {
    let key: String?
    let value: Double
  }

  /// nil where x holds no dates and not only period labels.
  private static func periods(_ column: ChartColumn, _ rows: [Int]) -> [Period]? {
    var periods: [Period] = []
    for row in rows {
      let period: Period?
      switch column.type {
      case .date: period = column.numbers[row].map { Period(date: Int32($0)) }
      case .string: period = column.texts[row].flatMap(Period.init(label:))
      default: period = nil
      }
      guard let period else { return nil }
      periods.append(period)
    }
    return periods.isEmpty ? nil : periods
  }

  private static func isAtEnds(_ marks: [Mark]) -> Bool {
    marks.allSatisfy {
      let date = CalendarDate(days: Int32($0.value))
      return date.day == CalendarDate.dayCount(year: date.year, month: date.month)
    }
  }
}

/// Ticks along times and numbers.
struct TimeTicks {
  let words: ReportWords
  let low: Double
  let range: Double

  /// Every slot is a tick: a year by itself, a month with its year below, else as written.
  func plain(
    _ slots: [LineLayout.Slot], _ days: [Double], _ grain: Period.Grain?
  ) -> [LineLayout.TimeTick] {
    zip(slots, days).map { slot, day in
      let date = CalendarDate(days: Int32(day))
      switch grain {
      case .year:
        return LineLayout.TimeTick(
          unit: slot.unit, label: "\(date.year)", isMissing: slot.isMissing)
      case .month, .quarter:
        return LineLayout.TimeTick(
          unit: slot.unit, label: words.month(date.month), year: date.year,
          isMissing: slot.isMissing)
      case .day, nil: return LineLayout.TimeTick(unit: slot.unit, label: slot.label)
      }
    }
  }

  /// At round months: so few that each can be read.
  func calendar(isAtEnds: Bool, isYearly: Bool) -> [LineLayout.TimeTick] {
    let first = CalendarDate(days: Int32(low))
    let last = CalendarDate(days: Int32(low + range))
    let from = first.year * 12 + first.month - 1
    let to = last.year * 12 + last.month - 1
    let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000].filter { !isYearly || $0 >= 12 }
    let step = steps.first { (to - from) / $0 < LineLayout.mostPlainTicks } ?? 12_000
    return (from...to).compactMap { index in
      guard (index + (isAtEnds ? 1 : 0)) % step == (step > 12 && isAtEnds ? 12 : 0) else {
        return nil
      }
      let (year, month) = (index / 12, index % 12 + 1)
      let day = isAtEnds ? CalendarDate.dayCount(year: year, month: month) : 1
      guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
      let unit = (Double(date.days) - low) / range
      guard -1e-9...1 + 1e-9 ~= unit else { return nil }
      return step >= 12
        ? LineLayout.TimeTick(unit: unit, label: "\(year)")
        : LineLayout.TimeTick(unit: unit, label: words.month(month), year: year)
    }
  }

  func numbers(isRatio: Bool) -> [LineLayout.TimeTick] {
    let scale = NiceScale([low, low + range], startsAtZero: false, count: 8)
    let text = TickText(step: scale.step, isRatio: isRatio, locale: words.locale)
    return scale.ticks.filter { low...(low + range) ~= $0 }.map {
      LineLayout.TimeTick(unit: (($0) - low) / range, label: text.text($0))
    }
  }
}
