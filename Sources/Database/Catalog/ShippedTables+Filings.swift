import Engine
import Language
import Places
import Planner

extension ShippedTables {
  func filings(rows: Int, seed: Int64) throws(Diagnostic) -> Table {
    guard case .table(let units) = try object(named: "province_units"),
      case .table(let services) = try object(named: "services")
    else { preconditionFailure("no shipped provinces and services") }
    var filings = FilingsTable(provinceUnits: units, services: services, seed: seed)
    do throws(EngineFault) {
      return try filings.table(rows: rows)
    } catch {
      throw Diagnostic(error, origins: [])
    }
  }
}
