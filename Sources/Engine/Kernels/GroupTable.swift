/// Distinct keys, numbered from 0 in the order in which they were first seen.
///
/// Keys lie packed in as few 64-bit words as the ranges of their values allow (`GroupKeyLayout`);
/// when a value comes that the layout cannot hold, the keys are packed anew, which doubling ranges
/// keep rare. Open addressing; a slot holds 32 bits of the hash, so that the keys of other groups
/// are hardly ever touched.
final class GroupTable {
  private(set) var groupCount = 0
  let readers: [GroupKeyReader]
  private(set) var layout: GroupKeyLayout
  /// `layout.wordCount` words a group.
  private(set) var words = WordArray(zeros: 64)
  /// 32 bits of the hash, then group + 1; 0 = free.
  private(set) var slots = WordArray(zeros: 64)
  private var rowWords = WordArray(zeros: Chunk.capacity)
  private let rowHashes = WordArray(zeros: Chunk.capacity)
  private let cancellation: Cancellation
  static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

  /// - Parameter cancellation: asked while a table of many groups grows.
  init(_ types: [DataType], _ cancellation: Cancellation = Cancellation()) {
    self.cancellation = cancellation
    readers = types.map { GroupKeyReader($0) }
    layout = GroupKeyLayout(fieldCount: readers.reduce(0) { $0 + $1.partCount })
  }

  var byteCount: Int { (words.count + slots.count) * 8 }

  /// Writes the group of each row; at most `Chunk.capacity` rows, and 2^32 - 2 groups in all.
  ///
  /// - Throws: `.cancelled` or `.timeout`; the table is of no use then.
  func add(
    _ keys: [Vector], rowCount: Int, to groups: UnsafeMutablePointer<UInt32>
  ) throws(EngineFault) {
    precondition(keys.count == readers.count && rowCount <= Chunk.capacity)
    if rowCount == 0 { return }
    for (index, key) in keys.enumerated() {
      if let before = readers[index].admit(key) { try recode(index, from: before) }
      readers[index].read(key)
    }
    try adaptLayout()
    packRows(rowCount)
    precondition(groupCount + rowCount < Int(UInt32.max))
    if (groupCount + rowCount) * 2 > slots.count { try growSlots(rowCount) }
    words.reserve((groupCount + rowCount) * layout.wordCount)
    layout.hash(rowWords.base, rowCount, to: rowHashes.base)
    if layout.wordCount == 1 {
      findSingle(rowCount, groups)
    } else {
      findWide(rowCount, groups)
    }
  }

  // MARK: Packing

  private func adaptLayout() throws(EngineFault) {
    var changed = layout
    var mustChange = groupCount == 0
    var field = 0
    for reader in readers {
      for bounds in reader.bounds {
        if groupCount == 0 || !layout.fields[field].holds(bounds) {
          mustChange = true
          changed.fields[field].widen(bounds, isFirst: groupCount == 0)
        }
        field += 1
      }
    }
    if mustChange { try pack(as: changed) }
  }

  /// Packs the groups anew; `replaced` are other values for one field.
  private func pack(
    as changed: GroupKeyLayout, _ replaced: (field: Int, values: WordArray)? = nil
  ) throws(EngineFault) {
    var placed = changed
    placed.place()
    rowWords.reserve(Chunk.capacity * placed.wordCount)
    let packed = WordArray(zeros: groupCount * placed.wordCount)
    let values = WordArray(zeros: groupCount)
    for index in placed.fields.indices {
      try cancellation.check()
      let source = replaced?.field == index ? replaced!.values : values
      if source === values { unpackField(index, from: 0, count: groupCount, into: values.integers) }
      placed.pack(index, source.integers, count: groupCount, into: packed.base)
    }
    words = packed
    layout = placed
    try fillSlots(slots.count)
  }

  private func packRows(_ rowCount: Int) {
    rowWords.clear(rowCount * layout.wordCount)
    var field = 0
    for reader in readers {
      for part in reader.parts {
        layout.pack(field, part, count: rowCount, into: rowWords.base)
        field += 1
      }
    }
  }

  func unpackField(
    _ field: Int, from first: Int, count: Int, into values: UnsafeMutablePointer<Int64>
  ) {
    layout.unpack(
      field, words.base + first * layout.wordCount, count: count, into: values)
  }

  /// The first field of a key.
  func firstField(of key: Int) -> Int { readers[..<key].reduce(0) { $0 + $1.partCount } }

  /// Brings the text codes of all groups from the dictionary before to the key's new one.
  private func recode(_ key: Int, from before: TextDictionary) throws(EngineFault) {
    guard groupCount > 0, before.count > 0, let text = readers[key].text else { return }
    let field = firstField(of: key)
    let codes = WordArray(zeros: groupCount)
    let nulls = WordArray(zeros: groupCount)
    unpackField(field, from: 0, count: groupCount, into: codes.integers)
    unpackField(field + 1, from: 0, count: groupCount, into: nulls.integers)
    text.write(codes.integers, of: before, to: codes.integers, count: groupCount)
    for group in 0..<groupCount { codes.base[group] &= nulls.base[group] &- 1 }
    var changed = layout
    changed.fields[field].widen(
      integerBounds(codes.integers, count: groupCount), isFirst: true)
    try pack(as: changed, (field, codes))
  }

