/// What the output flags and settings say, for every mode; a mode reads what concerns it.
public struct FormatOptions: Sendable, Equatable {
  public enum Digits: Sendable, Equatable {
    /// Significant digits of a FLOAT64 in the human modes; only its fraction is rounded.
    case significant(Int)
    /// Shortest text that reads back as the same number; all decimals of a ratio.
    case full
  }

  public enum Locale: Sendable {
    /// `1234.56`, `2024-12-31`
    case plain
    /// `1.234,56`, `31/12/2024`; human modes only.
    case vietnamese
  }

  /// For NULL; nil = the mode's own (`NULL` for people, nothing in csv, `\N` in tsv). Not in json.
  public var nullText: String?
  public var hasHeader = true
  /// Between the cells of csv and tsv; nil = the mode's own.
  public var separator: String?
  /// csv and tsv start with U+FEFF.
  public var hasByteOrderMark = false
  /// csv and tsv end lines by CR LF.
  public var usesCRLF = false
  public var digits = Digits.significant(6)
  public var locale = Locale.plain
  /// Rows of a box before its middle is left out; nil = all.
  public var maxRows: Int?
  /// Cells across a box before it is shrunk; nil or 0 = no limit.
  public var maxWidth: Int?
  /// Texts that are too wide for their column of a box go on below instead of being cut.
  public var wrapsTexts = false
  public var usesColor = false
  /// false draws the box in ASCII.
  public var isUTF8 = true

  public init() {}
}
