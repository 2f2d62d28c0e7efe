import Engine
import Language
import Planner

/// Binds a new view once, to see that it does not lead back to itself: the binder would follow it
/// without end.
final class RecursionProbe: Catalog {
  private let session: Session
  private let view: String
  private var lookupCount = 0

  init(_ session: Session, view: String) {
    self.session = session
    self.view = view
  }

  /// - Throws: where the view is made of itself, by way of other views too.
  func check(_ name: ObjectName) throws(Diagnostic) {
    let query = Query(with: [], body: .from(.table(name, nil)), stages: [], span: name.span)
    do throws(Diagnostic) {
      let binder = Binder(
        catalog: self, parameters: session.parameters, source: SourceText(""))
      _ = try binder.bind(query: query)
    } catch {
      // The statement was bound before: what else is wrong now is said when the view is read.
      guard lookupCount > 1 else { return }
      let isShipped = session.database.shipped.names.contains(folded(view))
      throw .recursiveView(name, isShipped: isShipped)
    }
  }

  func object(named name: ObjectName) throws(Diagnostic) -> CatalogObject? {
    if name.parts.count == 1, folded(name.text) == folded(view) {
      lookupCount += 1
      if lookupCount > 1 { throw .recursiveView(name, isShipped: false) }
    }
    return try session.object(named: name)
  }

  func file(_ reference: FileReference) throws(Diagnostic) -> Table {
    try session.file(reference)
  }

  func filings(rows: Int, seed: Int64) throws(Diagnostic) -> Table? {
    try session.filings(rows: rows, seed: seed)
  }

  var objectNames: [String] { [] }
}
