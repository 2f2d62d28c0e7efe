// What a query can be shrunk to. Candidates need not be valid: the shrinker tries them.
extension QueryTree {
  var smaller: [QueryTree] {
    var all: [QueryTree] = []
    for index in helpers.indices {
      var without = self
      without.helpers.remove(at: index)
      all.append(without)
      for tree in helpers[index].tree.smaller {
        var changed = self
        changed.helpers[index].tree = tree
        all.append(changed)
      }
    }
    for index in stages.indices {
      var without = self
      without.stages.remove(at: index)
      all.append(without)
    }
    for index in stages.indices {
      for stage in stages[index].smaller {
        var changed = self
        changed.stages[index] = stage
        all.append(changed)
      }
    }
    return all.filter(\.isDetermined)
  }

  /// Whether each LIMIT cuts rows of a total order.
  private var isDetermined: Bool {
    for (index, stage) in stages.enumerated() {
      guard case .limit = stage else { continue }
      guard index > 0, case .order(let keys) = stages[index - 1], keys.isTotal else { return false }
    }
    return true
  }
}

extension QueryTree.Stage {
  fileprivate var smaller: [QueryTree.Stage] {
    switch self {
    case .filter(let condition): return condition.smaller.map { .filter($0) }
    case .qualify(let condition): return condition.smaller.map { .qualify($0) }
    case .replace(let item):
      return item.node.smaller.map { .replace(.init(node: $0, name: item.name)) }
    case .extend(let items): return Self.smaller(items).map { .extend($0) }
    case .select(let items): return Self.smaller(items).map { .select($0) }
    case .aggregate(let items, let keys, let grouping):
      return Self.smaller(items).map { .aggregate($0, keys: keys, grouping) }
        + Self.smaller(keys, leavesOne: false).map { .aggregate(items, keys: $0) }
    case .order(let keys):
      return keys.keys.indices.filter { _ in keys.keys.count > 1 }.map { index in
        var fewer = keys
        fewer.keys.remove(at: index)
        fewer.isTotal = false
        return .order(fewer)
      }
    case .limit(let count, let skip):
      return skip > 0 ? [.limit(count, skip: 0)] : []
    case .join(let join):
      return join.right.smaller.map { right in
        var changed = join
        changed.right = right
        return .join(changed)
      }
        + (join.condition?.smaller ?? []).map { condition in
          var changed = join
          changed.condition = condition
          return .join(changed)
        }
    case .set(let words, let other): return other.smaller.map { .set(words, $0) }
    case .distinct, .drop, .rename, .turn: return []
    }
  }

  private static func smaller(
    _ items: [QueryTree.Item], leavesOne: Bool = true
  ) -> [[QueryTree.Item]] {
    var all: [[QueryTree.Item]] = []
    if items.count > (leavesOne ? 1 : 0) {
      for index in items.indices {
        var without = items
        without.remove(at: index)
        all.append(without)
      }
    }
    for index in items.indices {
      for node in items[index].node.smaller {
        var changed = items
        changed[index].node = node
        all.append(changed)
      }
    }
    return all
  }
}
