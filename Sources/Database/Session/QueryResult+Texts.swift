import Engine
import Planner

extension QueryResult {
  /// A result that the shell makes itself, of texts; nil is NULL.
  init(_ names: [String], _ rows: [[String?]]) {
    let columns = names.map { Column(name: $0, type: .string) }
    let vectors = names.indices.map { position in Vector(texts: rows.map { $0[position] }) }
    self.init(columns: columns, chunks: [Chunk(vectors, rowCount: rows.count)])
  }

  init(describing columns: [DescribedColumn]) {
    self.init(
      ["column", "type", "not_null", "comment"],
      columns.map { [$0.name, $0.type, $0.isNotNull ? "NOT NULL" : nil, $0.comment] })
  }
}

extension Vector {
  /// For a handful of rows that no query made.
  fileprivate init(texts: [String?]) {
    let dictionary = TextDictionary()
    let buffer = Buffer(byteCount: texts.count * 4)
    let codes = buffer.base.bindMemory(to: Int32.self, capacity: texts.count)
    let validity = Validity(rowCount: texts.count, repeating: true)
    for (row, text) in texts.enumerated() {
      codes[row] = Int32(dictionary.add(text ?? ""))
      if text == nil { validity.setNull(row) }
    }
    self.init(
      type: .string, layout: .i32, count: texts.count, buffer: buffer, validity: validity,
      dictionary: dictionary)
  }
}
