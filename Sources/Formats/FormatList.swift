import Engine

/// A file format that tables are read from and written to.
public struct FileFormat: Sendable {
  /// As `FORMAT` and messages name it.
  public let name: String
  /// How its files end, without the point.
  public let endings: [String]
  /// The options of COPY and `FROM 'file'` beside FORMAT.
  public let optionNames: [String]
  /// Types from the values, or from the file itself.
  public let read: @Sendable (ReadRequest) throws(FileFault) -> LoadedTable
  /// Into a declared table.
  public let readInto: @Sendable (ReadRequest, TableSchema, Table?) throws(FileFault) -> LoadedTable
  /// The writer that the options ask for.
  public let writer: @Sendable (WriteRequest) throws(FileFault) -> ResultWriter
}

/// A file to read, and how.
public struct ReadRequest: Sendable {
  public let path: String
  /// Names in any case; the text of a value, nil where the name stands alone.
  public let options: [(name: String, value: String?)]
  public let threadCount: Int
  /// The limits of the statement that reads it.
  public let watch: StatementWatch

  public init(
    path: String, options: [(name: String, value: String?)] = [], threadCount: Int = 1,
    watch: StatementWatch = StatementWatch()
  ) {
    self.path = path
    self.options = options
    self.threadCount = threadCount
    self.watch = watch
  }
}

/// A file to write, and how.
public struct WriteRequest: Sendable {
  public let path: String
  public let options: [(name: String, value: String?)]

  public init(path: String, options: [(name: String, value: String?)] = []) {
    self.path = path
    self.options = options
  }
}

/// The one place where a format is added: a folder, and a line here.
public enum FormatList {
  public static let all: [FileFormat] = [.csv, .tsv]

  /// The format of a file: the one named by FORMAT, else by how the path ends.
  ///
  /// - Throws: `FileFault` of kind `.option`, with the formats that there are.
  public static func format(
    forPath path: String, named name: String? = nil
  ) throws(FileFault) -> FileFormat {
    if let name {
      if let format = all.first(where: { $0.name == name.lowercased() }) { return format }
      throw FileFault(.option, path, "unknown format '\(name)'", help: [help])
    }
    let file = path.split(separator: "/").last ?? ""
    let ending = file.contains(".") ? file.split(separator: ".").last?.lowercased() : nil
    if let format = all.first(where: { $0.endings.contains(ending ?? "") }) { return format }
    throw FileFault(
      .option, path, "the ending of '\(path)' tells no format",
      help: [help, "name one: (FORMAT 'csv')"])
  }

  private static var help: String { "formats: \(all.map(\.name).joined(separator: ", "))" }
}
