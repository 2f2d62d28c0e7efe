import Language

/// How a program ends after a diagnostic.
public enum ExitClass: Int32, Sendable {
  case failure = 1
  case usage = 2
  case expectation = 3
  case limit = 4
  case interrupted = 130
}

extension Diagnostic.Code {
  public static let assertionFailed = Self(rawValue: "assertion-failed")
  public static let expectationFailed = Self(rawValue: "expectation-failed")
  public static let timeout = Self(rawValue: "timeout")
  public static let memoryLimit = Self(rawValue: "memory-limit")
  public static let resultLimit = Self(rawValue: "result-limit")
  public static let interrupted = Self(rawValue: "interrupted")
  /// A name or value given from outside the text: a report, a parameter.
  public static let usage = Self(rawValue: "usage")

  public var exitClass: ExitClass {
    switch self {
    case .assertionFailed, .expectationFailed: .expectation
    case .timeout, .memoryLimit, .resultLimit: .limit
    case .interrupted: .interrupted
    case .usage: .usage
    default: .failure
    }
  }
}
