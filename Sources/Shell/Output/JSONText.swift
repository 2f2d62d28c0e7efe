/// A JSON document with its members in the order given, two spaces a level.
indirect enum JSONText {
  case text(String)
  case number(Int)
  case null
  case list([JSONText])
  case object([(name: String, value: JSONText)])

  static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }

  func rendered(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .null: return "null"
    case .list(let items):
      return Self.block("[", items.map { inner + $0.rendered(indent: inner) }, indent, "]")
    case .object(let members):
      let lines = members.map { member in
        "\(inner)\(Self.quoted(member.name)): \(member.value.rendered(indent: inner))"
      }
      return Self.block("{", lines, indent, "}")
    }
  }

  private static func block(
    _ open: String, _ lines: [String], _ indent: String, _ close: String
  ) -> String {
    lines.isEmpty
      ? open + close : "\(open)\n\(lines.joined(separator: ",\n"))\n\(indent)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
