import Engine
import Language
import Planner

/// For the rooms above, which see no planner.
public typealias ParameterValue = Planner.ParameterValue
public typealias RuleSwitches = Planner.RuleSwitches
public typealias QueryScope = Planner.QueryScope

/// One user's work: a database, parameters, limits, the last result.
public final class Session {
  public let database: Database
  public var settings: Settings
  /// By name, without the `@`.
  public var parameters: [String: ParameterValue] = [:]
  /// Today, as days since 1970-01-01; what CURRENT_DATE gives.
  public var clock: () -> Int32 = SystemClock.today
  /// What `_` holds; nil before the first query.
  public internal(set) var lastResult: QueryResult? {
    didSet { lastTable = nil }
  }
  var lastTable: Table?
  /// Set wherever `_` is looked up.
  var hasReadLastResult = false
  /// Rows of the tables and files that statements have named so far, also through views.
  public private(set) var tablesRead: [String: Int] = [:]
  /// Files of the open folder, in the order in which they were first read.
  public internal(set) var storeFilesRead: [String] = []
  /// What the files of the statement that is being bound had to say.
  var fileNotes: [Diagnostic] = []
  /// Of the statement that runs.
  var watch: StatementWatch?
  /// Kept, because completion and previews bind a statement again and again.
  private var filings: (rows: Int, seed: Int64, table: Table)?
  var valueCounts: [String: [(value: String, count: Int)]] = [:]
  private var pool: WorkerPool?

  public init(database: Database = Database(), settings: Settings = Settings()) {
    self.database = database
    self.settings = settings
  }

  deinit { pool?.stop() }

  /// As many threads as the settings want now; they start with the first work that they can share.
  var workers: WorkerPool {
    if let pool, pool.threadCount == settings.threadCount { return pool }
    pool?.stop()
    let next = WorkerPool(threadCount: settings.threadCount)
    pool = next
    return next
  }
}

extension Session: Catalog {
  public func object(named name: ObjectName) throws(Diagnostic) -> CatalogObject? {
    if name.text == "_", let table = try lastResultTable() {
      hasReadLastResult = true
      return .table(table)
    }
    if name.parts.count == 1 { _ = try userObject(name.text) }
    let object = try database.object(named: name)
    if case .table(let table)? = object, let last = name.parts.last {
      tablesRead[folded(last.name)] = table.rowCount
    }
    return object
  }

  public func file(_ reference: FileReference) throws(Diagnostic) -> Table {
    let loaded = try watched { watch throws(Diagnostic) in
      try Files(settings, watch).read(reference)
    }
    fileNotes += loaded.notes(about: reference)
    tablesRead[reference.path] = loaded.table.rowCount
    return loaded.table
  }

  public func filings(rows: Int, seed: Int64) throws(Diagnostic) -> Table? {
    if let filings, filings.rows == rows, filings.seed == seed { return filings.table }
    let table = try database.shipped.filings(rows: rows, seed: seed)
    filings = (rows, seed, table)
    return table
  }

  public var objectNames: [String] { database.objectNames }

  /// The last result as a table, made when it is first named.
  private func lastResultTable() throws(Diagnostic) -> Table? {
    guard let lastResult else { return nil }
    if let lastTable { return lastTable }
    lastTable = try watched { watch throws(Diagnostic) in
      do throws(EngineFault) {
        return try lastResult.table(watch)
      } catch {
        throw Diagnostic(error, origins: [])
      }
    }
    return lastTable
  }
}
