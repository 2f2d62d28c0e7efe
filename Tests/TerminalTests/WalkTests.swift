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
    let person = Person(columns: 100, rows: 80)
    person.runsSlowly(".tables")
    person.typesSlowly("FROM rates")
    person.types(Person.enter + "|> WHERE indicator = 'digitis\t\t")
    person.sees("values")
    person.editing("|> WHERE indicator = 'digitisation_rate")
    person.types("' AND period = '2024-12-10'")
    person.editing("|> WHERE indicator = 'digitisation_rate' AND period = '2024-12-10'")
    person.types(Person.enter)
    person.runsSlowly("|> SELECT place, rate;")
    person.runsSlowly(".source")
    person.runsSlowly("FROM performance |> AGGREGATE AVG(petition_on_time_rate) GROUP BY region;")
    person.typesSlowly("FROM performance")
    for line in [
      "|> AGGREGATE SUM(petitions) AS petitions,",
      "     RATE(petition_on_time_rate) AS pooled,",
      "     AVG_UNWEIGHTED(petition_on_time_rate) AS plain GROUP BY region",
    ] {
      person.types(Person.enter + line)
      person.editing(line)
    }
    person.types(Person.enter)
    person.runsSlowly("|> ORDER BY pooled;")
    person.runsSlowly(".chart bar x=region y=pooled")
    person.runsSlowly("FROM provinces |> WHERE name = 'Ha Noi';")
    person.types("FROM performance |> AGG")
    person.sees("the suggestion") { $0.cursorLine.hasSuffix("GROUP BY region;") }
    return person.screen
  }
}

extension Person {
  /// Types, and waits until the text stands there in its colours.
  fileprivate func typesSlowly(_ text: String) {
    types(text)
    sees("'\(text)' at the cursor") { $0.cursorLine.contains(text) }
  }

  fileprivate func runsSlowly(_ text: String) {
    typesSlowly(text)
    runs("")
  }
}
