// Where statements typed by a person come from: the editor on a terminal, a plain reader elsewhere.

/// What is to be read, and how it is asked for.
public struct ReadRequest: Sendable {
  /// A statement is joined, completed and remembered; an answer (`y`, `n`) is one bare line.
  public enum Purpose: Sendable { case statement, answer }

  public var prompt: String
  public var usesColor: Bool
  public var purpose: Purpose

  /// - Parameter prompt: plain text of known width, for example `tra> `; colour is added here.
  public init(prompt: String, usesColor: Bool = false, purpose: Purpose = .statement) {
    self.prompt = prompt
    self.usesColor = usesColor
    self.purpose = purpose
  }
}

/// How a read ended.
public enum ReadResult: Equatable, Sendable {
  /// A statement or a dot-command, its lines joined by `\n`, without a final newline.
  case line(String)
  /// A paste that is taller than the screen, with what was typed around it: run it like a script.
  case pasted(String)
  /// Ctrl-C; what had been typed is discarded.
  case interrupted(hadText: Bool)
  /// Ctrl-D on an empty line, or the terminal has gone.
  case endOfFile
  /// `errno` of a read that cannot be repeated.
  case failed(Int32)
}

/// Gives one statement a call. Used by one thread.
public protocol LineSource: AnyObject {
  func read(_ request: ReadRequest) -> ReadResult
}

/// What the editor asks the shell while a statement is being typed.
public struct LineHooks {
  /// Whether Enter runs the text; else it opens a new line.
  public var isComplete: (_ text: String) -> Bool = { _ in true }
  /// The prompt of the next line in the plain reader: `  -> `, `  '> `, `  (> ` or `  *> `.
  public var continuationPrompt: (_ text: String) -> String = { _ in "  -> " }
  /// What may stand at the cursor, which is a UTF-8 offset into the text.
  public var complete: (_ text: String, _ cursor: Int) -> Completion = { _, cursor in
    Completion(replaceFrom: cursor)
  }
  /// Colours of the text; asked only if colours are allowed.
  public var style: ((_ text: String, _ cursor: Int) -> [StyleRun])?
  /// Answer to `Esc p`, printed above the text being typed; nil beeps.
  public var preview: (_ text: String, _ cursor: Int) -> String? = { _, _ in nil }
  /// `Esc e`: a program has the terminal to itself.
  public var edit: (_ text: String) -> EditResult = { .text($0) }

  public init() {}
}

/// What a program made of a text.
public enum EditResult: Equatable, Sendable {
  case text(String)
  /// Why it made nothing of it.
  case failed(String)
}

/// Candidates for the text between `replaceFrom` and the cursor.
public struct Completion: Equatable, Sendable {
  /// UTF-8 offset into the text; at or before the cursor.
  public var replaceFrom: Int
  /// In the order of the list; candidates of a group stand together.
  public var candidates: [Candidate]

  public init(replaceFrom: Int, candidates: [Candidate] = []) {
    self.replaceFrom = replaceFrom
    self.candidates = candidates
  }
}

/// One way to complete a word.
public struct Candidate: Equatable, Sendable {
  /// What is inserted, with its closing quote or space.
  public var text: String
  /// What the list shows, for example with a count of rows.
  public var display: String
  /// Heading in the list (`columns`, `values`, …); empty for none.
  public var group: String

  public init(text: String, display: String? = nil, group: String = "") {
    self.text = text
    self.display = display ?? text
    self.group = group
  }
}

/// A stretch of text and its colour.
public struct StyleRun: Equatable, Sendable {
  /// UTF-8 offsets.
  public var range: Range<Int>
  /// Parameters of an SGR sequence, for example `1;34`.
  public var sgr: String

  public init(range: Range<Int>, sgr: String) {
    self.range = range
    self.sgr = sgr
  }
}
