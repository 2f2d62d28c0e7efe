import Database
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The reports by name: those of the working directory's `reports/`, of `$TRA_REPORTS`, of
/// `$XDG_DATA_HOME/tra/reports`, and the shipped ones. The first of a name hides the others.
public struct ReportLibrary: Sendable {
  /// Where `.save` writes; searched first.
  public let localFolder: String
  /// Searched in this order, after the local one and before the shipped ones.
  public let folders: [String]

  public init(folders: [String], localFolder: String = "reports") {
    self.folders = folders
    self.localFolder = localFolder
  }

  /// The folders that the environment names; relative and empty `XDG_DATA_HOME` are ignored.
  ///
  /// - Parameter folder: stands for `$TRA_REPORTS`; `off` for none.
  public static func standard(folder: String? = nil) -> ReportLibrary {
    var folders: [String] = []
    if let own = folder ?? variable("TRA_REPORTS"), own != "off" { folders.append(own) }
    if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") {
      folders.append(data + "/tra/reports")
    } else if let home = variable("HOME") {
      folders.append(home + "/.local/share/tra/reports")
    }
    return ReportLibrary(folders: folders)
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// All names, sorted, each once.
  public var names: [String] {
    let shipped = EmbeddedFile.all.compactMap { file -> String? in
      guard file.name.hasPrefix("reports/") else { return nil }
      return String(file.name.dropFirst("reports/".count).dropLast(".sql".count))
    }
    return Array(Set(([localFolder] + folders).flatMap(ReportFile.names) + shipped)).sorted()
  }

  /// The text of a report; nil where there is none of that name. A byte order mark is left out.
  public func source(named name: String) -> SourceText? {
    guard Self.isName(name) else { return nil }
    for folder in [localFolder] + folders {
      let path = "\(folder)/\(name).sql"
      if let bytes = ReportFile.bytes(path) {
        return SourceText(name: path, utf8: Self.withoutMark(bytes))
      }
    }
    return EmbeddedFile("reports/\(name).sql").map {
      SourceText(name: "<shipped>/\(name).sql", utf8: Array($0.bytes))
    }
  }

  /// - Throws: `unknown report`, a usage error; what is wrong with the report's text, whose spans
  ///   refer to `source(named:)`.
  public func report(named name: String) throws(Diagnostic) -> Report {
    guard let source = source(named: name) else {
      throw Diagnostic(
        code: .usage, message: "unknown report '\(name)'", span: nil,
        help: [Suggestion.help(for: name, among: names, title: "reports")].compactMap(\.self))
    }
    return try Report(name: name, source: source)
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.hasPrefix("-")
      && name.unicodeScalars.allSatisfy {
        $0 == "_" || $0 == "-" || $0 == "." || $0.properties.isAlphabetic
          || $0.properties.numericType != nil
      }
  }

  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }
}
