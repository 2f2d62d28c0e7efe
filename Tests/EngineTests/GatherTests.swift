import Testing

@testable import Engine

@Suite struct GatherTests {
  private func values(_ vector: Vector) -> [Value] {
    (0..<vector.count).map { vector.value(at: $0) }
  }

  @Test(arguments: [Int64(100), 60_000, -5, 1 << 40])
  func `gather takes rows in the order of the selection in each layout`(scale: Int64) {
    let vector = integers([scale, nil, scale + 2, scale + 3])
    let result = vector.gather(SelectionVector([3, 3, 1, 0]))
    #expect(values(result) == ints(scale + 3, scale + 3, nil, scale))
  }

  @Test func `rows without a match are NULL whatever row they name`() {
    let matched = Validity(rowCount: 3, repeating: true)
    matched.setNull(1)
    let rows = SelectionVector([0, 0, 1])
    #expect(values(integers([7, nil]).gather(rows, matched: matched)) == ints(7, nil, nil))
    let none = Validity(rowCount: 3, repeating: false)
    #expect(values(texts([]).gather(rows, matched: none)) == strings(nil, nil, nil))
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128])
  func `a slice keeps values and NULLs wherever it starts`(start: Int) {
    let column = (0..<200).map { $0 % 7 == 0 ? nil : Int64($0) }
    let part = integers(column).slice(start, count: 70)
    #expect(values(part) == column[start..<(start + 70)].map { $0.map { .int64($0) } ?? .null })
    #expect(part.slice(3, count: 2).value(at: 0) == part.value(at: 3))
  }

  @Test(arguments: [0, 1, 7, 8, 9, 64, 2_047])
  func `a mask selects exactly its rows`(count: Int) {
    let bits = (0..<count).map { Value.bool($0 % 3 == 1) }
    let rows = Vector(type: .bool, values: bits).trueRows()
    let expected = (0..<count).filter { $0 % 3 == 1 }
    #expect((0..<(rows?.count ?? 0)).map { rows![$0] } == expected)
  }

  @Test func `no selection stands for all rows`() {
    #expect(Vector.truth(true, count: 9).trueRows() == nil)
    #expect(Vector.truth(false, count: 9).trueRows()?.count == 0)
    #expect(Vector.nulls(.bool, count: 9).trueRows()?.count == 0)
  }
}
