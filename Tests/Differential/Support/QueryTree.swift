/// A query as a source and stages, which both syntaxes can say.
struct QueryTree {
  var helpers: [Helper] = []
  var source: String
  var stages: [Stage]

  /// A table of WITH; all of them stand before the query, or in a stage behind its source.
  struct Helper {
    let name: String
    var tree: QueryTree
    let usesPipes: Bool
  }

  struct Item {
    var node: Node
    let name: String
  }

  struct Key {
    var node: Node
    let suffix: String
  }

  struct Order {
    var keys: [Key]
    /// Whether rows of equal rank are equal rows.
    var isTotal = true
  }

  struct Join {
    let words: String
    let alias: String
    var right: QueryTree
    var condition: Node?
    /// Of USING.
    let key: String?
  }

  indirect enum Stage {
    case filter(Node)
    /// A condition on window functions.
    case qualify(Node)
    case replace(Item)
    case drop(String)
    case rename(String, to: String)
    case extend([Item])
    case select([Item])
    case aggregate([Item], keys: [Item], Grouping = .plain)
    case distinct
    case order(Order)
    case limit(Int, skip: Int)
    case join(Join)
    /// `UNION ALL`, …; BY NAME too.
    case set(String, QueryTree)
    /// What stands in the parentheses, and the verb.
    case turn(String, String)
  }

  enum Grouping {
    case plain
    case rollup, cube
    /// By the places of the keys.
    case sets([[Int]])

    func text(_ keys: [String]) -> String {
      func list(_ keys: [String]) -> String { "(\(keys.joined(separator: ", ")))" }
      switch self {
      case .plain: return keys.joined(separator: ", ")
      case .rollup: return "ROLLUP \(list(keys))"
      case .cube: return "CUBE \(list(keys))"
      case .sets(let sets):
        return "GROUPING SETS " + list(sets.map { list($0.map { keys[$0] }) })
      }
    }
  }

  /// Keys of a sort whose order the result still has.
  var finalOrder: [Key] {
    for stage in stages.reversed() {
      switch stage {
      case .order(let order): return order.keys
      case .filter, .qualify, .limit: continue
      default: return []
      }
    }
    return []
  }
}
