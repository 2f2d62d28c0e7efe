/// Sebastiano Vigna's SplitMix64: the same numbers on every machine for a seed.
struct SplitMix {
  private var state: UInt64

  init(seed: Int64) { state = UInt64(bitPattern: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// 0 to `bound`, without it.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// 0 to 1, without it.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// About normal, with mean 0 and variance 1: the sum of four shares. No function of the C library
  /// is asked, because their last bits differ between systems.
  mutating func normal() -> Double {
    let bits = next()
    let sum = (0..<4).reduce(0) {
      $0 + Int(truncatingIfNeeded: (bits >> (16 * UInt64($1))) & 0xFFFF)
    }
    return (Double(sum) / 65_536 - 2) * 1.732_050_807_568_877_2
  }

  /// How many of `count` things happen that each happen with `probability`, about.
  mutating func happening(_ count: Int, _ probability: Double) -> Int {
    let mean = Double(count) * probability
    let spread = (mean * (1 - probability)).squareRoot()
    return min(max(Int((mean + spread * normal()).rounded()), 0), count)
  }
}
