import Engine

/// One loop a type: the type is chosen once a block.
extension CSVColumn {
  /// Hands every value to `take`, which answers whether it was one of the type.
  @inline(__always)
  private func each(
    _ block: CSVBlock, _ rows: Range<Int>, _ take: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Problem? {
    for row in rows {
      guard let text = text(block, row) else {
        if isNotNull { return Problem(row: row, message: "column '\(name)' may not be NULL") }
        builder.appendNull()
        continue
      }
      if !take(text) { return mismatch(row, text) }
    }
    return nil
  }

  private func mismatch(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) -> Problem {
    let start = String(decoding: text.prefix(160), as: UTF8.self)
    let shown = start.count > 40 || text.count > 160 ? "\(start.prefix(40))…" : start
    return Problem(
      row: row, message: "column '\(name)': '\(VisibleText.of(shown))' is not \(type)",
      isOfType: false)
  }

  func readIntegers(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    each(block, rows) { text in
      guard let number = ScannedNumber(text), isDeclared || !number.hasLeadingZero,
        let value = number.int64
      else { return false }
      largest = max(largest, value.magnitude)
      builder.append(value)
      return true
    }
  }

  func readDecimals(
    _ block: CSVBlock, _ rows: Range<Int>, _ precision: Int, _ scale: Int
  ) -> Problem? {
    let limit = powerOfTen(precision)
    return each(block, rows) { text in
      guard let number = ScannedNumber(text) else { return false }
      if isDeclared && (number.hasExponent || number.isWide) {
        guard let value = FieldText.decimal(text, precision: precision, scale: scale) else {
          return false
        }
        builder.append(Int64(value))
        return true
      }
      guard isDeclared || (!number.hasLeadingZero && number.scale <= scale),
        let value = number.narrow(scale: scale), value.magnitude < limit
      else { return false }
      largest = max(largest, value.magnitude)
      builder.append(value)
      return true
    }
  }

  func readWide(
    _ block: CSVBlock, _ rows: Range<Int>, _ precision: Int, _ scale: Int
  ) -> Problem? {
    each(block, rows) { text in
      if !isDeclared {
        guard let number = ScannedNumber(text), !number.hasLeadingZero, !number.hasExponent,
          number.scale <= scale
        else { return false }
      }
      guard let value = FieldText.decimal(text, precision: precision, scale: scale) else {
        return false
      }
      builder.append(wide: value)
      return true
    }
  }

  func readFloats(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    each(block, rows) { text in
      guard let number = ScannedNumber(text) else {
        guard let special = FieldText.specialFloat(text) else { return false }
        builder.append(special)
        return true
      }
      guard isDeclared || !number.hasLeadingZero else { return false }
      builder.append(number.double(text))
      return true
    }
  }

  func readRatios(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    each(block, rows) { text in
      if !isDeclared {
        guard text.last == UInt8(ascii: "%"),
          let number = ScannedNumber(UnsafeBufferPointer(rebasing: text.dropLast())),
          !number.hasLeadingZero, !number.hasExponent
        else { return false }
      }
      guard let value = FieldText.ratio(text) else { return false }
      builder.append(value)
      return true
    }
  }

  func readBools(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    each(block, rows) { text in
      guard let value = FieldText.bool(text) else { return false }
      builder.append(Int64(value ? 1 : 0))
      return true
    }
  }

  /// Days often repeat from row to row: each is read once in a run.
  func readDates(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    var last: (low: UInt64, high: UInt16) = (0, 0)
    var days: Int64 = 0
    return each(block, rows) { text in
      guard text.count == 10, let base = text.baseAddress else { return false }
      let words = UnsafeRawPointer(base)
      let low = words.loadUnaligned(as: UInt64.self)
      let high = words.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
      if low != last.low || high != last.high {
        guard let date = CalendarDate(iso: text) else { return false }
        days = Int64(date.days)
        last = (low, high)
      }
      builder.append(days)
      return true
    }
  }

  func readTexts(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    guard var intern else { return nil }
    // Taken out for the loop, so that the copy here is the only one.
    self.intern = nil
    defer { self.intern = intern }
    for row in rows {
      guard let text = text(block, row) else {
        if isNotNull { return Problem(row: row, message: "column '\(name)' may not be NULL") }
        builder.appendNull()
        continue
      }
      do throws(TextIntern.Problem) {
        builder.append(Int64(try intern.code(text)))
      } catch {
        return problem(error, row)
      }
    }
    return nil
  }

  private func problem(_ problem: TextIntern.Problem, _ row: Int) -> Problem {
    switch problem {
    case .invalid(let offset):
      Problem(row: row, message: "invalid UTF-8 in column '\(name)'", byteOffset: offset)
    case .zeroByte(let offset):
      Problem(row: row, message: "a NUL byte in column '\(name)'", byteOffset: offset)
    }
  }
}
