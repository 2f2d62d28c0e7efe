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
  }
}
