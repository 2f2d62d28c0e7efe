import Database
import Engine
import Formats
import Language

/// A report that `.save` wrote.
public struct SavedReport: Sendable {
  public let name: String
  public let path: String
  public let parameterCount: Int

  /// `reports/NAME.sql: 1 query, 2 parameters. Run: tra -r NAME`
  public var message: String {
    let parameters =
      switch parameterCount {
      case 0: "no parameters"
      case 1: "1 parameter"
      default: "\(parameterCount) parameters"
      }
    return "\(path): 1 query, \(parameters). Run: tra -r \(name)"
  }
}

extension ReportLibrary {
  /// Whether `.save` would write over a file.
  public func hasLocal(_ name: String) -> Bool {
    ReportFile.exists("\(localFolder)/\(name).sql")
  }

  /// Writes the query as `reports/NAME.sql`; each `@x` in it becomes a parameter with its current
  /// value as default.
  ///
  /// - Parameters:
  ///   - statement: a query that has succeeded in `session`.
  ///   - makesFolder: otherwise a missing folder is an error.
  ///   - replacing: otherwise a file that is there is an error.
  public func save(
    _ name: String, _ statement: Statement, in source: SourceText, of session: Session,
    makesFolder: Bool, replacing: Bool
  ) throws(Diagnostic) -> SavedReport {
    guard Self.isName(name) else { throw .noReportName(name) }
    guard case .query(let query) = statement else { throw .savesQueriesOnly() }
    let path = "\(localFolder)/\(name).sql"
    if hasLocal(name) && !replacing { throw .reportExists(path) }
    if !ReportFile.exists(localFolder) {
      guard makesFolder, ReportFile.makeFolder(localFolder) else { throw .noReportFolder() }
    }
    if session.settings.isSafe, !WorkingDirectory.contains(path) {
      throw Diagnostic(
        code: .unsafePath, message: "--safe: '\(path)' lies outside the working directory",
        span: nil)
    }
    let parameters = try session.declarations(for: statement, in: source)
    let text =
      "-- report: \(name)\n" + parameters.map { $0 + "\n" }.joined() + source.text(query.span)
      + ";\n"
    do throws(OutputError) {
      let file = try AtomicFile(path: path)
      try file.sink.write(text)
      try file.commit()
    } catch {
      throw Diagnostic(code: .cannotWrite, message: error.message, span: nil)
    }
    return SavedReport(name: name, path: path, parameterCount: parameters.count)
  }
}

extension Session {
  /// A `-- param` line for each parameter that the statement uses, in the order of the text.
  fileprivate func declarations(
    for statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> [String] {
    let text = folded(source.text(statement.querySpan))
    let used = parameters.filter { !binds(statement, in: source, with: $0.key, as: nil) }
    let inOrder = used.sorted { first, second in
      let places = [first, second].map { text.position(of: "@" + folded($0.key)) }
      return (places[0], first.key) < (places[1], second.key)
    }
    return inOrder.map { name, value in
      let (type, literal) = declaration(of: name, value, statement, source)
      return "-- param \(name) \(type) default \(literal)"
    }
  }

  private func declaration(
    of name: String, _ value: ParameterValue, _ statement: Statement, _ source: SourceText
  ) -> (type: DataType, literal: String) {
    switch value {
    case .typed(let value, let type): return (type, value.headerLiteral)
    case .untyped(let text):
      // A text takes the type of what it meets: the first type with which the query binds.
      let types: [DataType] = [
        .string, .int64, .date, .timestamp, .decimal(precision: 38, scale: 10), .float64, .ratio,
        .bool,
      ]
      for type in types {
        guard let value = try? self.value(ofText: text, as: type) else { continue }
        let typed = ParameterValue.typed(value, type)
        if binds(statement, in: source, with: name, as: typed) {
          return (type, value.headerLiteral)
        }
      }
      return (.string, literal(text))
    }
  }

  /// Whether the statement binds when the parameter has that value, or none.
  private func binds(
    _ statement: Statement, in source: SourceText, with name: String, as value: ParameterValue?
  ) -> Bool {
    let own = parameters
    defer { parameters = own }
    parameters[name] = value
    // The answer is whether it throws.
    return (try? check(statement, in: source)) != nil
  }
}

extension Statement {
  fileprivate var querySpan: SourceSpan {
    if case .query(let query) = self { query.span } else { SourceSpan(0, 0) }
  }
}

extension Value {
  /// As a header line can hold it, on one line.
  fileprivate var headerLiteral: String {
    switch self {
    case .null: "NULL"
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .string(let text): text.contains(where: \.isNewline) ? text.escaped : literal(text)
    case .date, .timestamp, .float64: quotedText
    case .int64, .decimal, .ratio: text ?? "NULL"
    }
  }

  private var quotedText: String { literal(text ?? "") }
}

extension String {
  /// `E'…'` on one line.
  fileprivate var escaped: String {
    let body = unicodeScalars.map { scalar in
      switch scalar {
      case "'": "\\'"
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      default: String(scalar)
      }
    }
    return "E'\(body.joined())'"
  }

  /// How many bytes precede the first occurrence; the length where there is none.
  fileprivate func position(of part: String) -> Int {
    let bytes = Array(utf8)
    let wanted = Array(part.utf8)
    guard bytes.count >= wanted.count else { return bytes.count }
    return (0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }
      ?? bytes.count
  }
}

extension Diagnostic.Code {
  public static let reportExists = Self(rawValue: "report-exists")
}

extension Diagnostic {
  fileprivate static func noReportName(_ name: String) -> Diagnostic {
    Diagnostic(
      code: .usage, message: "'\(name)' is no name of a report", span: nil,
      help: ["letters, digits, '_', '-' and '.'"])
  }

  fileprivate static func savesQueriesOnly() -> Diagnostic {
    Diagnostic(
      code: .reportStatement, message: "only a query can be saved as a report", span: nil)
  }

  fileprivate static func reportExists(_ path: String) -> Diagnostic {
    Diagnostic(code: .reportExists, message: "'\(path)' exists already", span: nil)
  }

  fileprivate static func noReportFolder() -> Diagnostic {
    Diagnostic(
      code: .cannotWrite, message: "there is no folder 'reports' here", span: nil,
      help: ["mkdir reports"])
  }
}
