import Engine
import Formats
import Language

/// Data files by path, relative to the working directory.
struct Files {
  let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  func read(_ reference: FileReference) throws(Diagnostic) -> LoadedTable {
    try check(reference)
    do throws(FileFault) {
      return try format(of: reference).read(request(reference))
    } catch {
      throw Diagnostic(error, at: reference.span)
    }
  }

  /// A new table, of the rows of `table` and then the file's, whose columns are matched by name.
  func read(
    _ reference: FileReference, appendingTo table: Table
  ) throws(Diagnostic) -> LoadedTable {
    try check(reference)
    do throws(FileFault) {
      return try format(of: reference).readInto(request(reference), table.schema, table)
    } catch {
      throw Diagnostic(error, at: reference.span)
    }
  }

  /// The file appears whole or not at all.
  func write(_ result: QueryResult, to reference: FileReference) throws(Diagnostic) {
    try check(reference)
    let writer: ResultWriter
    do throws(FileFault) {
      writer = try format(of: reference).writer(
        WriteRequest(path: reference.path, options: reference.ownOptions))
    } catch {
      throw Diagnostic(error, at: reference.span)
    }
    do throws(OutputError) {
      let file = try AtomicFile(path: reference.path)
      file.sink.shouldStop = settings.isInterrupted
      try writer.write(result.resultTable, to: file.sink)
      try file.commit()
    } catch {
      let code: Diagnostic.Code = error.kind == .interrupted ? .interrupted : .cannotWrite
      throw Diagnostic(code: code, message: error.message, span: reference.span)
    }
  }

  private func format(of reference: FileReference) throws(FileFault) -> FileFormat {
    try FormatList.format(forPath: reference.path, named: reference.formatName)
  }

  private func request(_ reference: FileReference) -> ReadRequest {
    ReadRequest(
      path: reference.path, options: reference.ownOptions, threadCount: settings.threadCount,
      shouldStop: settings.isInterrupted)
  }

  private func check(_ reference: FileReference) throws(Diagnostic) {
    if settings.isSafe, !WorkingDirectory.contains(reference.path) {
      throw .outsideWorkingDirectory(reference.path, at: reference.span)
    }
  }
}

extension FileReference {
  fileprivate var formatName: String? {
    options.last { $0.name.name.uppercased() == "FORMAT" }?.valueText
  }

  /// All but FORMAT.
  fileprivate var ownOptions: [(name: String, value: String?)] {
    options.filter { $0.name.name.uppercased() != "FORMAT" }.map { ($0.name.name, $0.valueText) }
  }
}

extension FileOption {
  fileprivate var valueText: String? {
    switch value {
    case nil, .null: nil
    case .string(let text), .date(let text), .timestamp(let text): text
    case .bool(let value): String(value)
    case .integer(let value): String(value)
    case .float(let value): String(value)
    case .decimal(let unscaled, let scale, _):
      Value.decimal(unscaled: unscaled, scale: scale).text
    }
  }
}

extension Diagnostic {
  /// - Parameter span: of the path in the statement.
  init(_ fault: FileFault, at span: SourceSpan?) {
    let code: Code =
      switch fault.kind {
      case .unreadable: .fileUnreadable
      case .option: .fileOption
      case .content: .fileContent
      case .interrupted: .interrupted
      }
    let isAboutContent = fault.kind == .content
    self.init(
      code: code, message: isAboutContent ? fault.description : fault.message, span: span,
      help: fault.help)
  }
}

extension LoadedTable {
  func notes(about reference: FileReference) -> [Diagnostic] {
    notes.map {
      Diagnostic(.note, code: .fileNote, message: "\(reference.path): \($0)", span: reference.span)
    }
  }
}
