import Engine
import Language
import Places
import Planner

/// The functions of places, over the shipped tables.
enum ShippedPlaces {
  /// Done once, by whichever database comes first.
  static let register: Void = FunctionRegistry.setAdded { PlaceFunctions.all { registry } }

  /// Read when a function is first called, from tables of its own: workers of any session ask it,
  /// and a session's tables belong to one thread.
  private static let registry: PlaceRegistry = {
    let shipped = ShippedTables()
    return PlaceRegistry(
      provinceUnits: table("province_units", shipped),
      provinceAliases: table("province_aliases", shipped),
      ministries: table("ministries", shipped),
      ministryAliases: table("ministry_aliases", shipped))
  }()

  /// A shipped table that does not read is our bug, which a test would have seen: trap.
  private static func table(_ name: String, _ shipped: ShippedTables) -> Table {
    do throws(Diagnostic) {
      guard case .table(let table) = try shipped.object(named: name) else {
        preconditionFailure("no shipped table \(name)")
      }
      return table
    } catch {
      preconditionFailure("\(name): \(error.message)")
    }
  }
}
