import Engine

extension FileFormat {
  static let csv = FileFormat("csv", endings: ["csv", "txt"], .csv, CSVOptions())
  static let tsv = FileFormat("tsv", endings: ["tsv", "tab"], .tsv, .tsv)

  private init(_ name: String, endings: [String], _ mode: OutputMode, _ standard: CSVOptions) {
    @Sendable
    func reader(_ request: ReadRequest) throws(FileFault) -> CSVReader {
      var reader = CSVReader(
        options: try CSVOptions(request.options, path: request.path, standard: standard))
      reader.threadCount = request.threadCount
      reader.watch = request.watch
      return reader
    }
    self.init(
      name: name, endings: endings, optionNames: CSVOptions.names,
      read: { request throws(FileFault) in try reader(request).read(path: request.path) },
      readInto: { request, schema, table throws(FileFault) in
        try reader(request).read(path: request.path, schema: schema, appendingTo: table)
      },
      writer: { request throws(FileFault) in
        let options = try CSVOptions(request.options, path: request.path, standard: standard)
        guard options.quote == standard.quote, options.skip == 0 else {
          throw FileFault(
            .option, request.path,
            "\(options.skip == 0 ? "QUOTE" : "SKIP") is an option of reading, not of writing")
        }
        var format = FormatOptions()
        format.hasHeader = options.hasHeader
        format.separator = String(UnicodeScalar(options.delimiter))
        format.nullText = options.nullText
        return ResultWriter(mode: mode, options: format)
      })
  }
}
