/// What `.help` and completion say about a statement.
public struct StatementHelp: Sendable {
  /// Its first words, as a user types them.
  public let verbs: [String]
  /// With optional parts in `[…]`.
  public let forms: [String]
  /// One sentence.
  public let summary: String

  init(_ verbs: [String], _ forms: [String], _ summary: String) {
    self.verbs = verbs
    self.forms = forms
    self.summary = summary
  }
}

/// All statements, in the order in which completion offers them.
public enum StatementList {
  public static let all =
    queries + [
      StatementHelp(
        ["CREATE TABLE", "CREATE OR REPLACE TABLE"],
        [
          "CREATE [OR REPLACE] TABLE [IF NOT EXISTS] name [COMMENT '…'] AS query",
          "CREATE … TABLE … name (column type [NOT NULL] [COMMENT '…'], …) [COMMENT …] [AS …]",
        ],
        "A new table; a column 'r RATIO(n, d)' is the rate of two others, computed by itself."),
      StatementHelp(
        ["CREATE VIEW", "CREATE OR REPLACE VIEW"],
        ["CREATE [OR REPLACE] VIEW name [COMMENT '…'] AS query"],
        "A query with a name, asked anew whenever the name is used."),
      StatementHelp(
        ["INSERT INTO"], ["INSERT INTO table [(column, …)] query"],
        "Adds the rows of a query, such as VALUES (1, 'a'), (2, 'b')."),
      StatementHelp(["DROP TABLE"], ["DROP TABLE [IF EXISTS] name"], "Removes a table."),
      StatementHelp(["DROP VIEW"], ["DROP VIEW [IF EXISTS] name"], "Removes a view."),
      StatementHelp(
        ["DESCRIBE"], ["DESCRIBE name", "DESCRIBE query"],
        "The columns with their types; no row is read."),
      StatementHelp(
        ["COPY"],
        [
          "COPY table TO 'file' [(option, …)]", "COPY (query) TO 'file' [(option, …)]",
          "COPY table FROM 'file' [(option, …)]",
        ],
        "Writes a file, or adds the rows of one; options such as HEADER false, DELIM ';'."),
      StatementHelp(
        ["EXPLAIN"], ["EXPLAIN [ANALYZE] query"],
        "How a query runs; with ANALYZE it does, and each step shows its rows, time and memory."),
      StatementHelp(
        ["SUMMARIZE"], ["SUMMARIZE name", "SUMMARIZE query"],
        "Of each column the least and the greatest value, how many differ, how many are NULL."),
      StatementHelp(["SHOW TABLES"], ["SHOW TABLES"], "The tables and views with their rows."),
    ]

  /// What may also stand in parentheses.
  public static let queries = [
    StatementHelp(
      ["FROM"], ["FROM table [AS name] [|> stage …]"],
      "Begins a query; alone it is the whole table."),
    StatementHelp(
      ["SELECT"],
      [
        "SELECT [DISTINCT] … [FROM …] [WHERE …] [GROUP BY …] [HAVING …] [QUALIFY …]"
          + " [ORDER BY …] [LIMIT …]"
      ],
      "A query in the order of plain SQL; stages may follow."),
    StatementHelp(
      ["WITH"], ["WITH name AS (query), … query"], "Gives names to helper queries, for one query."),
    StatementHelp(
      ["VALUES"], ["VALUES (value, …), …"], "Rows as they are written, of columns c1, c2, …"),
    StatementHelp(["TABLE"], ["TABLE name"], "The whole table, where a query is wanted."),
  ]

  public static let verbs = all.flatMap(\.verbs)

  /// `SELCT` is a slip in one word.
  static let firstWords = Set(verbs.map { String($0.prefix { $0 != " " }) }).sorted()
}
