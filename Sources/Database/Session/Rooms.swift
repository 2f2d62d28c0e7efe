import Engine
import Language
import Planner

/// Stands where rooms that are still being built will be called.
enum Rooms {
  static func collect(
    _ plan: PhysicalPlan, _ context: ExecutionContext
  ) throws(EngineFault) -> [Chunk] { [] }

  static func csv(
    _ bytes: UnsafeRawBufferPointer, _ schema: TableSchema, named name: String
  ) throws(Diagnostic) -> Table {
    throw Diagnostic(code: .unfinished, message: "no reader yet", span: nil)
  }

  static func read(_ path: String, _ reference: FileReference) throws(Diagnostic) -> Table {
    throw Diagnostic(code: .unfinished, message: "no reader yet", span: nil)
  }

  static func read(
    _ path: String, _ reference: FileReference, as schema: TableSchema
  ) throws(Diagnostic) -> Table {
    throw Diagnostic(code: .unfinished, message: "no reader yet", span: nil)
  }

  static func write(
    _ result: QueryResult, to path: String, _ reference: FileReference
  ) throws(Diagnostic) {}
}

extension Diagnostic.Code {
  static let unfinished = Self(rawValue: "unfinished")
}
