// The statements of this session and of those before it.

/// Loaded from its file when first needed, so that the first prompt does not wait for it.
public final class History {
  /// nil: remembered for this session only.
  public private(set) var file: HistoryFile?
  private var loaded: [String]?

  public init(file: HistoryFile?) { self.file = file }

  /// Goes on with the statements of another file; without one, with those that are known.
  public func keep(in file: HistoryFile?) {
    loaded = file == nil ? entries : nil
    self.file = file
  }

  /// Oldest first.
  public var entries: [String] {
    if let loaded { return loaded }
    var entries: [String] = []
    for entry in file?.load() ?? [] where entry != entries.last { entries.append(entry) }
    loaded = entries
    return entries
  }

  /// Remembers an accepted statement; blank ones, repeated ones and those after a space are not.
  public func append(_ statement: String) {
    guard !statement.hasPrefix(" "), statement.contains(where: { !$0.isWhitespace }),
      statement != entries.last
    else { return }
    loaded?.append(statement)
    // A history that cannot be written is no reason to disturb: `.settings` shows its place.
    file?.append(statement)
  }
}
