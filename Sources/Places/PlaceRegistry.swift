import Engine

/// Provinces and ministries under all their names. Made once; read by all threads.
public struct PlaceRegistry: Sendable {
  let provinces: ProvinceRegistry
  let ministries: MinistryRegistry

  /// The shipped tables of these names. Their columns are trusted: they are our own.
  public init(
    provinceUnits: Table, provinceAliases: Table, ministries: Table, ministryAliases: Table
  ) {
    provinces = ProvinceRegistry(units: provinceUnits, aliases: provinceAliases)
    self.ministries = MinistryRegistry(ministries: ministries, aliases: ministryAliases)
  }
}
