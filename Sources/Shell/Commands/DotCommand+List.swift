import Language

extension DotCommand {
  /// Written by hand, in the order of `.help`.
  static let all: [DotCommand] = [
    help, tables, schema, values, summary,
    mode, nullValue, maxRows, maxWidth, digits, last, output, once, chart, pager,
    stages, peek, source, timer,
    param, reports, run, save, show,
    read, edit, history, bail, print,
    open, snapshot, reload,
    settings, shell, version, exit, quit,
    lineMode,
  ]
}
