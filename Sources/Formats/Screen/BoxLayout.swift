/// Which columns a box shows, and how wide: shrinks what may be cut, then hides the middle.
struct BoxLayout: Equatable {
  struct Column {
    /// What all cells and the names need.
    let natural: Int
    /// What must not be cut: numbers and dates, and a readable start of texts and names.
    let minimum: Int
  }

  enum Slot: Equatable {
    case column(Int, width: Int)
    /// Stands for the hidden columns.
    case gap
  }

  let slots: [Slot]
  /// Whether every cell is shown whole.
  let isNatural: Bool

  var shownColumns: Int { slots.count { $0 != .gap } }

  /// - Parameters:
  ///   - limit: cells from border to border; nil = no limit.
  ///   - gapWidth: of the mark for hidden columns.
  init(_ columns: [Column], limit: Int?, gapWidth: Int) {
    let room = (limit ?? .max / 2) - 1
    if let widths = Self.widths(columns, room: room - 3 * columns.count) {
      slots = widths.enumerated().map { .column($0.offset, width: $0.element) }
      isNatural = zip(widths, columns).allSatisfy { $0 == $1.natural }
      return
    }
    isNatural = false
    let (left, right) = Self.ends(columns, room: room - 3 - gapWidth)
    let shown = Array(0..<left) + Array((columns.count - right)..<columns.count)
    let space = room - 3 - gapWidth - 3 * shown.count
    let kept = shown.map { columns[$0] }
    let widths = Self.widths(kept, room: space) ?? kept.map(\.minimum)
    var slots = zip(shown, widths).map { Slot.column($0, width: $1) }
    if shown.count < columns.count { slots.insert(.gap, at: left) }
    self.slots = slots
  }

  /// How many columns stay at each end: keys stand left, computed columns right.
  private static func ends(_ columns: [Column], room: Int) -> (left: Int, right: Int) {
    var left = 1
    var right = 0
    var used = columns[0].minimum + 3
    while left + right < columns.count {
      let prefersRight = right < left
      let candidates = [columns.count - 1 - right, left]
      let order = prefersRight ? candidates : candidates.reversed()
      guard let next = order.first(where: { used + columns[$0].minimum + 3 <= room }) else { break }
      used += columns[next].minimum + 3
      if next == left { left += 1 } else { right += 1 }
    }
    return (left, right)
  }

  /// The widest columns give first, down to a common level; nil where the minima do not fit.
  private static func widths(_ columns: [Column], room: Int) -> [Int]? {
    if columns.reduce(0, { $0 + $1.natural }) <= room { return columns.map(\.natural) }
    if columns.reduce(0, { $0 + $1.minimum }) > room { return nil }
    func at(_ level: Int) -> [Int] { columns.map { min($0.natural, max($0.minimum, level)) } }
    var low = 0
    var high = columns.map(\.natural).max() ?? 0
    while low < high {
      let level = (low + high + 1) / 2
      if at(level).reduce(0, +) <= room { low = level } else { high = level - 1 }
    }
    var widths = at(low)
    var rest = room - widths.reduce(0, +)
    for index in widths.indices where rest > 0 && widths[index] < columns[index].natural {
      // Only those that stand at the level itself; a minimum above it needs no more.
      guard widths[index] == low else { continue }
      widths[index] += 1
      rest -= 1
    }
    return widths
  }
}
