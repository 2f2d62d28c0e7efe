import Language

extension RenameStage {
  /// All at once, so that two columns can swap names.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    var result = input
    for (old, new) in renames {
      let place = try input.scope.index(old)
      result.scope.columns[place] = input.scope.columns[place].renamed(new.name)
    }
    return result
  }
}
