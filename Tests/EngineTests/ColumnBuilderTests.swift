import Testing

@testable import Engine

@Suite struct ColumnBuilderTests {
  @Test(arguments: [
    ([0, 255], Vector.Layout.u8), ([0, 256], .u16), ([0, 65_535], .u16), ([-1, 0], .i32),
    ([0, 65_536], .i32), ([Int64(Int32.min), 0], .i32), ([Int64(Int32.max) + 1], .i64),
    ([Int64.min, Int64.max], .i64), ([], .u8),
  ])
  func `a sealed column has the narrowest layout that holds its values`(
    values: [Int64], layout: Vector.Layout
  ) {
    let builder = ColumnBuilder(type: .int64)
    for value in values { builder.append(value) }
    let vector = builder.seal()
    #expect(vector.layout == layout)
    #expect((0..<vector.count).map { vector.value(at: $0) } == values.map { .int64($0) })
    #expect(vector.bounds?.low == values.min() ?? 0)
    #expect(vector.bounds?.high == values.max() ?? 0)
  }

  @Test func `a NULL widens neither layout nor bounds`() {
    let vector = integers([1_000, nil, 1_001])
    #expect(vector.bounds == Vector.Bounds(low: 1_000, high: 1_001))
    #expect(vector.layout == .u16)
    #expect((0..<3).map { vector.value(at: $0) } == ints(1_000, nil, 1_001))
  }

  @Test func `every type gives its values back`() {
    let wide = DataType.decimal(precision: 38, scale: 2)
    let values: [(DataType, [Value])] = [
      (.bool, [.bool(true), .null, .bool(false)]), (.float64, [.float64(-0.5), .null]),
      (.date, [day("0001-01-01"), day("9999-12-31"), .null]), (.ratio, [.ratio(6_080_000), .null]),
      (.decimal(precision: 9, scale: 2), [.decimal(unscaled: -150, scale: 2), .null]),
      (wide, [.decimal(unscaled: widePowersOfTen[38] - 1, scale: 2), .null]),
      (.string, [.string("Đắk Lắk"), .null, .string(""), .string("Đắk Lắk")]), (.null, [.null]),
    ]
    for (type, column) in values {
      let vector = Vector(type: type, values: column)
      #expect((0..<column.count).map { vector.value(at: $0) } == column, "\(type)")
    }
  }

  @Test func `equal texts share a code`() {
    let vector = texts(["a", "b", "a"])
    #expect(vector.integer(at: 0) == vector.integer(at: 2))
    #expect(vector.dictionary?.count == 2)
  }

  @Test func `vectors of another dictionary are recoded`() {
    let builder = ColumnBuilder(type: .string)
    builder.append(text: "b")
    builder.append(texts(["a", nil, "b"]))
    builder.append(texts(["c", "a"]))
    let vector = builder.seal()
    #expect((0..<6).map { vector.value(at: $0) } == strings("b", "a", nil, "b", "c", "a"))
    #expect(vector.dictionary?.count == 3)
  }

  @Test func `a builder starts again after seal`() {
    let builder = ColumnBuilder(type: .int64)
    builder.appendNull()
    _ = builder.seal()
    builder.append(Int64(7))
    let vector = builder.seal()
    #expect(vector.count == 1 && vector.validity == nil && vector.value(at: 0) == .int64(7))
  }
}

@Suite struct TableBuilderTests {
  private let schema = TableSchema(columns: [
    TableSchema.Column(name: "n", type: .int64, isNotNull: true, kind: .stored(0)),
    TableSchema.Column(name: "s", type: .string, kind: .stored(1)),
    TableSchema.Column(name: "r", type: .ratio, kind: .ratio(numerator: 0, denominator: 0)),
  ])

  private func table(rows: Range<Int>, appendingTo table: Table? = nil) throws -> Table {
    let builder = TableBuilder(schema: schema, appendingTo: table)
    for row in rows {
      builder.columns[0].append(Int64(row))
      if row % 3 == 0 {
        builder.columns[1].appendNull()
      } else {
        builder.columns[1].append(text: "t\(row % 5)")
      }
      builder.endRow()
    }
    return try builder.finish()
  }

  private func check(_ table: Table, rowCount: Int) {
    #expect(table.rowCount == rowCount)
    var row = 0
    for group in table.rowGroups {
      #expect(group.rowCount == RowGroup.capacity || group.rowCount == rowCount % RowGroup.capacity)
      let (numbers, texts) = (group.segments[0].vector, group.segments[1].vector)
      #expect(
        numbers.bounds == Vector.Bounds(low: Int64(row), high: Int64(row + group.rowCount - 1)))
      for place in stride(from: 0, to: group.rowCount, by: 997) {
        #expect(numbers.value(at: place) == .int64(Int64(row + place)))
        let expected: Value = (row + place) % 3 == 0 ? .null : .string("t\((row + place) % 5)")
        #expect(texts.value(at: place) == expected)
      }
      row += group.rowCount
    }
    #expect(row == rowCount)
  }

  @Test(arguments: [0, 1, 2_048, 2_049, 131_072, 131_073])
  func `a table gives back the rows it was made of`(count: Int) throws {
    check(try table(rows: 0..<count), rowCount: count)
  }

  @Test func `appending fills the last row group and shares the rest`() throws {
    let first = try table(rows: 0..<131_080)
    let second = try table(rows: 131_080..<131_100, appendingTo: first)
    check(first, rowCount: 131_080)
    check(second, rowCount: 131_100)
    #expect(second.rowGroups.count == 2)
    #expect(
      second.rowGroups[0].segments[0].vector.base == first.rowGroups[0].segments[0].vector.base)
    #expect(second.dictionaries[1] === first.dictionaries[1])
  }

  @Test func `chunks that cross a row group's end are cut`() throws {
    let builder = TableBuilder(schema: schema)
    var row = 0
    while row < 131_073 + 500 {
      let numbers = integers((row..<(row + 1_500)).map { Int64($0) })
      let column = texts((row..<(row + 1_500)).map { $0 % 3 == 0 ? nil : "t\($0 % 5)" })
      try builder.append(Chunk([numbers, column], rowCount: 1_500))
      row += 1_500
    }
    #expect(builder.rowCount == row)
    check(try builder.finish(), rowCount: row)
  }

  @Test func `NULL in a NOT NULL column is a fault by chunk and by row`() throws {
    let builder = TableBuilder(schema: schema)
    let chunk = Chunk([integers([1, nil]), texts(["a", "b"])], rowCount: 2)
    #expect { try builder.append(chunk) } throws: {
      ($0 as? EngineFault)?.kind == .notNullViolated(column: "n")
    }
    builder.columns[0].appendNull()
    builder.columns[1].appendNull()
    builder.endRow()
    #expect { try builder.finish() } throws: {
      ($0 as? EngineFault)?.kind == .notNullViolated(column: "n")
    }
  }
}
