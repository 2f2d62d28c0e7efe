import Engine

/// The names of a file's columns, made fit for a table.
struct CSVHeader {
  private(set) var names: [String] = []
  private(set) var notes: [String] = []

  /// Takes the first record of the file, which stays a row where it is no header.
  init(_ block: CSVBlock, _ options: CSVOptions, _ tokenizer: CSVTokenizer) throws(FileFault) {
    guard options.hasHeader else {
      names = (1...block.columnCount).map { "c\($0)" }
      return
    }
    for position in 0..<block.columnCount {
      names.append(try Self.text(block, position, options, tokenizer))
    }
    block.firstRow = 1
    if block.columnCount == 1 && names[0].utf8.contains(0x0D) {
      throw FileFault(
        .content, tokenizer.source.name, line: 1, "lines end by CR alone",
        help: ["convert them: tr '\\r' '\\n' < old.csv > new.csv"])
    }
    nameEmptyOnes()
    numberEqualOnes()
  }

  private static func text(
    _ block: CSVBlock, _ position: Int, _ options: CSVOptions, _ tokenizer: CSVTokenizer
  ) throws(FileFault) -> String {
    let field = block.field(0, position)
    let bytes = block.text(field)
    switch TextFault.first(in: bytes) {
    case nil: break
    case .invalid(let offset):
      throw tokenizer.invalidText(block, field, offset, "invalid UTF-8 in the header")
    case .zeroByte(let offset):
      throw tokenizer.invalidText(block, field, offset, "a NUL byte in the header")
    }
    let text = NFC.normalized(meant(bytes, options))
    guard field.hasDoubledQuotes, let quote = options.quote else { return text }
    let mark = Character(Unicode.Scalar(quote))
    return text.split(separator: "\(mark)\(mark)", omittingEmptySubsequences: false)
      .joined(separator: String(mark))
  }

  private static func meant(
    _ bytes: UnsafeBufferPointer<UInt8>, _ options: CSVOptions
  ) -> String {
    guard options.hasEscapes else { return String(decoding: bytes, as: UTF8.self) }
    let buffer = ByteBuffer()
    buffer.append(unescaping: bytes)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  private mutating func nameEmptyOnes() {
    for position in names.indices where names[position].isEmpty {
      names[position] = "c\(position + 1)"
      notes.append("column \(position + 1) has no name: called \(names[position])")
    }
  }

  private mutating func numberEqualOnes() {
    var taken = Set(names.map { $0.lowercased() })
    var seen = Set<String>()
    for position in names.indices {
      let name = names[position]
      if seen.insert(name.lowercased()).inserted { continue }
      var number = 1
      while !taken.insert("\(name)_\(number)".lowercased()).inserted { number += 1 }
      names[position] = "\(name)_\(number)"
      notes.append("two columns are named '\(name)': the later one is called \(names[position])")
    }
  }
}

extension CSVTokenizer {
  /// A fault inside a field, with its place in the file.
  func invalidText(
    _ block: CSVBlock, _ field: CSVField, _ offset: Int, _ message: String
  ) -> FileFault {
    let position = block.fileOffset + Int(field.start) + offset
    return fault(at: position, "\(message) (byte \(position) of the file)")
  }
}
