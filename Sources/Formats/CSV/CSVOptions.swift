/// How a CSV file is written: the options of `COPY` and `FROM 'file'`.
public struct CSVOptions: Sendable, Equatable {
  /// The names that `init(_:path:)` takes, as messages list them.
  public static let names = ["DELIM", "HEADER", "NULLSTR", "QUOTE", "SKIP"]

  public var hasHeader = true
  public var delimiter = UInt8(ascii: ",")
  /// nil where nothing quotes.
  public var quote: UInt8? = UInt8(ascii: "\"")
  /// Unquoted text that means NULL, beside nothing at all.
  public var nullText = ""
  /// Lines before the header.
  public var skip = 0
  /// `\t`, `\n`, `\r` and `\\` in unquoted text stand for one character, as in tsv.
  public var hasEscapes = false

  public init() {}

  /// What the output mode tsv writes: tabs, backslashes, `\N` for NULL, no quotes.
  public static var tsv: CSVOptions {
    var options = CSVOptions()
    options.delimiter = 0x09
    options.quote = nil
    options.nullText = "\\N"
    options.hasEscapes = true
    return options
  }

  /// - Parameters:
  ///   - pairs: names in any case; the text of a value, nil where the name stands alone.
  ///   - standard: what holds where no pair says otherwise.
  /// - Throws: `FileFault` of kind `.option`, with the options that there are.
  public init(
    _ pairs: [(name: String, value: String?)], path: String, standard: CSVOptions = CSVOptions()
  ) throws(FileFault) {
    self = standard
    for (name, value) in pairs {
      switch name.uppercased() {
      case "HEADER": hasHeader = try Self.bool(name, value, path)
      case "DELIM": delimiter = try Self.byte(name, value, path)
      case "QUOTE": quote = value == "" ? nil : try Self.byte(name, value, path)
      case "NULLSTR": nullText = try Self.text(name, value, path)
      case "SKIP": skip = try Self.count(name, value, path)
      default:
        throw FileFault(
          .option, path, "unknown CSV option '\(name)'",
          help: ["options of CSV: FORMAT, \(Self.names.joined(separator: ", "))"])
      }
    }
    if quote == delimiter {
      throw FileFault(.option, path, "DELIM and QUOTE are the same character")
    }
  }

  private static func text(
    _ name: String, _ value: String?, _ path: String
  ) throws(FileFault) -> String {
    guard let value else { throw FileFault(.option, path, "\(name.uppercased()) needs a value") }
    return value
  }

  private static func bool(
    _ name: String, _ value: String?, _ path: String
  ) throws(FileFault) -> Bool {
    switch value?.lowercased() {
    case nil, "true", "1": return true
    case "false", "0": return false
    default:
      throw FileFault(
        .option, path, "\(name.uppercased()) is true or false, not '\(value ?? "")'")
    }
  }

  private static func byte(
    _ name: String, _ value: String?, _ path: String
  ) throws(FileFault) -> UInt8 {
    let text = try text(name, value, path)
    if text == "\\t" { return 0x09 }
    let bytes = Array(text.utf8)
    guard bytes.count == 1, bytes[0] < 0x80, ![0, 0x0A, 0x0D].contains(bytes[0]) else {
      throw FileFault(
        .option, path, "\(name.uppercased()) is one ASCII character, not '\(text)'",
        help: ["a tab is written '\\t'"])
    }
    return bytes[0]
  }

  private static func count(
    _ name: String, _ value: String?, _ path: String
  ) throws(FileFault) -> Int {
    guard let value, let count = Int(value), count >= 0 else {
      throw FileFault(
        .option, path, "\(name.uppercased()) is a number of lines, not '\(value ?? "")'")
    }
    return count
  }
}
