import Language

extension SetStage {
  /// All right-hand sides see the input; `t.x` keeps the old value.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    let side = SideColumns()
    var items = BoundItems()
    var places: [Int] = []
    var taken: ColumnSet = []
    for assignment in assignments {
      let place = try input.scope.index(assignment.column)
      if taken.contains(place) { throw .assignedTwice(assignment.column) }
      taken.insert(place)
      places.append(place)
      let value = try binder.expression(assignment.value, input.scope, .rows("SET", side))
      items.add(value, name: input.scope.columns[place].name, binder)
    }
    var result = input.beside(side).extended(by: items.computed)
    for (place, column) in zip(places, items.columns) { result.scope.columns[place] = column }
    return result
  }
}
