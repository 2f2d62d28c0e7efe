import Language

extension Console {
  /// Reads the file of `-i`, or at the prompt the user's own. A bad line is a warning; what the
  /// command line says of the output stays.
  func readStartUpFile(_ invocation: Invocation) throws(Diagnostic) {
    guard invocation.readsInitFile else { return }
    if let path = invocation.initFile {
      do throws(FileError) {
        readStartUpFile(try ScriptReader(path: path), path, invocation)
      } catch {
        throw Diagnostic(code: .usage, message: error.message, span: nil)
      }
    } else if isInteractive, let path = Self.startUpPath {
      // Most people have none.
      guard let reader = try? ScriptReader(path: path) else { return }
      readStartUpFile(reader, path, invocation)
    }
  }

  private func readStartUpFile(
    _ reader: ScriptReader, _ path: String, _ invocation: Invocation
  ) {
    readStartUpLines(of: reader)
    startUpFile = path
    prefer(commandLine: invocation.preferences)
  }

  private func readStartUpLines(of reader: ScriptReader) {
    origins.file = reader.name
    defer { origins.file = nil }
    do throws(FileError) {
      while let piece = try reader.next() {
        switch piece {
        case .command(let source, let span): runStartUpLine(source, span)
        case .statement(let source, let span):
          warn(.command("only dot-commands may stand here", at: span), in: source)
        case .failure(let diagnostic, let source): warn(diagnostic, in: source)
        }
      }
    } catch {
      warn(.command(error.message), in: SourceText(""))
    }
  }

  private func runStartUpLine(_ source: SourceText, _ span: SourceSpan) {
    do throws(Diagnostic) {
      try run(CommandArguments(source, span))
    } catch {
      warn(error, in: source)
    }
  }

  private func warn(_ diagnostic: Diagnostic, in source: SourceText) {
    var warning = diagnostic
    warning.severity = .warning
    messages.report(warning, in: source)
  }

  /// `$TRA_CONFIG`, else in `$XDG_CONFIG_HOME`, else in `~/.config`.
  private static var startUpPath: String? {
    if let path = environment("TRA_CONFIG"), !path.isEmpty { return path }
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/tra/trarc"
    }
    return environment("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.config/tra/trarc" : nil }
  }
}

extension HistoryFile {
  /// A file or `off`, else as the environment says.
  static func chosen(_ choice: String?) -> HistoryFile? {
    if choice == "off" { return nil }
    if let choice { return HistoryFile(path: choice) }
    var variables: [String: String] = [:]
    for name in ["TRA_HISTORY", "XDG_STATE_HOME", "HOME"] { variables[name] = environment(name) }
    return HistoryFile(environment: variables)
  }
}
