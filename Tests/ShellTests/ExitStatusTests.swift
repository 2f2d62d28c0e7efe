import Database
import Testing

@testable import Shell

struct ExitStatusTests {
  private func code(_ exits: ExitClass...) -> Int32 {
    var status = ExitStatus()
    for exit in exits { status.note(exit) }
    return status.code
  }

  @Test func `a failure beats a limit, a limit beats an expectation`() {
    #expect(code() == 0)
    #expect(code(.expectation) == 3)
    #expect(code(.expectation, .limit) == 4)
    #expect(code(.limit, .expectation) == 4)
    #expect(code(.failure, .limit, .expectation) == 1)
    #expect(code(.expectation, .failure) == 1)
  }

  @Test func `an interruption beats all`() {
    #expect(code(.failure, .interrupted) == 130)
  }
}
