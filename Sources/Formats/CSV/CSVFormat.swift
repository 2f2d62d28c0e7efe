import Engine

extension FileFormat {
  static let csv = FileFormat(name: "csv", endings: ["csv", "txt"], delimiter: ",")

  /// CSV with tabs: quoted, where it must be, as CSV is.
  static let tsv = FileFormat(name: "tsv", endings: ["tsv", "tab"], delimiter: "\t")

  private init(name: String, endings: [String], delimiter: String) {
    @Sendable
    func options(
      _ pairs: [(name: String, value: String?)], _ path: String
    ) throws(FileFault) -> CSVOptions {
      try CSVOptions([("DELIM", delimiter)] + pairs, path: path)
    }
    @Sendable
    func reader(_ request: ReadRequest) throws(FileFault) -> CSVReader {
      var reader = CSVReader(options: try options(request.options, request.path))
      reader.shouldStop = request.shouldStop
      return reader
    }
    self.init(
      name: name, endings: endings, optionNames: CSVOptions.names,
      read: { request throws(FileFault) in try reader(request).read(path: request.path) },
      readInto: { request, schema, table throws(FileFault) in
        try reader(request).read(path: request.path, schema: schema, appendingTo: table)
      },
      writer: { request throws(FileFault) in
        try options(request.options, request.path).writer(request.path)
      })
  }
}

extension CSVOptions {
  /// The writer of files that these options read.
  func writer(_ path: String) throws(FileFault) -> ResultWriter {
    guard quote == UInt8(ascii: "\""), skip == 0 else {
      throw FileFault(
        .option, path, "\(skip == 0 ? "QUOTE" : "SKIP") is an option of reading",
        help: ["CSV is written with double quotes where a value needs them"])
    }
    var format = FormatOptions()
    format.hasHeader = hasHeader
    format.separator = String(UnicodeScalar(delimiter))
    format.nullText = nullText
    return ResultWriter(mode: .csv, options: format)
  }
}
