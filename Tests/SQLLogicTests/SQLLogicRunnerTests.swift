import Engine
import Testing

/// The runner can fail, and prints values by rules of its own.
@Suite struct SQLLogicRunnerTests {
  private func differences(_ text: String) throws -> [String] {
    let runner = SQLLogicRunner()
    return try SQLLogicFile(name: "t.slt", text: text).records.compactMap { try runner.run($0) }
  }

  @Test func `what is as written has no difference`() throws {
    let text = """
      file a.csv
      a,b
      1,x
      ----

      query ITR
      SELECT a, b, 1e0 FROM '{dir}/a.csv'
      ----
      1 x 1

      statement error unknown
      SELECT nothing

      warns zero
      query R
      SELECT 1 / 0
      ----
      NULL

      content a.csv
      a,b
      1,x
      ----
      """
    #expect(try differences(text) == [])
  }

  @Test(arguments: [
    "query I\nSELECT 1\n----\n2\n", "query I\nSELECT 1\n----\n", "query I\nSELECT 1\n----\n1\n1\n",
    "query T\nSELECT 1\n----\n1\n", "query II\nSELECT 1\n----\n1\n", "statement error\nSELECT 1\n",
    "statement error other\nSELECT nothing\n", "statement ok\nSELECT nothing\n",
    "query R\nSELECT 1 / 0\n----\nNULL\n", "warns zero\nquery I\nSELECT 1\n----\n1\n",
    "query T\nSELECT 'e\u{301}'\n----\ne\u{301}\n", "content a.csv\n1\n----\n",
    "query R\nSELECT 1e0\n----\n1.5\n",
  ])
  func `a difference is found`(_ text: String) throws {
    #expect(try differences(text).count == 1)
  }

  @Test func `values print as in the machine modes`() {
    #expect(MachineText.text(.decimal(unscaled: -2500, scale: 3)) == "-2.5")
    #expect(MachineText.text(.decimal(unscaled: 5300, scale: 2)) == "53")
    #expect(MachineText.text(.decimal(unscaled: 608, scale: 4)) == "0.0608")
    #expect(MachineText.text(.ratio(-18_000_000_0)) == "-0.018")
    #expect(MachineText.text(.date(0)) == "1970-01-01")
    #expect(MachineText.text(.date(19_782)) == "2024-02-29")
    #expect(MachineText.text(.date(-1)) == "1969-12-31")
    #expect(MachineText.text(.date(-719_162)) == "0001-01-01")
    #expect(MachineText.text(.string("")) == "(empty)")
  }

  @Test func `decisions are the first cells of the tables`() {
    let page =
      "| Id | Rule |\n|---|---|\n| `div0` | x |\n| other | y |\ntext `z`\n| `null-in` | z |\n"
    #expect(Decisions.ids(in: page) == ["div0", "null-in"])
  }
}
