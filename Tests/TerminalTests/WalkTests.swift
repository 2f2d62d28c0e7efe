// The walk of docs/: a session as a person types it, its text and its picture.
import Foundation
import TestSupport
import Testing

@Suite struct WalkTests {
  private static let folder = "\(packageRoot)/docs/walk"

  @Test func `the walk in docs is what a session shows`() throws {
    let screen = walk()
    let files = [
      ("first-session.txt", screen.text + "\n"),
      ("first-session.svg", ScreenPicture.svg(screen, title: "A first session with Tra")),
    ]
    for (name, content) in files {
      let path = "\(Self.folder)/\(name)"
      if ProcessInfo.processInfo.environment["TRA_WRITE_DOCS"] != nil {
        try content.write(toFile: path, atomically: true, encoding: .utf8)
      }
      let isCurrent = try String(contentsOfFile: path, encoding: .utf8) == content
      #expect(isCurrent, "write it anew: TRA_WRITE_DOCS=1 swift test --filter WalkTests")
    }
  }

  private func walk() -> ScreenEmulator {
    let person = Person(columns: 100, rows: 76)
    person.runs(".tables")
    person.types("FROM rates |> WHERE indicator = 'digitis\t\t")
    person.sees("values")
    person.runs("' AND period = '2024-12-10' |> SELECT place, rate;")
    person.runs(".source")
    person.runs("FROM performance |> AGGREGATE AVG(petition_on_time_rate) GROUP BY region;")
    person.types("FROM performance\r|> AGGREGATE SUM(petitions) AS petitions,\r")
    person.types("     RATE(petition_on_time_rate) AS pooled,\r")
    person.types("     AVG_UNWEIGHTED(petition_on_time_rate) AS plain GROUP BY region\r")
    person.runs("|> ORDER BY pooled;")
    person.runs(".chart bar x=region y=pooled")
    person.runs("FROM provinces |> WHERE name = 'Ha Noi';")
    person.types("FROM performance")
    person.sees("the suggestion") { $0.cursorLine.hasSuffix("…") }
    return person.screen
  }
}
