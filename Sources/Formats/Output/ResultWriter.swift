/// Writes results in one mode.
public struct ResultWriter: Sendable {
  public let mode: OutputMode
  public let options: FormatOptions

  public init(mode: OutputMode, options: FormatOptions = FormatOptions()) {
    self.mode = mode
    self.options = options
  }

  /// Writes `result` whole; the sink is not flushed, so that a statement is one write.
  ///
  /// - Throws: what the sink's descriptor answers.
  /// - Complexity: one pass; a box keeps the text of the rows that it shows.
  public func write(_ result: ResultTable, to sink: OutputSink) throws(OutputError) {
    let style = CellStyle(mode, options)
    let names = result.columns.map(\.name)
    let frame: RecordFrame
    switch mode {
    case .box: return try BoxWriter(result, options: options, style: style).write(to: sink)
    case .line: return try writeLines(result, to: sink)
    case .csv, .tsv:
      frame = .delimited(names, mode: mode, options: options, style: style)
    case .json: frame = .json(names, style: style)
    case .jsonl: frame = .jsonLines(names, style: style)
    case .markdown: frame = .markdown(result.columns, options: options, style: style)
    case .html: frame = .html(result.columns, options: options, style: style)
    }
    try writeRecords(result, in: frame, style: style, to: sink)
  }
}
