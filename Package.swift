// swift-tools-version: 6.1
// The rooms stand in the order of a query's way; imports only go downward (docs/architecture.md).
import PackageDescription

// The manifest is compiled for the host. -Xcc reaches Swift's code generation too; CSystem refuses
// older processors at start, so that nobody meets an illegal instruction.
let cpu = Context.environment["TRA_CPU"] ?? "x86-64-v3"
#if arch(x86_64)
  let processor: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-march=\(cpu)"])]
#else
  let processor: [SwiftSetting] = []
#endif

// Only `tra` has these: no test target may depend on it, or they would reach the test bundle.
#if os(Linux)
  let fullyStatic: [LinkerSetting] = [
    // For a quick start: without symbols fewer pages lie in the file (4 %), and written in one go it
    // lies in large pages of the cache (a third).
    .unsafeFlags(
      ["-static-executable", "-Xlinker", "-s", "-Xlinker", "--no-mmap-output-file"],
      .when(configuration: .release)),
    .linkedLibrary("bsd", .when(configuration: .release)),
    .linkedLibrary("md", .when(configuration: .release)),
    .linkedLibrary("tinfo", .when(configuration: .release)),
  ]
#else
  let fullyStatic: [LinkerSetting] = []
#endif

func room(_ name: String, _ below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: processor)
}

func tests(
  _ name: String, _ below: [Target.Dependency] = [], readingFrom folders: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: below + ["TestSupport"], path: "Tests/\(name)", exclude: folders,
    swiftSettings: processor)
}

let package = Package(
  name: "tra",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
    // A static link takes from an archive only what the objects before it miss.
    .target(
      name: "CRegex", linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]),
    .target(name: "CSystem", cSettings: [.define("TRA_CPU", to: "\"\(cpu)\"")]),
    .target(name: "EmbeddedDatasets", path: "datasets", sources: ["EmbeddedDatasets.c"]),
    room("Language"),
    room("Engine", ["CRegex", "CSystem", "CUTF8Proc"]),
    room("Planner", ["Language", "Engine"]),
    room("Formats", ["Engine", "CSystem", "CXXHash"]),
    room("Places", ["Engine"]),
    room("Database", ["EmbeddedDatasets", "Language", "Engine", "Planner", "Formats", "Places"]),
    room("Reports", ["Language", "Engine", "Formats", "Database"]),
    room(
      "Shell", ["CEditLine", "CSystem", "Language", "Engine", "Formats", "Database", "Reports"]),
    .executableTarget(
      name: "tra", dependencies: ["Shell"], swiftSettings: processor, linkerSettings: fullyStatic),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    tests("LanguageTests", ["Language"]),
    tests("EngineTests", ["Engine"]),
    tests("PlannerTests", ["Planner"]),
    tests("FormatsTests", ["Formats"]),
    tests("PlacesTests", ["Database", "Engine", "Places"]),
    tests("DatabaseTests", ["Database"]),
    tests("ReportsTests", ["Reports"]),
    tests("ShellTests", ["Shell"]),
    tests("SQLLogicTests", ["Database"], readingFrom: ["cases"]),
    tests("TPCHTests", ["Database"], readingFrom: ["answers", "queries", "fetch.sh"]),
    tests("GoldenTests", readingFrom: ["errors", "reports", "shell"]),
    tests("TerminalTests"),
    tests("DocsTests", ["Database", "Language", "Reports"]),
    tests("HouseTests"),
    .executableTarget(
      name: "benchmarks", dependencies: ["TestSupport"], path: "Tests/Benchmarks",
      swiftSettings: processor),
    // Random queries, asked here and in other engines.
    .target(
      name: "Differential", dependencies: ["Database", "TestSupport"],
      path: "Tests/Differential/Support", exclude: ["engine_driver.py"],
      swiftSettings: processor),
    .executableTarget(
      name: "difftest", dependencies: ["Differential", "Engine"],
      path: "Tests/Differential/Program",
      swiftSettings: processor),
    .testTarget(
      name: "DifferentialTests", dependencies: ["Differential", "Engine", "TestSupport"],
      path: "Tests/Differential/Tests", swiftSettings: processor),
    tests("MetamorphicTests", ["Database", "Differential"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
