import Language

/// A name as it can stand in a query, its parts joined by dots, in quotes where it needs them.
func written(_ parts: [String]) -> String {
  let nowhere = SourceSpan(0, 0)
  let name = ObjectName(parts.map { Identifier($0, span: nowhere) })
  return Expression(.name(name), span: nowhere).sql
}

func written(_ name: String) -> String { written([name]) }

/// `tra.rates` → `tra`, `rates`.
func nameParts(_ name: String) -> [String] {
  name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
}

/// A text as a literal in quotes, as it can stand in a query.
public func literal(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}
