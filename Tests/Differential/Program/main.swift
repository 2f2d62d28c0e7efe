// Random queries, asked here and in another engine:
//
//     difftest [--seed N] [--queries N] [--engine sqlite|duckdb] [--stop N] [--trace true]
//
// DuckDB is reached through the Python interpreter that TRA_DUCKDB_PYTHON names.
import Differential

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

var options = ["seed": "1", "queries": "1000", "engine": "sqlite", "stop": "20", "trace": ""]
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

func engine(_ name: String) -> (any OtherEngine)? {
  if name == "sqlite" { return SQLite() }
  guard let python = getenv("TRA_DUCKDB_PYTHON") else { return nil }
  return DuckDB(python: String(cString: python))
}

guard let other = engine(options["engine"]!) else {
  print("\(options["engine"]!) is not there")
  exit(2)
}
var campaign = Campaign(other)
campaign.report = {
  print($0 + "\n")
  fflush(nil)
}
if !options["trace"]!.isEmpty {
  campaign.trace = {
    print("asking: \($0)")
    fflush(nil)
  }
}
campaign.run(
  seed: UInt64(options["seed"]!) ?? 1, count: Int(options["queries"]!) ?? 1000,
  stopAfter: Int(options["stop"]!) ?? 20)
for (what, count) in campaign.counts.sorted(by: { $0.value > $1.value }) {
  print("\(count)\t\(what)")
}
exit(campaign.differences.isEmpty ? 0 : 1)
