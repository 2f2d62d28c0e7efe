import Engine
import Language

extension Diagnostic.Code {
  public static let overflow = Self(rawValue: "overflow")
  public static let invalidCast = Self(rawValue: "invalid-cast")
  public static let invalidArgument = Self(rawValue: "invalid-argument")
  public static let scalarQueryRows = Self(rawValue: "scalar-query-rows")
  public static let notNullViolated = Self(rawValue: "not-null-violated")
  public static let corruptFile = Self(rawValue: "corrupt-file")
  public static let divisionByZero = Self(rawValue: "division-by-zero")
}

extension Diagnostic {
  /// A fault with its place: the engine has origins; only here are there spans.
  init(_ fault: EngineFault, origins: [SourceSpan?]) {
    let words = Self.words(for: fault.kind)
    let span = fault.origin.flatMap { Int($0) < origins.count && $0 >= 0 ? origins[Int($0)] : nil }
    self.init(code: words.code, message: words.message, span: span, help: words.help)
  }

  /// A fault that no expression caused.
  init(_ fault: EngineFault, at span: SourceSpan?) {
    self.init(fault, origins: [])
    self.span = span
  }

  /// The only place that gives a kind of fault its code, and with it its exit code.
  private static func words(
    for kind: EngineFault.Kind
  ) -> (code: Code, message: String, help: [String]) {
    switch kind {
    case .overflow(let type):
      (.overflow, "the result is out of the range of \(type)", Self.wider(than: type))
    case .invalidCast(let text, let type):
      (
        .invalidCast, "'\(text)' is not \(type)",
        ["TRY_CAST gives NULL where a value does not fit"]
      )
    case .invalidArgument(let message): (.invalidArgument, message, [])
    case .scalarQueryRows:
      (
        .scalarQueryRows, "a query used as a value gave more than one row",
        ["add LIMIT 1, or an aggregate"]
      )
    case .assertionFailed(let text): (.assertionFailed, "assertion failed: \(text)", [])
    case .notNullViolated(let column):
      (.notNullViolated, "NULL in column '\(column)', which is NOT NULL", [])
    case .cancelled: (.interrupted, "interrupted", [])
    case .timeout(let seconds):
      (.timeout, "stopped after \(seconds.shortText) s", ["--timeout sets the limit"])
    case .memoryLimit(let bytes):
      (
        .memoryLimit, "the statement needs more than \(bytes) bytes of memory",
        ["--max-memory sets the limit"]
      )
    case .resultLimit(let rows):
      (
        .resultLimit, "the result has more than \(rows) rows",
        ["add LIMIT, or raise --max-result-rows"]
      )
    case .corrupt(let message): (.corruptFile, message, [])
    }
  }

  private static func wider(than type: DataType) -> [String] {
    type == .int64 ? ["CAST to DECIMAL(38,0) holds 38 digits"] : []
  }

  static func divisionsByZero(_ count: Int, at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .warning, code: .divisionByZero,
      message: "division by zero in \(count) \(count == 1 ? "row" : "rows"): NULL there",
      span: span, help: ["SAFE_DIVIDE(a, b) gives NULL without this warning"])
  }
}

extension Double {
  /// Without a fraction where there is none: `5`, `2.5`.
  fileprivate var shortText: String {
    self == rounded() && magnitude < 1e15 ? String(Int64(self)) : String(self)
  }
}
