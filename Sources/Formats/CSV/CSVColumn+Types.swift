import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One loop a type: the type is chosen once a block.
extension CSVColumn {
  /// Hands every value to `take`, which puts it in its place or answers that it is not of the type.
  ///
  /// The rows go to the builder as one vector: a call for each would cost more than their reading.
  @inline(__always)
  private func each<Stored>(
    _ block: CSVBlock, _ rows: Range<Int>, _ layout: Vector.Layout, _: Stored.Type,
    _ take: (UnsafeBufferPointer<UInt8>, UnsafeMutablePointer<Stored>) -> Bool
  ) -> Problem? {
    let values = block.values(position)
    let isPlain = isPlain
    let buffer = Buffer(byteCount: rows.count * layout.byteCount)
    var validity: Validity?
    var target = buffer.base.bindMemory(to: Stored.self, capacity: rows.count)
    for row in rows {
      if let text = text(values, row, isPlain: isPlain) {
        if !take(text, target) { return mismatch(row, text) }
      } else {
        if isNotNull { return nullProblem(row) }
        memset(target, 0, MemoryLayout<Stored>.size)
        if validity == nil { validity = Validity(rowCount: rows.count, repeating: true) }
        validity?.setNull(row - rows.lowerBound)
      }
      target += 1
    }
    builder.append(
      Vector(
        type: type, layout: layout, count: rows.count, buffer: buffer, validity: validity,
        dictionary: builder.dictionary))
    return nil
  }

  private func nullProblem(_ row: Int) -> Problem {
    Problem(row: row, message: "column '\(name)' may not be NULL")
  }

  private func mismatch(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) -> Problem {
    let start = String(decoding: text.prefix(160), as: UTF8.self)
    let shown = start.count > 40 || text.count > 160 ? "\(start.prefix(40))…" : start
    return Problem(
      row: row, message: "column '\(name)': '\(VisibleText.of(shown))' is not \(type)",
      isOfType: false)
  }

  func readIntegers(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    let isDeclared = isDeclared
    var largest = largest
    defer { self.largest = largest }
    return each(block, rows, .i64, Int64.self) { text, target in
      if let value = plainInteger(text) {
        largest = max(largest, UInt64(value))
        target.pointee = value
        return true
      }
      guard let number = ScannedNumber(text), isDeclared || !number.hasLeadingZero,
        let value = number.int64
      else { return false }
      largest = max(largest, value.magnitude)
      target.pointee = value
      return true
    }
  }

  func readDecimals(
    _ block: CSVBlock, _ rows: Range<Int>, _ precision: Int, _ scale: Int
  ) -> Problem? {
    let isDeclared = isDeclared
    let limit = powerOfTen(precision)
    var largest = largest
    defer { self.largest = largest }
    return each(block, rows, .i64, Int64.self) { text, target in
      guard let number = ScannedNumber(text) else { return false }
      if isDeclared && (number.hasExponent || number.isWide) {
        guard let value = FieldText.decimal(text, precision: precision, scale: scale) else {
          return false
        }
        target.pointee = Int64(value)
        return true
      }
      guard isDeclared || (!number.hasLeadingZero && number.scale <= scale),
        let value = number.narrow(scale: scale), value.magnitude < limit
      else { return false }
      largest = max(largest, value.magnitude)
      target.pointee = value
      return true
    }
  }

  func readWide(
    _ block: CSVBlock, _ rows: Range<Int>, _ precision: Int, _ scale: Int
  ) -> Problem? {
    let isDeclared = isDeclared
    return each(block, rows, .i128, Int128.self) { text, target in
      if !isDeclared {
        guard let number = ScannedNumber(text), !number.hasLeadingZero, !number.hasExponent,
          number.scale <= scale
        else { return false }
      }
      guard let value = FieldText.decimal(text, precision: precision, scale: scale) else {
        return false
      }
      target.pointee = value
      return true
    }
  }

  func readFloats(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    let isDeclared = isDeclared
    return each(block, rows, .f64, Double.self) { text, target in
      guard let number = ScannedNumber(text) else {
        guard let special = FieldText.specialFloat(text) else { return false }
        target.pointee = special
        return true
      }
      guard isDeclared || !number.hasLeadingZero else { return false }
      target.pointee = number.double(text)
      return true
    }
  }

  func readRatios(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    let isDeclared = isDeclared
    return each(block, rows, .i64, Int64.self) { text, target in
      if !isDeclared {
        guard text.last == UInt8(ascii: "%"),
          let number = ScannedNumber(UnsafeBufferPointer(rebasing: text.dropLast())),
          !number.hasLeadingZero, !number.hasExponent
        else { return false }
      }
      guard let value = FieldText.ratio(text) else { return false }
      target.pointee = value
      return true
    }
  }

  func readBools(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    return each(block, rows, .i64, Int64.self) { text, target in
      guard let value = FieldText.bool(text) else { return false }
      target.pointee = Int64(value ? 1 : 0)
      return true
    }
  }

  /// Days often repeat from row to row: each is read once in a run.
  func readDates(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    var last: (low: UInt64, high: UInt16) = (0, 0)
    var days: Int64 = 0
    return each(block, rows, .i64, Int64.self) { text, target in
      guard text.count == 10, let base = text.baseAddress else { return false }
      let words = UnsafeRawPointer(base)
      let low = words.loadUnaligned(as: UInt64.self)
      let high = words.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
      if low != last.low || high != last.high {
        guard let date = CalendarDate(iso: text) else { return false }
        days = Int64(date.days)
        last = (low, high)
      }
      target.pointee = days
      return true
    }
  }

  /// What a column of inferred type does not hold is a date alone: its day would get a time.
  func readTimestamps(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    let isDeclared = isDeclared
    return each(block, rows, .i64, Int64.self) { text, target in
      guard let moment = Timestamp(iso: text, takesDate: isDeclared) else { return false }
      target.pointee = moment.microseconds
      return true
    }
  }

  func readTexts(_ block: CSVBlock, _ rows: Range<Int>) -> Problem? {
    guard var intern else { return nil }
    // Taken out for the loop, so that the copy here is the only one.
    self.intern = nil
    defer { self.intern = intern }
    var fault: TextFault?
    let problem = each(block, rows, .i64, Int64.self) { text, target in
      do throws(TextFault) {
        target.pointee = Int64(try intern.code(text))
        return true
      } catch {
        fault = error
        return false
      }
    }
    guard let fault, let problem else { return problem }
    return self.problem(fault, problem.row)
  }

  private func problem(_ problem: TextFault, _ row: Int) -> Problem {
    switch problem {
    case .invalid(let offset):
      Problem(row: row, message: "invalid UTF-8 in column '\(name)'", byteOffset: offset)
    case .zeroByte(let offset):
      Problem(row: row, message: "a NUL byte in column '\(name)'", byteOffset: offset)
    }
  }
}

/// Up to 18 digits without a sign or a leading zero, as most are; nil for all else.
@inline(__always)
private func plainInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
  let count = text.count
  guard let base = text.baseAddress, count > 0, count <= 18,
    base[0] > UInt8(ascii: "0") || count == 1
  else { return nil }
  var value: Int64 = 0
  for index in 0..<count {
    let digit = base[index] &- UInt8(ascii: "0")
    guard digit <= 9 else { return nil }
    value = value &* 10 &+ Int64(digit)
  }
  return value
}
