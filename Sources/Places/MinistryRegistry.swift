import Engine

/// Finds ministries by spelling, abbreviation or id. Each keeps its own id after it was merged.
struct MinistryRegistry: Sendable {
  private let ids: [String: String]
  private let names: [String: String]

  init(ministries: Table, aliases: Table) {
    let all = ministries.texts("id").compactMap(\.self)
    names = Dictionary(
      uniqueKeysWithValues: zip(all, ministries.texts("name").compactMap(\.self)))
    var ids: [String: String] = [:]
    for (alias, id) in zip(aliases.texts("alias"), aliases.texts("ministry_id")) {
      ids[PlaceName(alias!).key] = id!
    }
    for id in all { ids[id] = id }
    self.ids = ids
  }

  func id(_ text: String) -> String? { ids[PlaceName(text).key] }

  func name(_ text: String) -> String? { id(text).flatMap { names[$0] } }
}
