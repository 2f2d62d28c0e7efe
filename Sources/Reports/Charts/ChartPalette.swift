/// The colours of pages and charts, as CSS variables.
///
/// Series are Okabe & Ito's (2008), darkened until each is legible as text on its paper, so that a
/// label may wear its line's colour.
enum ChartPalette {
  static let light: [(name: String, hex: String)] = [
    ("paper", "#ffffff"), ("ink", "#16191d"), ("ink2", "#555c63"), ("rule", "#cfd4d9"),
    ("grid", "#e4e7ea"), ("mute", "#8a9096"),
    ("c1", "#0072b2"), ("c2", "#c25100"), ("c3", "#008060"), ("c4", "#b0588a"), ("c5", "#a06a00"),
    ("h1", "#eaf2f8"), ("h2", "#bcd9ed"), ("h3", "#84bbe0"), ("h4", "#1f78b0"), ("h5", "#084a75"),
    ("ok", "#00694c"), ("bad", "#a83f00"), ("warn", "#7a5200"), ("link", "#005a8d"),
    ("on1", "#ffffff"), ("onm", "#0b0d0f"), ("k", "#0b0d0f"), ("kk", "#ffffff"),
  ]

  static let dark: [(name: String, hex: String)] = [
    ("paper", "#14171a"), ("ink", "#e9ebed"), ("ink2", "#a6adb4"), ("rule", "#3a4046"),
    ("grid", "#272c31"), ("mute", "#7f878f"),
    ("c1", "#56b4e9"), ("c2", "#f08a4b"), ("c3", "#2fbf94"), ("c4", "#d58fb5"), ("c5", "#e69f00"),
    ("h1", "#1c2a35"), ("h2", "#1e4560"), ("h3", "#2a6a94"), ("h4", "#5fb0e3"), ("h5", "#bfe2f8"),
    ("ok", "#4fd1a8"), ("bad", "#ff9a5c"), ("warn", "#f0c04a"), ("link", "#7cc4f0"),
    ("on1", "#0b0d0f"), ("onm", "#0b0d0f"), ("k", "#ffffff"), ("kk", "#0b0d0f"),
  ]

  static func variables(_ colors: [(name: String, hex: String)]) -> String {
    colors.map { "--\($0.name): \($0.hex);" }.joined(separator: " ")
  }

  /// `rules` with every variable replaced: many programs that show SVG know none.
  static func resolved(_ rules: String) -> String {
    var text = rules
    for color in light { text = text.replacing("var(--\(color.name))", with: color.hex) }
    return text
  }

  static let sans =
    "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"Liberation Sans\", Arial, "
    + "sans-serif"

  /// Of everything inside a drawing.
  static let rules = """
    svg .a { fill: var(--ink2); font-size: 12px; }
    svg .b { font-size: 12px; font-weight: 600; }
    svg .i { font-style: italic; }
    svg .m { text-anchor: middle; } svg .e { text-anchor: end; }
    .g, .z, .k, .l { fill: none; stroke: var(--grid); stroke-width: 1; }
    .z { stroke: var(--ink2); } .k { stroke: var(--mute); stroke-width: 0.75; }
    .l { stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
    .lm { stroke: var(--mute); stroke-width: 1; } .halo { stroke: var(--paper); stroke-width: 5; }
    .v, .halo2 { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin:
      round; }
    .s1 { stroke: var(--c1); } .s2 { stroke: var(--c2); } .s3 { stroke: var(--c3); } .s4 { stroke:
      var(--c4); } .s5 { stroke: var(--c5); }
    .f1, svg .t1 { fill: var(--c1); } .f2, svg .t2 { fill: var(--c2); } .f3, svg .t3 { fill:
      var(--c3); } .f4, svg .t4 { fill: var(--c4); } .f5, svg .t5 { fill: var(--c5); } .fm { fill:
      var(--mute); }
    svg .o1, svg .om { font-size: 12px; fill: var(--on1); } svg .om { fill: var(--onm); }
    .gap { fill: none; stroke: var(--mute); stroke-dasharray: 2 4; }
    .h1 { fill: var(--h1); } .h2 { fill: var(--h2); } .h3 { fill: var(--h3); } .h4 { fill:
      var(--h4); } .h5 { fill: var(--h5); }
    .hn { fill: none; stroke: var(--mute); stroke-dasharray: 2 2; }
    .k1, .k2, .k3 { fill: var(--k); font-size: 12px; } .k4, .k5 { fill: var(--kk); font-size: 12px;
      }
    """
}
