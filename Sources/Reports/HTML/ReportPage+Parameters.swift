import Database
import Engine
import Language

extension Report {
  /// The values of one run as a reader should see them, in the order of the declarations.
  ///
  /// - Parameter given: texts as `-p NAME=TEXT` gives them.
  /// - Throws: as `values` does.
  public func shownValues(
    _ given: [(name: String, text: String)], in session: Session
  ) throws(Diagnostic) -> [(name: String, text: String)] {
    let values = try values(given, in: session)
    return parameters.map { parameter in
      guard case .typed(let value, _)? = values[parameter.name] else {
        preconditionFailure("no value of \(parameter.name)")
      }
      return (parameter.name, value.shown)
    }
  }
}

extension Value {
  /// A ratio in percent, with the decimals it has.
  fileprivate var shown: String {
    guard case .ratio(let unscaled) = self else { return text ?? "NULL" }
    return (Value.decimal(unscaled: Int128(unscaled), scale: DataType.ratioScale - 2).text ?? "")
      + "%"
  }
}
