import Testing

@testable import Reports

/// Contrast as WCAG 2.2 defines it.
private func contrast(_ a: String, _ b: String) -> Double {
  let (x, y) = (luminance(a), luminance(b))
  return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

private func luminance(_ hex: String) -> Double {
  let value = Int(hex.dropFirst(), radix: 16) ?? 0
  let parts = [16, 8, 0].map { Double(value >> $0 & 255) / 255 }
  let linear = parts.map { part in
    part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
  }
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// x to the power of 2.4: x² · x^(2/5), the fifth root by Newton's steps.
private func power(_ x: Double) -> Double {
  var root = 1.0
  for _ in 0..<200 {
    root -= (root * root * root * root * root - x) / (5 * root * root * root * root)
  }
  return x * x * root * root
}

@Suite struct ChartPaletteTests {
  static let palettes = [
    Dictionary(uniqueKeysWithValues: ChartPalette.light.map { ($0.name, $0.hex) }),
    Dictionary(uniqueKeysWithValues: ChartPalette.dark.map { ($0.name, $0.hex) }),
  ]

  @Test(arguments: palettes)
  func `text and series are legible on the paper`(colors: [String: String]) throws {
    let paper = try #require(colors["paper"])
    for name in ["ink", "ink2", "link", "ok", "bad", "warn", "c1", "c2", "c3", "c4", "c5"] {
      let ratio = contrast(try #require(colors[name]), paper)
      #expect(ratio >= 4.5, "\(name): \(ratio)")
    }
    #expect(contrast(try #require(colors["mute"]), paper) >= 3)
  }

  @Test(arguments: palettes)
  func `text in bars and cells is legible`(colors: [String: String]) throws {
    let pairs = [
      ("on1", "c1"), ("on1", "c2"), ("on1", "c3"), ("on1", "c4"), ("on1", "c5"), ("onm", "mute"),
      ("k", "h1"), ("k", "h2"), ("k", "h3"), ("kk", "h4"), ("kk", "h5"),
    ]
    for (text, fill) in pairs {
      let ratio = contrast(try #require(colors[text]), try #require(colors[fill]))
      #expect(ratio >= 4.5, "\(text) on \(fill): \(ratio)")
    }
  }

  @Test func `both palettes name the same colours, and rules use no others`() {
    #expect(ChartPalette.light.map(\.name) == ChartPalette.dark.map(\.name))
    #expect(!ChartPalette.resolved(ChartPalette.rules).contains("var("))
  }

  @Test func `black and white have the greatest contrast`() {
    #expect(abs(contrast("#000000", "#ffffff") - 21) < 1e-6)
    #expect(abs(contrast("#777777", "#ffffff") - 4.478) < 1e-2)
  }
}
