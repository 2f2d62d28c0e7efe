import Formats
import Language
import Reports

extension DotCommand {
  static let chart = DotCommand(
    ".chart", usage: "KIND x=COLUMN y=COLUMN[,COLUMN…] [by=COLUMN] [> FILE.svg]",
    summary: "a chart of the last result",
    details: [
      "KIND is bar, line or heatmap; 'FILE.svg' gets the chart as a drawing",
      ".chart bar x=region y=pooled,mean", ".chart line x=year y=rank by=place > ranks.svg",
    ],
    arguments: [.words(ChartSpec.Kind.allCases.map(\.rawValue)), .chart],
    repeatsArguments: true
  ) { console, arguments throws(Diagnostic) in
    guard let result = console.session.lastResult else {
      throw .command("there is no result yet")
    }
    let request = try ChartRequest(arguments)
    guard let path = request.path else {
      return try console.draw(result.resultTable, request.spec)
    }
    var options = console.chartOptions
    options.isUTF8 = true
    let text = try SVGChart.render(result.resultTable, request.spec, options: options)
    try console.writeFile(text, to: path)
  }
}

/// `KIND … [> FILE]`
struct ChartRequest {
  let spec: ChartSpec
  let path: CommandArguments.Word?

  init(_ arguments: CommandArguments) throws(Diagnostic) {
    let arrow = arguments.words.lastIndex { $0.text.hasPrefix(">") }
    let text = arguments.source.text
    guard let first = arguments.words.first else { throw arguments.usage("which kind of chart?") }
    let end = arrow.map { arguments.words[$0].span.start } ?? arguments.words.last?.span.end
    let span = SourceSpan(first.span.start, end ?? first.span.end)
    spec = try ChartSpec(parsing: text(span), at: span.start)
    guard let arrow else {
      path = nil
      return
    }
    let word = arguments.words[arrow]
    let rest = arguments.words[(arrow + 1)...]
    if word.text.count > 1, rest.isEmpty {
      path = CommandArguments.Word(text: String(word.text.dropFirst()), span: word.span)
    } else if word.text == ">", rest.count == 1 {
      path = rest.first
    } else {
      throw arguments.usage("one file is wanted behind '>'", at: word.span)
    }
  }
}

extension Console {
  /// Numbers and dates as the human modes write them.
  var chartOptions: FormatOptions {
    screen.fitted(self.display, mode: .box, toTerminal: writesToTerminal)
  }

  /// A chart in characters, where results go.
  func draw(_ table: ResultTable, _ spec: ChartSpec) throws(Diagnostic) {
    let lines = try TextChart.render(
      table, spec, width: screen.size.columns, options: chartOptions)
    try write(lines: (endsInResult ? [""] : []) + lines)
  }

  /// The file appears whole or not at all.
  func writeFile(_ text: String, to path: CommandArguments.Word) throws(Diagnostic) {
    try checkPlace(path)
    do throws(OutputError) {
      let file = try AtomicFile(path: path.text)
      try file.sink.write(text)
      try file.commit()
    } catch {
      throw .command(error.message, at: path.span)
    }
  }
}
