import CSystem

/// The stack of the thread that asks, which the planner asks before it walks a deep plan.
public enum ThreadStack {
  /// How large it may become; 0 where the system does not say.
  public static var byteCount: Int { tra_stack_size() }
}