  // MARK: Finding

  private func growSlots(_ rowCount: Int) throws(EngineFault) {
    var slotCount = slots.count
    while slotCount < (groupCount + rowCount) * 2 { slotCount *= 4 }
    try fillSlots(slotCount)
  }

  /// A new, larger slot array with all groups in it.
  private func fillSlots(_ slotCount: Int) throws(EngineFault) {
    slots = WordArray(zeros: slotCount)
    let table = slots.base
    let mask = slotCount - 1
    var first = 0
    while first < groupCount {
      try cancellation.check()
      let count = min(Chunk.capacity, groupCount - first)
      layout.hash(words.base + first * layout.wordCount, count, to: rowHashes.base)
      for row in 0..<count {
        let hash = rowHashes.base[row]
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot] != 0 { slot = (slot &+ 1) & mask }
        table[slot] = hash & Self.tagMask | UInt64(first + row + 1)
      }
      first += count
    }
  }

  private func findSingle(_ rowCount: Int, _ groups: UnsafeMutablePointer<UInt32>) {
    let (keys, known, hashes, table) = (rowWords.base, words.base, rowHashes.base, slots.base)
    let mask = slots.count - 1
    var next = groupCount
    for row in 0..<rowCount {
      let key = keys[row]
      let tag = hashes[row] & Self.tagMask
      var slot = Int(truncatingIfNeeded: hashes[row]) & mask
      while true {
        let entry = table[slot]
        if entry == 0 {
          known[next] = key
          groups[row] = UInt32(truncatingIfNeeded: next)
          next &+= 1
          table[slot] = tag | UInt64(truncatingIfNeeded: next)
          break
        }
        let group = Int(truncatingIfNeeded: entry & ~Self.tagMask) &- 1
        if entry & Self.tagMask == tag && known[group] == key {
          groups[row] = UInt32(truncatingIfNeeded: group)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
    groupCount = next
  }

  private func findWide(_ rowCount: Int, _ groups: UnsafeMutablePointer<UInt32>) {
    let (keys, known, hashes, table) = (rowWords.base, words.base, rowHashes.base, slots.base)
    let mask = slots.count - 1
    let stride = layout.wordCount
    var next = groupCount
    for row in 0..<rowCount {
      let key = keys + row &* stride
      let tag = hashes[row] & Self.tagMask
      var slot = Int(truncatingIfNeeded: hashes[row]) & mask
      while true {
        let entry = table[slot]
        if entry == 0 {
          (known + next &* stride).update(from: key, count: stride)
          groups[row] = UInt32(truncatingIfNeeded: next)
          next &+= 1
          table[slot] = tag | UInt64(truncatingIfNeeded: next)
          break
        }
        let group = Int(truncatingIfNeeded: entry & ~Self.tagMask) &- 1
        if entry & Self.tagMask == tag && areEqual(known + group &* stride, key, stride) {
          groups[row] = UInt32(truncatingIfNeeded: group)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
    groupCount = next
  }
}

@inline(__always)
func areEqual(
  _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>, _ count: Int
) -> Bool {
  var difference: UInt64 = 0
  for word in 0..<count { difference |= left[word] ^ right[word] }
  return difference == 0
}

extension GroupKeyLayout {
  func hash(
    _ keys: UnsafePointer<UInt64>, _ rowCount: Int, to hashes: UnsafeMutablePointer<UInt64>
  ) {
    let stride = wordCount
    if stride == 1 {
      for row in 0..<rowCount { hashes[row] = hashWord(keys[row]) }
      return
    }
    for row in 0..<rowCount {
      var hash: UInt64 = 0
      for word in 0..<stride { hash = hashWord(hash ^ keys[row &* stride &+ word]) }
      hashes[row] = hash
    }
  }

  /// `rows[i][field] = values[i]`; the field's bits are 0 before.
  func pack(
    _ index: Int, _ values: UnsafePointer<Int64>, count: Int,
    into rows: UnsafeMutablePointer<UInt64>
  ) {
    let field = fields[index]
    if field.bitCount == 0 { return }
    let (low, shift, stride) = (field.low, UInt64(field.shift), wordCount)
    let target = rows + field.word
    if stride == 1 {
      for row in 0..<count { target[row] |= UInt64(bitPattern: values[row] &- low) &<< shift }
    } else {
      for row in 0..<count {
        target[row &* stride] |= UInt64(bitPattern: values[row] &- low) &<< shift
      }
    }
  }

  func unpack(
    _ index: Int, _ rows: UnsafePointer<UInt64>, count: Int,
    into values: UnsafeMutablePointer<Int64>
  ) {
    let field = fields[index]
    let (low, shift, mask, stride) = (field.low, UInt64(field.shift), field.mask, wordCount)
    let source = rows + field.word
    for row in 0..<count {
      values[row] = Int64(bitPattern: (source[row &* stride] &>> shift) & mask) &+ low
    }
  }
}
