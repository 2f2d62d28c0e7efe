/// One `|>` stage. Each has a file in Stages/ with its syntax, and one in the planner with its
/// binding.
public enum PipeStage: Sendable {
  case select(SelectStage)
  case extend(ExtendStage)
  case set(SetStage)
  case drop(DropStage)
  case rename(RenameStage)
  case alias(AsStage)
  case filter(WhereStage)
  case aggregate(AggregateStage)
  case distinct(DistinctStage)
  case orderBy(OrderByStage)
  case limit(LimitStage)
  case join(JoinStage)
  case setOperation(SetOperationStage)
  case pivot(PivotStage)
  case unpivot(UnpivotStage)
  case assert(AssertStage)
  case describe(DescribeStage)
  case with(WithStage)
}
