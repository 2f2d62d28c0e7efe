import Language

/// Colours of the text being typed: of the sixteen that every terminal has.
enum SyntaxColors {
  /// - Parameter cursor: UTF-8 offset; the parentheses beside it are marked.
  static func runs(_ text: String, cursor: Int) -> [StyleRun] {
    if text.first == "." || text.first == "\\" { return command(text) }
    let syntax = SyntaxRuns.runs(in: text)
    let pairs = Parentheses(syntax)
    return syntax.compactMap { run in
      let sgr =
        switch run.kind {
        case .keyword: "1;34"
        case .function: "36"
        case .string: "32"
        case .number: "33"
        case .parameter: "35"
        case .comment: "2"
        case .pipe: "1;35"
        case .unreadable: "31"
        case .openParenthesis, .closeParenthesis: pairs.sgr(at: run.span.start, cursor: cursor)
        }
      return sgr.isEmpty ? nil : StyleRun(range: run.span.start..<run.span.end, sgr: sgr)
    }
  }

  /// The name of a command, red where there is none.
  private static func command(_ text: String) -> [StyleRun] {
    let name = text.prefix { !$0.isWhitespace }
    let isKnown = DotCommand.all.contains { command in
      ([command.name] + command.aliases).contains { $0.hasPrefix(name) }
    }
    return [StyleRun(range: 0..<name.utf8.count, sgr: isKnown ? "36" : "31")]
  }
}

/// Which parentheses belong together.
private struct Parentheses {
  private var partners: [Int: Int] = [:]
  private var unopened: Set<Int> = []

  init(_ runs: [SyntaxRun]) {
    var open: [Int] = []
    for run in runs {
      switch run.kind {
      case .openParenthesis: open.append(run.span.start)
      case .closeParenthesis:
        if let start = open.popLast() {
          partners[start] = run.span.start
          partners[run.span.start] = start
        } else {
          unopened.insert(run.span.start)
        }
      default: break
      }
    }
  }

  /// The one that the cursor stands on, or else has just passed, and its partner.
  func sgr(at place: Int, cursor: Int) -> String {
    if unopened.contains(place) { return "31" }
    let marked = partners[cursor] != nil ? cursor : cursor - 1
    guard let partner = partners[marked] else { return "" }
    return place == marked || place == partner ? "7" : ""
  }
}
