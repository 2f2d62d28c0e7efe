/// Cuts a plan at its breakers. A chain of any length is a loop; only a join's build side and the
/// inputs of a union are cut by recursion.
struct PipelineCutter {
  /// In the order in which they must run.
  var pipelines: [Pipeline] = []
  private let context: ExecutionContext

  init(_ context: ExecutionContext) { self.context = context }

  /// The stream of `plan`'s rows, ready once `pipelines` have run.
  mutating func cut(_ plan: PhysicalPlan) throws(EngineFault) -> Stream {
    var chain: [PhysicalPlan] = []
    var leaf = plan
    while let input = leaf.mainInput {
      chain.append(leaf)
      leaf = input
    }
    var stream = try cutLeaf(leaf)
    while let node = chain.popLast() { try append(node, to: &stream) }
    return stream
  }

  private mutating func cutLeaf(_ leaf: PhysicalPlan) throws(EngineFault) -> Stream {
    switch leaf {
    case .scan(let table, let columns, let pruning):
      return Stream(
        ScanSource(table, columns: columns, pruning: pruning, progress: context.progress))
    case .values(let rows, let types):
      return Stream(ValuesSource(rows, types: types, context))
    case .unionAll(let inputs):
      var streams: [Stream] = []
      for input in unionInputs(inputs) { streams.append(try cut(input)) }
      return Stream(UnionSource(streams, context))
    default:
      preconditionFailure("a leaf has no input")
    }
  }

  /// Unions that are the first input of a union, as a row of UNION ALL stages makes them, laid
  /// flat.
  private func unionInputs(_ inputs: [PhysicalPlan]) -> [PhysicalPlan] {
    var lists = [inputs]
    while case .unionAll(let first)? = lists.last?.first { lists.append(first) }
    var flat = lists.removeLast()
    while let list = lists.popLast() { flat += list.dropFirst() }
    return flat
  }

  private mutating func append(
    _ node: PhysicalPlan, to stream: inout Stream
  ) throws(EngineFault) {
    switch node {
    case .filter(_, let condition):
      stream.append(OperatorRecipe { FilterOperator(condition, $0) })
    case .project(_, let expressions):
      stream.append(OperatorRecipe { ProjectOperator(expressions, $0) })
    case .limit(_, let count, let skip):
      stream.append(OperatorRecipe(isSerial: true) { _ in LimitOperator(count: count, skip: skip) })
    case .aggregate(_, let keys, let aggregates, let strategy):
      end(&stream, with: GroupSink(keys, aggregates, strategy, context))
    case .sort(let input, let keys):
      end(&stream, with: SortSink(keys, input.columnTypes, context))
    case .window(let input, let plan):
      end(&stream, with: WindowSink(plan, input.columnTypes, context))
    case .topN(let input, let keys, let count, let skip):
      end(
        &stream, with: TopNSink(keys, count: count, skip: skip, input.columnTypes, context))
    case .join(let plan):
      try append(plan, to: &stream)
    case .scan, .values, .unionAll:
      preconditionFailure("leaves are cut by themselves")
    }
  }

  /// Ends the pipeline at a breaker, which is where the next one starts.
  private mutating func end(_ stream: inout Stream, with breaker: any Breaker) {
    pipelines.append(Pipeline(stream: stream, sink: breaker))
    stream = Stream(breaker.output)
  }

  private mutating func append(
    _ plan: JoinPlan, to stream: inout Stream
  ) throws(EngineFault) {
    let build = JoinBuildSink(plan, context)
    pipelines.append(Pipeline(stream: try cut(plan.build), sink: build))
    stream.append(
      OperatorRecipe(multipliesRows: plan.kind != .semi && plan.kind != .anti) {
        JoinOperator(plan, build, $0)
      })
    if plan.kind == .right || plan.kind == .full { stream.appendEntry(UnmatchedSource(build)) }
  }
}

extension PhysicalPlan {
  /// The input whose rows stream through the node; nil for leaves and unions.
  fileprivate var mainInput: PhysicalPlan? {
    switch self {
    case .filter(let input, _), .project(let input, _), .aggregate(let input, _, _, _),
      .window(let input, _), .sort(let input, _), .topN(let input, _, _, _),
      .limit(let input, _, _):
      input
    case .join(let plan): plan.probe
    case .scan, .values, .unionAll: nil
    }
  }
}
