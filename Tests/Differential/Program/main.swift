// Queries, asked here and in another engine:
//
//     difftest [--engine sqlite|duckdb|postgres|spark] [--seed N] [--queries N] [--stop N]
//     difftest [--engine …] --ask constructs|tpch
//
// The first asks random queries, over new tables with each seed; the second those of a list.
import Differential
import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

var options = [
  "seed": "1", "queries": "1000", "engine": "sqlite", "stop": "20", "trace": "", "ask": "random",
]
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
  guard word.hasPrefix("--"), options[String(word.dropFirst(2))] != nil,
    let value = words.popFirst()
  else {
    print("options: \(options.keys.sorted().map { "--" + $0 }.joined(separator: " "))")
    exit(2)
  }
  options[String(word.dropFirst(2))] = value
}

guard let dialect = SQLDialect(rawValue: options["engine"]!) else {
  print("engines: \(SQLDialect.allCases.map(\.rawValue).joined(separator: " "))")
  exit(2)
}
guard let other = dialect.engine else {
  print("\(dialect) needs \(dialect.need)")
  exit(2)
}

func say(_ text: String) {
  print(text)
  fflush(nil)
}

func report(_ sweep: Sweep) -> Never {
  for problem in sweep.problems { say(problem + "\n") }
  for refusal in Set(sweep.refusals).sorted() { say("refused: \(refusal)") }
  let (all, different, refused) =
    (sweep.outcomes.count, sweep.problems.count, sweep.refusals.count)
  say("\(all) queries: \(different) different, \(refused) refused, the others the same")
  exit(different == 0 ? 0 : 1)
}

switch options["ask"]! {
case "constructs": report(.constructs(other))
case "tpch": report(.tpch(other))
default:
  var campaign = Campaign(other)
  campaign.report = { say($0 + "\n") }
  if !options["trace"]!.isEmpty { campaign.trace = { say("asking: \($0)") } }
  campaign.run(
    seed: UInt64(options["seed"]!) ?? 1, count: Int(options["queries"]!) ?? 1000,
    stopAfter: Int(options["stop"]!) ?? 20)
  for (what, count) in campaign.counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
    say("\(count)\t\(what)")
  }
  for rule in KnownDifference.allCases {
    say("\(campaign.uses[rule] ?? 0)\tallowed by \(rule.decision): \(rule.rawValue)")
  }
  say("\(campaign.comparedCount) queries compared, \(campaign.differences.count) different")
  exit(campaign.differences.isEmpty ? 0 : 1)
}
