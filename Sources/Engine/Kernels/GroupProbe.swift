/// Looks keys up in a group table that does not change any more; each worker has its own.
final class GroupProbe {
  /// The group of a row whose key is not in the table, or is NULL in a part.
  static let none = UInt32.max

  private let table: GroupTable
  private let readers: [GroupKeyReader]
  private let translations: [TextTranslation?]
  private let rowWords: WordArray
  private let rowHashes = WordArray(zeros: Chunk.capacity)
  private let isMissing: UnsafeMutablePointer<UInt8>

  init(_ table: GroupTable) {
    self.table = table
    readers = table.readers.map { GroupKeyReader($0.type) }
    translations = table.readers.map { $0.text.map { TextTranslation(to: $0.dictionary) } }
    rowWords = WordArray(zeros: Chunk.capacity * table.layout.wordCount)
    isMissing = .allocate(capacity: Chunk.capacity)
  }

  deinit { isMissing.deallocate() }

  func find(_ keys: [Vector], rowCount: Int, to groups: UnsafeMutablePointer<UInt32>) {
    isMissing.initialize(repeating: table.groupCount == 0 ? 1 : 0, count: rowCount)
    rowWords.clear(rowCount * table.layout.wordCount)
    var field = 0
    for (index, key) in keys.enumerated() {
      let reader = readers[index]
      let translated = translations[index]?.translate(key) ?? key
      _ = reader.admit(translated)
      reader.read(translated)
      for part in reader.parts.indices {
        markOutside(reader, part, field, rowCount)
        table.layout.pack(field, reader.parts[part], count: rowCount, into: rowWords.base)
        field += 1
      }
      markNulls(reader.parts[reader.partCount - 1], rowCount)
    }
    table.layout.hash(rowWords.base, rowCount, to: rowHashes.base)
    find(rowCount, groups)
  }

  /// A value that the layout cannot hold is in no group; it may spoil the row's packed key, which
  /// nothing looks at then.
  private func markOutside(_ reader: GroupKeyReader, _ part: Int, _ index: Int, _ rowCount: Int) {
    let field = table.layout.fields[index]
    if field.holds(reader.bounds[part]) { return }
    let values = reader.parts[part]
    for row in 0..<rowCount {
      let isInside = field.holds(Vector.Bounds(low: values[row], high: values[row]))
      isMissing[row] |= bit(!isInside)
    }
  }

  private func markNulls(_ nulls: UnsafePointer<Int64>, _ rowCount: Int) {
    for row in 0..<rowCount { isMissing[row] |= UInt8(truncatingIfNeeded: nulls[row]) }
  }

  private func find(_ rowCount: Int, _ groups: UnsafeMutablePointer<UInt32>) {
    let (keys, known, hashes) = (rowWords.base, table.words.base, rowHashes.base)
    let slots = table.slots.base
    let mask = table.slots.count - 1
    let stride = table.layout.wordCount
    for row in 0..<rowCount {
      groups[row] = Self.none
      if isMissing[row] != 0 { continue }
      let tag = hashes[row] & GroupTable.tagMask
      var slot = Int(truncatingIfNeeded: hashes[row]) & mask
      while slots[slot] != 0 {
        let entry = slots[slot]
        let group = Int(truncatingIfNeeded: entry & ~GroupTable.tagMask) &- 1
        if entry & GroupTable.tagMask == tag
          && areEqual(known + group &* stride, keys + row &* stride, stride)
        {
          groups[row] = UInt32(truncatingIfNeeded: group)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
  }
}

/// Text vectors as codes of one dictionary that is looked up, never changed: each entry once.
final class TextTranslation {
  private let target: TextDictionary
  private var source: TextDictionary?
  /// Our code + 1 by the source's code; 0 where it was not looked up yet, -1 where it is not there.
  private var codes = WordArray(zeros: 1)

  init(to target: TextDictionary) {
    precondition(target.isUnique)
    self.target = target
  }

  /// The same rows in the target's codes; NULL where it lacks the text.
  func translate(_ vector: Vector) -> Vector {
    guard let dictionary = vector.dictionary, dictionary !== target else { return vector }
    if source !== dictionary {
      source = dictionary
      codes = WordArray(zeros: dictionary.count)
    }
    codes.reserve(dictionary.count)
    let output = Output(Int64.self, count: vector.count)
    vector.write(to: output.values)
    let validity = Validity.copy(vector.validity, rowCount: vector.count)
    let known = codes.integers
    for row in 0..<vector.count {
      guard validity.isValid(row) else {
        output.values[row] = 0
        continue
      }
      let code = Int(output.values[row])
      if known[code] == 0 { known[code] = find(code, dictionary) }
      if known[code] < 0 { validity.setNull(row) }
      output.values[row] = max(known[code] &- 1, 0)
    }
    return output.vector(.string, .i64, validity: validity, dictionary: target)
  }

  private func find(_ code: Int, _ dictionary: TextDictionary) -> Int64 {
    target.find(dictionary[code]).map { Int64($0) + 1 } ?? -1
  }
}
