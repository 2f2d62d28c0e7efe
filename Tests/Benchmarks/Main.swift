// What is promised of Tra's speed, measured: `swift run -c release benchmarks [start] [prompt]`.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
enum Benchmarks {
  private static let all: [(name: String, run: @Sendable () -> Void)] = [
    ("start", { StartUp.run() }), ("prompt", { PromptBenchmark.run() }),
  ]

  static func main() {
    let chosen = Set(CommandLine.arguments.dropFirst())
    if let unknown = chosen.first(where: { name in !all.contains { $0.name == name } }) {
      print("no benchmark '\(unknown)'; there are: \(all.map(\.name).joined(separator: ", "))")
      return
    }
    for benchmark in all where chosen.isEmpty || chosen.contains(benchmark.name) {
      benchmark.run()
    }
  }

  /// Seen at once also in a file: a run takes minutes.
  static func say(_ line: String) {
    print(line)
    fflush(nil)
  }
}
