/// LIKE and ILIKE; a constant pattern is asked once per dictionary entry.
final class LikeNode: ExpressionNode {
  private let operand: ExpressionNode
  private let pattern: ExpressionNode
  private let escape: Character?
  private let ignoresCase: Bool
  private let origin: Origin
  private let entries = EntryMask()
  private var compiled: LikePattern?

  init(
    _ expression: BoundExpression, _ operand: ExpressionNode, pattern: ExpressionNode,
    escape: Character?, ignoresCase: Bool, _ origin: Origin
  ) {
    self.operand = operand
    self.pattern = pattern
    self.escape = escape
    self.ignoresCase = ignoresCase
    self.origin = origin
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let text = try operand.evaluate(chunk, context)
    let patterns = try pattern.evaluate(chunk, context)
    if text.type == .null || patterns.type == .null {
      return .nulls(.bool, count: chunk.rowCount)
    }
    guard let constant = pattern as? ConstantNode else { return try rowByRow(text, patterns) }
    guard !constant.value.isNull else { return .nulls(.bool, count: chunk.rowCount) }
    if compiled == nil { compiled = try compile(constant.dictionary![0]) }
    let compiled = compiled!
    return try entries.evaluate(text, context.cancellation) { compiled.matches($0) }
  }

  private func compile(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(EngineFault) -> LikePattern {
    guard let pattern = LikePattern(text, escape: escape, ignoresCase: ignoresCase) else {
      throw EngineFault(
        .invalidArgument("the LIKE pattern ends with its escape character"), at: origin)
    }
    return pattern
  }

  private func rowByRow(_ text: Vector, _ patterns: Vector) throws(EngineFault) -> Vector {
    let validity = Validity.both(text.validity, patterns.validity)
    let output = Output(UInt8.self, count: text.count)
    let (texts, patternTexts) = (TextReader(text), TextReader(patterns))
    defer { withExtendedLifetime((texts, patternTexts)) {} }
    for row in 0..<text.count {
      output.values[row] = 0
      guard validity?.isValid(row) ?? true else { continue }
      output.values[row] = bit(try compile(patternTexts[row]).matches(texts[row]))
    }
    return output.vector(.bool, .u8, validity: validity)
  }
}
