/// Horizontal bars: labels left, on a phone above.
struct SVGBars {
  private static let barHeight = 17.0
  private static let within = 2.0
  private static let between = 13.0
  private static let longestLabel = 236.0

  private let layout: BarLayout
  private let width: Double
  private let isNarrow: Bool
  private let labels: [[String]]
  /// Left end of the axis.
  private let start: Double
  /// Pixels of a whole axis.
  private let scale: Double

  init(_ layout: BarLayout, width: Double) {
    self.layout = layout
    self.width = width
    isNarrow = width < 500
    let limit = isNarrow ? width : Self.longestLabel
    labels = layout.groups.map { TextAdvance.balanced($0.label, to: limit, size: 13) }
    let widest = labels.joined().map { TextAdvance.width($0, size: 13) }.max() ?? 0
    let start = isNarrow ? 0 : (widest * TextAdvance.reserve + 10).rounded(.up)
    let bars = layout.groups.flatMap(\.bars)
    let room = width - start - 4
    // A bar may come so near to the end as its value needs.
    let scales = bars.map { bar -> Double in
      let end = max(bar.end ?? layout.zero, layout.zero)
      let text = TextAdvance.width(bar.text, size: 12, isBold: true) * TextAdvance.reserve + 8
      return end > 0 ? (width - start - text) / end : room
    }
    self.start = start
    scale = max(40, scales.reduce(room, min))
  }

  var drawing: SVGDrawing {
    var svg = SVGElements()
    let groups = self.groups
    let bottom = groups.height - Self.between + 6
    ticks(&svg, bottom: bottom)
    svg = groups.draw(svg)
    if !isNarrow || layout.zero > 0 { svg.vertical("z", x: x(layout.zero), 2, to: bottom) }
    return SVGDrawing(width: width, height: bottom + 24, elements: svg)
  }

  private func x(_ unit: Double) -> Double { start + unit * scale }

  private func ticks(_ svg: inout SVGElements, bottom: Double) {
    var limit = -Double.infinity
    for tick in layout.ticks where tick.unit <= 1 {
      let x = x(tick.unit)
      if tick.unit != layout.zero { svg.vertical("g", x: x, 2, to: bottom) }
      let half = TextAdvance.width(tick.label, size: 12) / 2
      let isAtEdge = x < half
      guard (isAtEdge ? x : x - half) > limit + 4, x + half <= width else { continue }
      svg.label(isAtEdge ? "a" : "a m", x: x, y: bottom + 17, tick.label)
      limit = x + (isAtEdge ? 2 * half : half)
    }
  }

  private var groups: (height: Double, draw: (SVGElements) -> SVGElements) {
    let count = Double(layout.series.count)
    let bars = count * Self.barHeight + (count - 1) * Self.within
    var tops: [Double] = []
    var y = 2.0
    for lines in labels {
      if isNarrow { y += Double(lines.count) * 17 + 3 }
      tops.append(y)
      let text = isNarrow ? 0 : Double(lines.count) * 17
      y += max(bars, text) + Self.between
    }
    return (
      y,
      { svg in
        var svg = svg
        for (index, top) in tops.enumerated() { draw(index, top, bars, &svg) }
        return svg
      }
    )
  }

  private func draw(_ index: Int, _ top: Double, _ barsHeight: Double, _ svg: inout SVGElements) {
    let lines = labels[index]
    for (line, text) in lines.enumerated() {
      if isNarrow {
        svg.label("halo2", x: 0, y: top - 6 - Double(lines.count - 1 - line) * 17, text)
      } else {
        let middle = top + barsHeight / 2 + 4.5
        let y = middle + (Double(line) - Double(lines.count - 1) / 2) * 17
        svg.label("e", x: start - 10, y: y, text)
      }
    }
    for (position, bar) in layout.groups[index].bars.enumerated() {
      let y = top + Double(position) * (Self.barHeight + Self.within)
      draw(bar, y, isFirst: index == 0, &svg)
    }
  }

  private func draw(_ bar: BarLayout.Bar, _ y: Double, isFirst: Bool, _ svg: inout SVGElements) {
    let zero = x(layout.zero)
    guard let end = bar.end else {
      svg.label("v a i", x: zero + 6, y: y + 12.9, bar.text)
      return
    }
    let length = abs(x(end) - zero)
    let isNegative = end < layout.zero
    svg.rectangle(
      fill(bar.series), x: isNegative ? zero - length : zero, y: y, width: length,
      height: Self.barHeight)
    var value = bar.text
    if layout.series.count > 1, isFirst || layout.series.count > 5 {
      let name = layout.series[bar.series]
      if TextAdvance.width(name, size: 12) + 14 <= length, layout.series.count <= 5 {
        let x = (isNegative ? zero - length : zero) + 7
        svg.label(isMuted(bar.series) ? "om" : "o1", x: x, y: y + 12.8, name)
      } else {
        value += " " + name
      }
    }
    let x = isNegative ? zero + 6 : zero + length + 6
    svg.label(bar.series == 0 ? "v b" : "v a", x: x, y: y + 12.9, value)
  }

  private func isMuted(_ series: Int) -> Bool { layout.series.count == 2 && series == 1 }

  private func fill(_ series: Int) -> String {
    isMuted(series) ? "fm" : "f\(series % 5 + 1)"
  }
}
