import Testing

@testable import Engine

/// Tables of groups that grow or merge for long notice that their statement was stopped.
@Suite struct GroupStopTests {
  @Test func `a table that grows stops`() throws {
    let cancellation = Cancellation()
    let table = GroupTable([.int64], cancellation)
    try table.addValues(from: 0)
    cancellation.cancel()
    let fault = #expect(throws: EngineFault.self) {
      for chunk in 1..<64 { try table.addValues(from: chunk * Chunk.capacity) }
    }
    #expect(fault?.kind == .cancelled)
  }

  @Test func `lanes that merge stop`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let later = HashGrouping([.int64], Cancellation())
    try withGroups { try later.assign([numbers(from: 0)], rowCount: Chunk.capacity, to: $0) }
    let fault = #expect(throws: EngineFault.self) {
      _ = try HashGrouping([.int64], cancellation).merge(later)
    }
    #expect(fault?.kind == .cancelled)
  }
}

extension GroupTable {
  fileprivate func addValues(from first: Int) throws {
    try withGroups { try add([numbers(from: first)], rowCount: Chunk.capacity, to: $0) }
  }
}

private func numbers(from first: Int) -> Vector {
  let output = Output(Int64.self, count: Chunk.capacity)
  for row in 0..<Chunk.capacity { output.values[row] = Int64(first + row) }
  return output.vector(.int64, .i64)
}

private func withGroups(_ body: (UnsafeMutablePointer<UInt32>) throws -> Void) rethrows {
  var groups = [UInt32](repeating: 0, count: Chunk.capacity)
  try groups.withUnsafeMutableBufferPointer { try body($0.baseAddress!) }
}
