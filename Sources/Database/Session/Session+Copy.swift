import Engine
import Language
import Planner

extension Session {
  func copy(_ query: BoundQuery, to file: FileReference) throws(Diagnostic) -> [Diagnostic] {
    let rows = try execute(query)
    try watched { watch throws(Diagnostic) in
      try Files(settings, watch).write(rows, to: file)
    }
    return rows.warnings
  }

  /// The file's columns are matched by name; computed ratios of the table are left out.
  func copy(
    _ file: FileReference, into table: Table, _ name: ObjectName
  ) throws(Diagnostic) -> [Diagnostic] {
    let own = try ownTable(name)
    try checkAll(table)
    let loaded = try watched { watch throws(Diagnostic) in
      try Files(settings, watch).read(file, appendingTo: table)
    }
    set(.table(loaded.table), named: own)
    return loaded.notes(about: file)
  }
}
