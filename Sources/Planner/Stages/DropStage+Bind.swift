import Language

extension DropStage {
  /// The columns leave the list; a range variable can still name them.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    var result = input
    for name in columns {
      let dropped = try input.scope.column(name)
      let place = result.scope.columns.firstIndex {
        $0.column.id == dropped.column.id && $0.key == dropped.key
      }
      guard let place else { throw .droppedTwice(name) }
      result.scope.columns.remove(at: place)
    }
    if result.scope.columns.isEmpty { throw .noColumnsLeft(span) }
    return result
  }
}
