import Engine
import Formats
import Language

/// Series along an axis of times, numbers or names.
struct LineLayout {
  struct Slot {
    let unit: Double
    let label: String
    /// A period that the series should have.
    let isMissing: Bool
  }

  struct Point {
    let slot: Int
    /// From the bottom.
    let height: Double
    let text: String
  }

  struct Series {
    let name: String
    /// One a slot; nil is a gap.
    let points: [Point?]

    var present: [Point] { points.compactMap(\.self) }

    /// Runs without a gap.
    var runs: [[Point]] {
      points.split(whereSeparator: { $0 == nil }).map { $0.compactMap(\.self) }
    }
  }

  /// A tick below the axis; the year stands under months where it changes.
  struct TimeTick {
    let unit: Double
    let label: String
    var year: Int?
    var isMissing = false
  }

  static let mostSeries = 60
  /// Up to so many places of x are ticks themselves.
  static let mostPlainTicks = 12

  let slots: [Slot]
  let series: [Series]
  let xTicks: [TimeTick]
  /// Units count from the bottom.
  let yTicks: [ChartTick]
  let isInverted: Bool
  let startsAtZero: Bool
  /// `4 of 5 periods present; missing 2024-03`; nil where x holds no periods or all are there.
  let gaps: String?

  init(_ table: ChartTable, _ spec: ChartSpec) throws(Diagnostic) {
    let axis = SlotAxis(try table.column(spec.x), table.words)
    let cells = try ChartCells(table, spec, keys: axis.keys)
    guard cells.series.count <= Self.mostSeries else {
      throw .tooManyMarks("\(cells.series.count) series", limit: Self.mostSeries, spec)
    }
    let numbers = cells.allNumbers
    let isRatio = cells.columns.contains(where: \.isRatio)
    isInverted = !cells.columns.isEmpty && cells.columns.allSatisfy(\.isRank)
    let isNearZero = (numbers.min() ?? 0) >= 0 && (numbers.min() ?? 0) < (numbers.max() ?? 0) / 2
    startsAtZero = !isInverted && (isRatio || isNearZero)
    let scale = NiceScale(
      numbers, startsAtZero: startsAtZero, isInverted: isInverted, count: 3)
    let tick = TickText(
      step: scale.step, isRatio: isRatio, locale: table.options.locale,
      isUTF8: table.options.isUTF8)
    yTicks = scale.ticks.map { ChartTick(unit: scale.height($0), label: tick.text($0)) }
    slots = axis.slots
    xTicks = axis.ticks
    gaps = axis.gaps
    var slotOfPlace: [Int] = []
    for place in cells.places { slotOfPlace.append(axis.slot(of: place)) }
    series = cells.series.indices.map { index in
      var points = [Point?](repeating: nil, count: axis.slots.count)
      for place in cells.places.indices {
        guard let number = cells.number(place, index), let text = cells.text(place, index, tick)
        else {
          continue
        }
        let slot = slotOfPlace[place]
        points[slot] = Point(slot: slot, height: scale.height(number), text: text)
      }
      return Series(name: cells.series[index], points: points)
    }
  }
}
