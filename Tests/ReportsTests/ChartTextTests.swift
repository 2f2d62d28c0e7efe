import Formats
import Testing

@testable import Reports

private func drawn(
  _ query: String, _ spec: String, width: Int = 48, options: FormatOptions = FormatOptions()
) throws -> String {
  try TextChart.render(
    chartTable(query), ChartSpec(parsing: spec), width: width, options: options
  ).joined(separator: "\n")
}

private func ascii() -> FormatOptions {
  var options = FormatOptions()
  options.isUTF8 = false
  return options
}

@Suite struct ChartTextTests {
  private static let shares = """
    SELECT 'Hà Nội' AS place, 0.4884 AS pooled, 0.4373 AS mean
    UNION ALL SELECT 'Đà Nẵng', 0.3114, NULL UNION ALL SELECT 'Huế', 0.0, 0.05
    """

  @Test func `bars fill the room, in eighths of a cell`() throws {
    #expect(
      try drawn("SELECT 'a' AS x, 8 AS n UNION ALL SELECT 'bb', 3", "bar x=x y=n", width: 30) == """
        a  █████████████████████████ 8
        bb █████████▍ 3
        """)
  }

  @Test func `two series stand below each other with their names`() throws {
    #expect(
      try drawn(Self.shares, "bar x=place y=pooled,mean") == """
        Hà Nội   pooled ██████████████████████████ 0.488
                 mean   ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 0.437
        Đà Nẵng  pooled ████████████████▋ 0.311
                 mean   no figure
        Huế      pooled  0.000
                 mean   ▒▒▒ 0.050
        """)
  }

  @Test func `negative bars go to the left of zero`() throws {
    #expect(
      try drawn(
        "SELECT 'up' AS x, 10 AS n UNION ALL SELECT 'down', -5", "bar x=x y=n", width: 30,
        options: ascii()) == """
          up          ############### 10
          down ####### -5
          """)
  }

  @Test func `a line breaks at a missing period`() throws {
    let query = """
      SELECT '2020' AS period, 10 AS n UNION ALL SELECT '2021', 20 UNION ALL SELECT '2023', 5
      UNION ALL SELECT '2024', 15
      """
    #expect(
      try drawn(query, "line x=period y=n", width: 44, options: ascii()) == """
        20 +    +---*
           |    |
           |    |
           |    |
        15 +    |                       +---* n 15
           |    |                       |
           |    |                       |
        10 +*---+                       |
           |                            |
           |                            |
           |                            |
         5 +                        *---+
           |
           |
         0 +
          2020    2021    2022    2023    2024

        4 of 5 periods present; missing 2022
        """)
  }

  @Test func `a heat map has a shade and a value a cell`() throws {
    let query = """
      SELECT 'A' AS place, '2020' AS period, 1.5 AS v UNION ALL SELECT 'A', '2021', 3
      UNION ALL SELECT 'B', '2021', 2.25
      """
    #expect(
      try drawn(query, "heatmap x=place by=period y=v") == """
             2020    2021
        A  ··1.50  ██3.00
        B       –  ▒▒2.25
        ·· 1.5  ▒▒ 2.0  ██ 2.5–3.0  – missing
        """)
  }

  @Test func `the periods of a heat map are no panels`() throws {
    let query = "SELECT '2020' AS period, 'A' AS place, 1 AS v UNION ALL SELECT '2021', 'A', 2"
    #expect(
      try drawn(query, "heatmap x=place by=period y=v") == """
           2020  2021
        A   ··1   ██2
        ·· 1.0  ░░ 1.2  ▒▒ 1.4  ▓▓ 1.6  ██ 1.8–2.0
        """)
  }

  @Test func `no rows are said`() throws {
    #expect(try drawn("SELECT 1 AS a WHERE FALSE", "bar x=a y=a") == "no rows")
  }
}
