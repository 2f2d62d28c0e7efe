/// Values of options and of the dot-commands that share them: numbers, sizes, choices.
enum OptionValue {
  static func count(_ text: String, _ name: String, from low: Int = 0) throws(UsageError) -> Int {
    guard let number = Int(text), number >= low else {
      throw UsageError("\(name): '\(text)' is not a whole number from \(low)")
    }
    return number
  }

  /// More than the processors help nobody, but more than this would only exhaust the system.
  private static let mostThreads = 256

  static func threads(_ text: String, _ name: String) throws(UsageError) -> Int {
    guard let number = Int(text), (1...mostThreads).contains(number) else {
      throw UsageError("\(name): '\(text)' is not a whole number from 1 to \(mostThreads)")
    }
    return number
  }

  /// `all` (or another word) means no limit.
  static func countOrWord(
    _ text: String, _ name: String, word: String, from low: Int = 1
  ) throws(UsageError) -> Int? {
    if text == word { return nil }
    guard let number = Int(text), number >= low else {
      throw UsageError("\(name): '\(text)' is neither a whole number from \(low) nor '\(word)'")
    }
    return number
  }

  static func seconds(_ text: String, _ name: String) throws(UsageError) -> Double {
    guard let number = Double(text), number.isFinite, number > 0 else {
      throw UsageError("\(name): '\(text)' is not a number of seconds")
    }
    return number
  }

  /// `500000000`, `512MB`, `2GB`: units of 1,024.
  static func bytes(_ text: String, _ name: String) throws(UsageError) -> Int {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let shifts = ["": 0, "B": 0, "K": 10, "KB": 10, "M": 20, "MB": 20, "G": 30, "GB": 30]
    guard let number = Int(digits), number > 0,
      let shift = shifts[text.dropFirst(digits.count).uppercased()],
      number <= Int.max >> shift
    else { throw UsageError("\(name): '\(text)' is not a size such as 512MB") }
    return number << shift
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, _ name: String, _: Choice.Type
  ) throws(UsageError) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    throw UsageError(
      "\(name): unknown value '\(text)'" + didYouMean(text, among: names),
      help: ["values: " + names.joined(separator: ", ")])
  }

  /// `NAME=VALUE`; the name may be written with its `@`.
  static func parameter(_ text: String) throws(UsageError) -> (name: String, value: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw UsageError("'\(text)' gives no parameter a value: NAME=VALUE")
    }
    let name = parts[0].hasPrefix("@") ? parts[0].dropFirst() : parts[0]
    guard isParameterName(name) else {
      throw UsageError("'\(name)' is not a parameter name: letters, digits and _ only")
    }
    return (String(name), String(parts[1]))
  }

  static func isParameterName(_ name: some StringProtocol) -> Bool {
    guard let first = name.first, first.isLetter || first == "_" else { return false }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
