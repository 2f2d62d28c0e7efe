// The completion scripts in the shells that they are made for: typed, Tab pressed, read.
import Foundation
import TestSupport
import Testing

/// A shell without the user's own settings, in a folder with a report of two parameters.
private struct OtherShell {
  private static let prompt = "=> "

  let terminal: PseudoTerminal
  private let folder = TemporaryDirectory()

  init(_ program: String, _ arguments: [String], setUp: String) throws {
    let files = FileManager.default
    for name in ["bin", "reports"] {
      try files.createDirectory(atPath: folder.path(of: name), withIntermediateDirectories: true)
    }
    try files.createSymbolicLink(
      atPath: folder.path(of: "bin/tra"), withDestinationPath: Program.path)
    _ = try folder.write(
      """
      -- param region STRING in provinces.region default NULL
      -- param least INT64 default 0
      FROM provinces;
      """, to: "reports/by_region.sql")
    _ = try folder.write("a\n1\n", to: "dossiers.csv")
    terminal = PseudoTerminal(
      arguments,
      environment: [
        "PATH": "\(folder.path(of: "bin")):/usr/bin:/bin", "LC_ALL": "C.UTF-8",
        "HOME": folder.path,
      ],
      workingDirectory: folder.path, columns: 100, program: program)
    // The line that sets the prompt does not hold it.
    terminal.send("PS1='='\"> \"; \(setUp)\r")
    #expect(terminal.wait { $0.cursorLine == Self.prompt }, "\(terminal.screen.text)")
  }

  /// Types a line with Tab at its end, waits for what becomes of it, and takes it away.
  func completes(
    _ typed: String, to expected: String, at location: SourceLocation = #_sourceLocation
  ) {
    terminal.send(typed + "\t")
    let isDone = terminal.wait { $0.cursorLine == Self.prompt + expected }
    #expect(isDone, "the screen is:\n\(terminal.screen.text)", sourceLocation: location)
    terminal.send("\u{15}")
    #expect(terminal.wait { $0.cursorLine == Self.prompt }, sourceLocation: location)
  }

  func both() {
    completes("tra --format mark", to: "tra --format markdown ")
    completes("tra --format=mark", to: "tra --format=markdown ")
    completes("tra --provenance=", to: "tra --provenance=full ")
    completes("tra -f dos", to: "tra -f dossiers.csv ")
    completes("tra -r by_", to: "tra -r by_region ")
    completes("tra -r by_region -p le", to: "tra -r by_region -p least=")
    completes("tra --report=by_region -p le", to: "tra --report=by_region -p least=")
    completes("tra -r by_region -p region=B", to: #"tra -r by_region -p region=Bắc\ Trung\ Bộ "#)
    completes(
      "tra -r by_region -p region=dong\\ nam", to: #"tra -r by_region -p region=Đông\ Nam\ Bộ "#)
  }
}

@Suite struct CompletionScriptTests {
  private static let completions = "\(packageRoot)/docs/completions"

  private static func path(of shell: String) -> String? {
    ["/bin/\(shell)", "/usr/bin/\(shell)", "/opt/homebrew/bin/\(shell)"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  @Test(.enabled(if: path(of: "bash") != nil, "bash is not installed"))
  func `bash completes options, reports, their parameters and values`() throws {
    let bash = try OtherShell(
      #require(Self.path(of: "bash")), ["--norc", "--noprofile", "-i"],
      setUp: "source '\(Self.completions)/tra.bash'")
    bash.both()
    bash.completes(
      "tra -r by_region -p region='B", to: "tra -r by_region -p region='Bắc Trung Bộ' ")
  }

  @Test(.enabled(if: path(of: "zsh") != nil, "zsh is not installed"))
  func `zsh completes options, reports, their parameters and values`() throws {
    let zsh = try OtherShell(
      #require(Self.path(of: "zsh")), ["-f"],
      setUp: "fpath=('\(Self.completions)' $fpath); autoload -U compinit; compinit -D -u")
    zsh.both()
  }
}
