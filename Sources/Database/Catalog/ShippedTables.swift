import Engine
import Formats
import Language
import Planner

/// The datasets inside the program: `schema.sql` is parsed when a name is first looked up, a CSV
/// when its table is first used, so that `SELECT 1` pays for neither.
final class ShippedTables {
  /// What `.tables` shows first, in this order, and what only `.tables all` shows.
  static let featured = ["provinces", "services", "rates", "figures", "performance", "egdi"]
  static let registry = ["province_changes", "province_aliases", "ministry_aliases"]

  private(set) var loadedTables: [String] = []
  private var tables: [String: Table] = [:]
  private lazy var source = SourceText(
    name: "schema.sql", utf8: EmbeddedFile("schema.sql").map { Array($0.bytes) } ?? [])
  /// A broken schema is our bug, which a test would have seen: trap.
  private lazy var definitions: [(name: String, statement: Statement)] = parse()

  /// In the order of `schema.sql`.
  var names: [String] { definitions.map(\.name) }

  func object(named name: String) throws(Diagnostic) -> CatalogObject? {
    let name = folded(name)
    switch definitions.first(where: { $0.name == name })?.statement {
    case .createTable(let create): return .table(try table(create))
    case .createView(let create): return .view(ViewDefinition(create, in: source))
    default: return nil
    }
  }

  private func table(_ create: CreateTable) throws(Diagnostic) -> Table {
    let name = create.name.text
    if let table = tables[name] { return table }
    guard let file = EmbeddedFile("\(name).csv") else { preconditionFailure("no \(name).csv") }
    let bytes = file.bytes.bindMemory(to: UInt8.self)
    let schema = try schema(of: create)
    do throws(FileFault) {
      let table = try CSVReader().read(bytes: bytes, name: file.name, schema: schema).table
      tables[name] = table
      loadedTables.append(name)
      return table
    } catch {
      throw Diagnostic(error, at: nil)
    }
  }

  private func schema(of create: CreateTable) throws(Diagnostic) -> TableSchema {
    let binder = Binder(catalog: NoCatalog(), source: source)
    guard case .createTable(let bound) = try binder.bind(.createTable(create)) else {
      preconditionFailure("CREATE TABLE bound to something else")
    }
    return bound.schema
  }

  private func parse() -> [(name: String, statement: Statement)] {
    var parser = Parser(source)
    var definitions: [(name: String, statement: Statement)] = []
    do throws(Diagnostic) {
      while !parser.isAtEnd {
        let statement = try parser.statement()
        definitions.append((statement.createdName, statement))
      }
    } catch {
      preconditionFailure("schema.sql: \(error.message)")
    }
    return definitions
  }
}

extension Statement {
  fileprivate var createdName: String {
    switch self {
    case .createTable(let create): create.name.text
    case .createView(let create): create.name.text
    default: preconditionFailure("schema.sql only creates")
    }
  }
}

/// A CREATE TABLE without a query names no other table.
private final class NoCatalog: Catalog {
  func object(named name: ObjectName) -> CatalogObject? { nil }
  func file(_ reference: FileReference) throws(Diagnostic) -> Table {
    preconditionFailure("a shipped table reads no file")
  }
  let objectNames: [String] = []
}

extension ViewDefinition {
  init(_ create: CreateView, in source: SourceText) {
    self.init(
      name: create.name.text, comment: create.comment, query: create.query, source: source,
      span: create.querySpan)
  }
}
