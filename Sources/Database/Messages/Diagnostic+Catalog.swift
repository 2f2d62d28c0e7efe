import Language
import Planner

extension Diagnostic.Code {
  public static let unknownTable = Self(rawValue: "unknown-table")
  public static let unknownColumn = Self(rawValue: "unknown-column")
  public static let tableExists = Self(rawValue: "table-exists")
  public static let shippedTable = Self(rawValue: "shipped-table")
  public static let wrongKind = Self(rawValue: "wrong-kind")
  public static let recursiveView = Self(rawValue: "recursive-view")
  public static let badTableName = Self(rawValue: "bad-table-name")
  public static let fileUnreadable = Self(rawValue: "file-unreadable")
  public static let fileOption = Self(rawValue: "file-option")
  public static let fileContent = Self(rawValue: "file-content")
  public static let fileNote = Self(rawValue: "file-note")
  public static let cannotWrite = Self(rawValue: "cannot-write")
  public static let unsafePath = Self(rawValue: "unsafe-path")
  public static let notAQuery = Self(rawValue: "not-a-query")
  public static let noStore = Self(rawValue: "no-store")
  public static let lastResultGone = Self(rawValue: "last-result-gone")
}

extension Diagnostic {
  static func outsideWorkingDirectory(_ path: String, at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      code: .unsafePath, message: "--safe: '\(path)' lies outside the working directory",
      span: span)
  }

  static func exists(_ name: ObjectName, as object: CatalogObject) -> Diagnostic {
    let kind = object.kindName
    return Diagnostic(
      code: .tableExists, message: "there is already a \(kind) '\(name.text)'", span: name.span,
      help: ["CREATE OR REPLACE replaces it; DROP \(kind.uppercased()) removes it"])
  }

  static func wrongKind(_ name: ObjectName, is object: CatalogObject) -> Diagnostic {
    let kind = object.kindName
    return Diagnostic(
      code: .wrongKind, message: "'\(name.text)' is a \(kind)", span: name.span,
      help: ["DROP \(kind.uppercased()) \(name.text) removes it"])
  }

  static func recursiveView(_ name: ObjectName, isShipped: Bool) -> Diagnostic {
    Diagnostic(
      code: .recursiveView, message: "the view '\(name.text)' would be made of itself",
      span: name.span,
      help: isShipped ? ["tra.\(name.text) names the shipped one"] : [])
  }

  static func cannotDropShipped(_ name: ObjectName) -> Diagnostic {
    Diagnostic(
      code: .shippedTable, message: "'\(name.text)' is shipped with the program and stays",
      span: name.span, help: ["DROP removes what was made here"])
  }

  static func cannotGrowShipped(_ name: ObjectName) -> Diagnostic {
    let last = name.parts[name.parts.count - 1].name
    return Diagnostic(
      code: .shippedTable, message: "'\(name.text)' is shipped with the program and stays as it is",
      span: name.span, help: ["CREATE TABLE \(last) AS FROM tra.\(last) makes a copy that can grow"]
    )
  }

  static func nothingToDrop(_ drop: Drop, known: [String]) -> Diagnostic {
    Diagnostic(
      code: .unknownTable,
      message: "unknown \(drop.kind.rawValue.lowercased()) '\(drop.name.text)'",
      span: drop.name.span,
      help: known.isEmpty ? [] : ["made here: \(known.joined(separator: ", "))"])
  }

  static func badTableName(_ name: ObjectName) -> Diagnostic {
    let reason =
      name.text == "_" ? "'_' is the last result" : "a table made here has a name without a dot"
    return Diagnostic(code: .badTableName, message: reason, span: name.span)
  }

  static func unknownTable(_ name: String) -> Diagnostic {
    Diagnostic(code: .unknownTable, message: "unknown table '\(name)'", span: nil)
  }
}

extension CatalogObject {
  var kindName: String {
    switch self {
    case .table: "table"
    case .view: "view"
    }
  }
}
