import Engine
import Formats

/// Results written down in tests, one column after the other.
enum Cells {
  case integers([Int64?])
  case texts([String?])
  case floats([Double?])
  case decimals([Int128?], precision: Int, scale: Int)
  case ratios([Int64?])
  case dates([Int64?])
  case bools([Bool?])
  case nulls(Int)
}

func result(_ columns: [(String, Cells)], rowsPerChunk: Int = 2_048) -> ResultTable {
  let vectors = columns.map { $0.1.vectors(rowsPerChunk) }
  let headers = columns.enumerated().map { index, column in
    ResultTable.Column(name: column.0, type: column.1.type)
  }
  let chunks = (0..<(vectors.first?.count ?? 0)).map { index in
    Chunk(vectors.map { $0[index] }, rowCount: vectors[0][index].count)
  }
  return ResultTable(columns: headers, chunks: chunks)
}

func written(
  _ table: ResultTable, _ mode: OutputMode, _ change: (inout FormatOptions) -> Void = { _ in }
) -> String {
  var options = FormatOptions()
  change(&options)
  let sink = OutputSink.memory()
  do {
    try ResultWriter(mode: mode, options: options).write(table, to: sink)
  } catch {
    return "\(error)"
  }
  return sink.text
}

extension Cells {
  var type: DataType {
    switch self {
    case .integers: .int64
    case .texts: .string
    case .floats: .float64
    case .decimals(_, let precision, let scale): .decimal(precision: precision, scale: scale)
    case .ratios: .ratio
    case .dates: .date
    case .bools: .bool
    case .nulls: .null
    }
  }

  func vectors(_ rowsPerChunk: Int) -> [Vector] {
    switch self {
    case .integers(let values), .ratios(let values): split(values, rowsPerChunk, .i64, 0)
    case .dates(let values): split(values.map { $0.map(Int32.init) }, rowsPerChunk, .i32, 0)
    case .floats(let values): split(values, rowsPerChunk, .f64, 0)
    case .decimals(let values, let precision, _) where precision > 18:
      split(values, rowsPerChunk, .i128, 0)
    case .decimals(let values, _, _):
      split(values.map { $0.map(Int64.init) }, rowsPerChunk, .i64, 0)
    case .bools(let values):
      split(values.map { $0.map { UInt8($0 ? 1 : 0) } }, rowsPerChunk, .u8, 0)
    case .nulls(let count): split([UInt8?](repeating: nil, count: count), rowsPerChunk, .u8, 0)
    case .texts(let values):
      texts(values, rowsPerChunk)
    }
  }

  private func texts(_ values: [String?], _ rowsPerChunk: Int) -> [Vector] {
    let dictionary = TextDictionary()
    let codes = values.map { $0.map { UInt16(dictionary.add($0)) } }
    return split(codes, rowsPerChunk, .u16, 0, dictionary)
  }

  private func split<T>(
    _ values: [T?], _ rowsPerChunk: Int, _ layout: Vector.Layout, _ filler: T,
    _ dictionary: TextDictionary? = nil
  ) -> [Vector] {
    stride(from: 0, to: values.count, by: rowsPerChunk).map { start in
      let part = Array(values[start..<min(start + rowsPerChunk, values.count)])
      let buffer = Buffer(byteCount: part.count * layout.byteCount)
      let base = buffer.base.bindMemory(to: T.self, capacity: part.count)
      let validity = Validity(rowCount: part.count, repeating: true)
      for (row, value) in part.enumerated() {
        base[row] = value ?? filler
        if value == nil { validity.setNull(row) }
      }
      return Vector(
        type: type, layout: layout, count: part.count, buffer: buffer,
        validity: part.contains { $0 == nil } ? validity : nil, dictionary: dictionary)
    }
  }
}
