/// A scalar function. One text argument beside constants: once per dictionary entry.
final class CallNode: ExpressionNode {
  private let function: ScalarFunction
  private let arguments: [ExpressionNode]
  private let origin: Origin
  /// Position of the one argument that varies, where it is text and NULL propagates.
  private let textPosition: Int?
  private let entries = EntryFunction()

  init(
    _ expression: BoundExpression, _ function: ScalarFunction, _ arguments: [ExpressionNode],
    _ origin: Origin
  ) {
    self.function = function
    self.arguments = arguments
    self.origin = origin
    let varying = arguments.indices.filter { !(arguments[$0] is ConstantNode) }
    let isOneText = varying.count == 1 && arguments[varying[0]].type == .string
    textPosition = isOneText && function.nulls == .propagate ? varying[0] : nil
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    var vectors: [Vector] = []
    for argument in arguments { vectors.append(try argument.evaluate(chunk, context)) }
    guard let textPosition, vectors[textPosition].type == .string else {
      return try call(vectors, rowCount: chunk.rowCount, context)
    }
    return try entries.evaluate(vectors[textPosition], context.cancellation) {
      (texts) throws(EngineFault) in
      let part = Chunk([], rowCount: texts.count)
      var all: [Vector] = []
      for (position, argument) in arguments.enumerated() {
        all.append(position == textPosition ? texts : try argument.evaluate(part, context))
      }
      return try call(all, rowCount: texts.count, context)
    }
  }

  private func call(
    _ vectors: [Vector], rowCount: Int, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    if rowCount == 0 { return .nulls(type, count: 0) }
    guard function.nulls == .propagate else {
      return try function.kernel(
        ScalarCall(
          arguments: vectors, rowCount: rowCount, type: type, origin: origin, validity: nil,
          context: context))
    }
    let validity = Validity.all(vectors)
    if let validity, validity.nullCount == rowCount {
      return .nulls(type, count: rowCount)
    }
    let result = try function.kernel(
      ScalarCall(
        arguments: vectors, rowCount: rowCount, type: type, origin: origin, validity: validity,
        context: context))
    return result.with(validity: Validity.both(result.validity, validity))
  }
}

/// CAST and TRY_CAST; text is parsed once per dictionary entry.
final class CastNode: ExpressionNode {
  private let operand: ExpressionNode
  private let cast: Cast
  private let entries = EntryFunction()

  init(_ expression: BoundExpression, _ operand: ExpressionNode, _ cast: Cast) {
    self.operand = operand
    self.cast = cast
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let value = try operand.evaluate(chunk, context)
    guard value.type == .string, type != .string else { return try cast.evaluate(value) }
    return try entries.evaluate(value, context.cancellation) { (texts) throws(EngineFault) in
      try cast.evaluate(texts)
    }
  }
}
