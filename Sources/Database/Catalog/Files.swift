import Engine
import Formats
import Language

/// Data files by path, relative to the working directory.
struct Files {
  private let isSafe: Bool
  private let threadCount: Int
  private let watch: StatementWatch

  init(_ settings: Settings, _ watch: StatementWatch) {
    isSafe = settings.isSafe
    threadCount = settings.threadCount
    self.watch = watch
  }

  func read(_ reference: FileReference) throws(Diagnostic) -> LoadedTable {
    try check(reference)
    do throws(FileFault) {
      return try format(of: reference).read(request(reference))
    } catch {
      throw Diagnostic(error, at: reference.span)
    }
  }

  /// A new table, of the rows of `table` and then the file's, whose columns are matched by name.
  ///
  /// A failed load leaves no text in the dictionaries that both share.
  func read(
    _ reference: FileReference, appendingTo table: Table
  ) throws(Diagnostic) -> LoadedTable {
    try check(reference)
    let before = table.dictionaries.map { $0?.count ?? 0 }
    do throws(FileFault) {
      return try format(of: reference).readInto(request(reference), table.schema, table)
    } catch {
      table.truncateDictionaries(to: before)
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
      file.sink.shouldStop = { [watch, unowned sink = file.sink] in
        watch.progress.setWritten(sink.writtenByteCount)
        return watch.isStopped
      }
      try writer.write(result.resultTable, to: file.sink)
      try file.commit()
    } catch {
      try stopped(at: reference.span)
      throw Diagnostic(code: .cannotWrite, message: error.message, span: reference.span)
    }
  }

  /// - Throws: where the user or a limit has ended the statement.
  private func stopped(at span: SourceSpan?) throws(Diagnostic) {
    do throws(EngineFault) {
      try watch.cancellation.check()
    } catch {
      throw Diagnostic(error, at: span)
    }
  }

  private func format(of reference: FileReference) throws(FileFault) -> FileFormat {
    try FormatList.format(forPath: reference.path, named: reference.formatName)
  }

  private func request(_ reference: FileReference) -> ReadRequest {
    ReadRequest(
      path: reference.path, options: reference.ownOptions, threadCount: threadCount, watch: watch)
  }

  private func check(_ reference: FileReference) throws(Diagnostic) {
    if isSafe, !WorkingDirectory.contains(reference.path) {
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
    let code: Code
    switch fault.kind {
    case .unreadable: code = .fileUnreadable
    case .option: code = .fileOption
    case .content: code = .fileContent
    case .stopped(let kind):
      self.init(EngineFault(kind), at: span)
      return
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
