import Language

extension DotCommand {
  /// Written by hand, in the order of `.help`.
  static let all: [DotCommand] = [
    help, tables, schema, values,
    mode, nullValue, maxRows, maxWidth, digits, last, output, once, chart,
    param, reports, run, save, show,
    read, print, timer, bail, version, exit, quit,
    lineMode,
  ]
}
