import Engine

/// What the values of a column have in common, and the narrowest type that follows.
///
/// The guess is the same in whatever order values are seen.
struct ColumnGuess {
  private var texts = 0
  private var bools = 0
  private var dates = 0
  private var timestamps = 0
  private var percents = 0
  private var integers = 0
  private var decimals = 0
  private var floats = 0
  /// `NaN`, `Infinity`: floats beside numbers, else words.
  private var specials = 0
  private var isBeyondInt64 = false
  private var wholeDigits = 0
  private var scale = 0
  /// A percentage too large for RATIO.
  private var isBeyondRatio = false

  /// Whether nothing but STRING can follow, so that no more values need a look.
  var isSettled: Bool { texts > 0 }

  /// Whether there was no value yet.
  var isEmpty: Bool {
    texts + bools + dates + timestamps + percents + integers + decimals + floats + specials == 0
  }

  /// One value that is not NULL; a quoted one counts alike.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first, !isSettled else {
      texts += 1
      return
    }
    if let number = ScannedNumber(text) {
      add(number)
    } else if text.last == UInt8(ascii: "%"), text.count > 1 {
      addPercent(UnsafeBufferPointer(rebasing: text.dropLast()))
    } else if first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9") {
      addTime(text)
    } else if FieldText.bool(text) != nil {
      bools += 1
    } else if FieldText.specialFloat(text) != nil {
      specials += 1
    } else {
      texts += 1
    }
  }

  private mutating func addTime(_ text: UnsafeBufferPointer<UInt8>) {
    if CalendarDate(iso: text) != nil {
      dates += 1
    } else if Timestamp(iso: text, takesDate: false) != nil {
      timestamps += 1
    } else {
      texts += 1
    }
  }

  private mutating func add(_ number: ScannedNumber) {
    if number.hasLeadingZero {
      texts += 1
    } else if number.hasExponent {
      floats += 1
    } else {
      if number.hasPoint { decimals += 1 } else { integers += 1 }
      wholeDigits = max(wholeDigits, number.wholeDigits)
      scale = max(scale, number.scale)
      if !number.hasPoint && number.int64 == nil { isBeyondInt64 = true }
    }
  }

  private mutating func addPercent(_ text: UnsafeBufferPointer<UInt8>) {
    guard let number = ScannedNumber(text), !number.hasLeadingZero, !number.hasExponent else {
      texts += 1
      return
    }
    percents += 1
    if FieldText.ratio(percent: text) == nil { isBeyondRatio = true }
  }

  /// What a column read as exact numbers has had since the sample: the largest, unscaled.
  mutating func widen(largest: UInt64, scale: Int) {
    guard largest > 0 else { return }
    wholeDigits = max(wholeDigits, String(largest).utf8.count - scale)
  }

  var type: DataType {
    let numbers = integers + decimals + floats
    let kinds = [texts, bools, dates, timestamps, percents, numbers].count { $0 > 0 }
    if kinds != 1 || texts > 0 { return .string }
    if specials > 0 { return numbers > 0 ? .float64 : .string }
    if bools > 0 { return .bool }
    if dates > 0 { return .date }
    if timestamps > 0 { return .timestamp }
    if percents > 0 { return isBeyondRatio ? .string : .ratio }
    if floats > 0 { return .float64 }
    return exactType
  }

  /// Integers of many digits are identifiers: a float would lose their last ones.
  private var exactType: DataType {
    if decimals == 0 {
      if !isBeyondInt64 { return .int64 }
      return wholeDigits <= 38 ? .decimal(precision: 38, scale: 0) : .string
    }
    guard wholeDigits + scale <= DataType.narrowPrecision else { return .float64 }
    return .decimal(precision: DataType.narrowPrecision, scale: scale)
  }
}
