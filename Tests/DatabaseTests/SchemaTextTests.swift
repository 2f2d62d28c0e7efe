import Language
import Testing

@testable import Database

@Suite struct SchemaTextTests {
  private let session = Session()

  @Test func `a definition can be run again`() throws {
    let statement = """
      CREATE TABLE "đơn vị" (
        id STRING NOT NULL COMMENT 'it''s the key',
        d DATE,
        "select" DECIMAL(10,2),
        n INT64,
        m INT64,
        r RATIO(n, m) COMMENT 'share'
      ) COMMENT 'a table';
      """
    try session.ask(statement)
    let text = try session.schemaText(of: "đơn vị")
    #expect(text == statement)
    try session.ask("DROP TABLE \"đơn vị\"")
    try session.ask(text)
    #expect(try session.schemaText(of: "đơn vị") == text)
  }

  @Test func `a view keeps the text of its query`() throws {
    try session.ask("CREATE VIEW v COMMENT 'c' AS FROM provinces  |> LIMIT 2")
    #expect(
      try session.schemaText(of: "v")
        == "CREATE VIEW v COMMENT 'c' AS\nFROM provinces  |> LIMIT 2;")
  }

  @Test func `all shipped definitions can be run as a user's`() throws {
    try session.ask(try session.schemaText())
    #expect(session.database.userObjects.count == 14)
    #expect(try session.count("FROM rates |> AGGREGATE COUNT(*) AS n") == 0)
    #expect(try session.count("FROM provinces |> AGGREGATE COUNT(*) AS n") == 34)
  }

  @Test func `an unknown name is an error`() {
    #expect(throws: Diagnostic.self) { try session.schemaText(of: "nothing") }
  }
}
