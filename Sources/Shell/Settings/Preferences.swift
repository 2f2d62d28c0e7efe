import Database
import Engine

/// What flags, the start-up file and commands set: the values behind `.settings`.
struct Preferences {
  enum Color: String, CaseIterable {
    case auto, always, never
  }

  /// What `--provenance` writes.
  enum Provenance: String, CaseIterable {
    /// The same bytes in every run.
    case plain
    /// Time, host and user too.
    case full
  }

  var display = DisplaySettings()
  var pager = Pager.standard
  /// nil: stop at the first error, but not at the prompt.
  var bail: Bool?
  var timeout: Double?
  var memoryLimit = Int.max
  var maxResultRows: Int?
  var threadCount = Settings().threadCount
  /// Rules of the planner that are switched off.
  var rules = RuleSwitches()
  var showsTimes = false
  /// Hides notes and hints; errors and warnings stay.
  var isQuiet = false
  var isSafe = false
  /// Queries are printed for this engine instead of run.
  var printsFor: SQLDialect?
  /// nil: no file about the file of `-o`.
  var provenance: Provenance?
  var color = Color.auto
  /// A file or `off`; nil: as the environment says, as for the two below.
  var history: String?
  var editor: String?
  var reports: String?
}
