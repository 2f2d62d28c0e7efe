import Engine

/// The functions of places.
public enum PlaceFunctions {
  /// - Parameter registry: asked when a function is called, from any thread.
  public static func all(_ registry: @escaping @Sendable () -> PlaceRegistry) -> [ScalarFunction] {
    [
      province(registry), provinceID(registry), provinceName(registry), region(registry),
      provinceAt(registry), ministry(registry), ministryName(registry),
    ]
  }

  typealias Registry = @Sendable () -> PlaceRegistry

  private static func province(_ registry: @escaping Registry) -> ScalarFunction {
    ofProvince(
      "PROVINCE",
      "The official code of a province by any spelling or code, on a date; else in the newest set.",
      Example("PROVINCE('TP. HCM')", gives: "79"), registry
    ) { provinces, unit, _ in provinces.code(unit) }
  }

  private static func provinceID(_ registry: @escaping Registry) -> ScalarFunction {
    ofProvince(
      "PROVINCE_ID",
      "The key of a province, set and code, by any spelling, on a date; else in the newest set.",
      Example("PROVINCE_ID('Tỉnh An Giang', DATE '2024-12-31')", gives: "63-89"), registry
    ) { provinces, unit, _ in provinces.id(unit) }
  }

  private static func provinceName(_ registry: @escaping Registry) -> ScalarFunction {
    ofProvince(
      "PROVINCE_NAME",
      "The name of a province by any spelling or code, on a date; else in the newest set.",
      Example("PROVINCE_NAME('91', DATE '2024-12-31')", gives: "Kiên Giang"), registry
    ) { provinces, unit, period in provinces.name(unit, in: period) }
  }

  private static func region(_ registry: @escaping Registry) -> ScalarFunction {
    ofProvince(
      "REGION",
      "The region of a province by any spelling or code, on a date; else in the newest set.",
      Example("REGION('can tho')", gives: "Đồng bằng sông Cửu Long"), registry
    ) { provinces, unit, _ in provinces.region(unit) }
  }

  private static func provinceAt(_ registry: @escaping Registry) -> ScalarFunction {
    ScalarFunction(
      name: "PROVINCE_AT", signatures: [Signature(.string, .date, .date, returns: .string)],
      summary:
        "What the province of one date is at another: a code, for an id an id; NULL if several.",
      example: Example(
        "PROVINCE_AT('89', DATE '2024-12-31', DATE '2025-07-01')", gives: "91")
    ) { call in
      let provinces = registry().provinces
      return call.lookUp(periodStarts: provinces.periodStarts) { text, periods in
        provinces.moved(text, from: periods[0], to: periods[1])
      }
    }
  }

  private static func ministry(_ registry: @escaping Registry) -> ScalarFunction {
    ScalarFunction(
      name: "MINISTRY", signatures: [Signature(.string, returns: .string)],
      summary: "The id of a ministry by any spelling, abbreviation or id.",
      example: Example("MINISTRY('Bộ TT&TT')", gives: "btttt")
    ) { call in call.lookUp { text, _ in registry().ministries.id(text) } }
  }

  private static func ministryName(_ registry: @escaping Registry) -> ScalarFunction {
    ScalarFunction(
      name: "MINISTRY_NAME", signatures: [Signature(.string, returns: .string)],
      summary: "The name of a ministry by any spelling, abbreviation or id.",
      example: Example("MINISTRY_NAME('mps')", gives: "Bộ Công an")
    ) { call in call.lookUp { text, _ in registry().ministries.name(text) } }
  }

  /// `name(text [, date])`
  private static func ofProvince(
    _ name: String, _ summary: String, _ example: Example, _ registry: @escaping Registry,
    _ property:
      @escaping @Sendable (_ provinces: ProvinceRegistry, _ unit: Int, _ period: Int?) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      signatures: [
        Signature(
          [.exactly(.string), .exactly(.date)], optionalCount: 1, returns: .exactly(.string))
      ], summary: summary, example: example
    ) { call in
      let provinces = registry().provinces
      return call.lookUp(periodStarts: provinces.periodStarts) { text, periods in
        provinces.unit(text, in: periods.first).map { property(provinces, $0, periods.first) }
      }
    }
  }
}
