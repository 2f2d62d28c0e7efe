@testable import Engine

/// The values of an expression over columns, as an operator would compute them.
func evaluate(
  _ expression: BoundExpression, over columns: [Vector] = [], rowCount: Int? = nil,
  context: ExecutionContext = ExecutionContext()
) throws(EngineFault) -> [Value] {
  let count = rowCount ?? columns.first?.count ?? 1
  let node = ExpressionCompiler.compile(expression)
  let vector = try node.evaluate(Chunk(columns, rowCount: count), context)
  return (0..<count).map { vector.value(at: $0) }
}

/// The fault of an expression; nil where it has none.
func fault(
  of expression: BoundExpression, over columns: [Vector] = [], rowCount: Int? = nil
) -> EngineFault.Kind? {
  do throws(EngineFault) {
    _ = try evaluate(expression, over: columns, rowCount: rowCount)
    return nil
  } catch {
    return error.kind
  }
}

func column(_ position: Int, _ type: DataType = .int64) -> BoundExpression {
  .column(position, type)
}

func int(_ value: Int64) -> BoundExpression { .constant(.int64(value), .int64) }

func float(_ value: Double) -> BoundExpression { .constant(.float64(value), .float64) }

func text(_ value: String) -> BoundExpression { .constant(.string(value), .string) }

func truth(_ value: Bool?) -> BoundExpression {
  .constant(value.map { .bool($0) } ?? .null, .bool)
}

func date(_ iso: String) -> BoundExpression { .constant(day(iso), .date) }

func day(_ iso: String) -> Value { .date(CalendarDate(iso: iso)!.days) }

func null(_ type: DataType) -> BoundExpression { .constant(.null, type) }

/// `decimal("1.50", 4)` is DECIMAL(4,2).
func decimal(_ text: String, _ precision: Int = 18) -> BoundExpression {
  let value = number(text)
  guard case .decimal(_, let scale) = value else { preconditionFailure() }
  return .constant(value, .decimal(precision: precision, scale: scale))
}

/// A DECIMAL value with the digits that are written.
func number(_ text: String) -> Value {
  var text = text
  let parts = text.withUTF8 { NumberText.decimal($0)! }
  return .decimal(unscaled: parts.unscaled, scale: parts.scale)
}

func integers(_ values: [Int64?]) -> Vector {
  Vector(type: .int64, values: values.map { $0.map { .int64($0) } ?? .null })
}

func texts(_ values: [String?]) -> Vector {
  Vector(type: .string, values: values.map { $0.map { .string($0) } ?? .null })
}

func floats(_ values: [Double?]) -> Vector {
  Vector(type: .float64, values: values.map { $0.map { .float64($0) } ?? .null })
}

func ints(_ values: Int64?...) -> [Value] { values.map { $0.map { .int64($0) } ?? .null } }

func truths(_ values: Bool?...) -> [Value] { values.map { $0.map { .bool($0) } ?? .null } }

func strings(_ values: String?...) -> [Value] { values.map { $0.map { .string($0) } ?? .null } }
