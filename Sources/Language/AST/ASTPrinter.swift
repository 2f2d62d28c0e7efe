extension Expression {
  /// The normalised text; it names the columns that have no alias.
  public var sql: String {
    var text = SQLText()
    write(into: &text)
    return text.text
  }
}

extension Query {
  /// The query on one line, stages behind `|>`.
  public var sql: String {
    var text = SQLText()
    write(into: &text)
    return text.text
  }
}

extension PipeStage {
  /// The stage without its `|>`.
  public var sql: String {
    var text = SQLText()
    write(into: &text)
    return text.text
  }
}

extension Relation {
  public var sql: String {
    var text = SQLText()
    write(into: &text)
    return text.text
  }
}

extension Statement {
  public var sql: String {
    var text = SQLText()
    write(into: &text)
    return text.text
  }
}
