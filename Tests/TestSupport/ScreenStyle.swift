// How characters look: the part of SGR that programs here use.

public struct ScreenStyle: Equatable, Sendable {
  public var isBold = false
  public var isDim = false
  public var isReversed = false
  /// 0–7, and 8–15 for the bright ones; nil is the terminal's own.
  public var color: Int?

  public init() {}

  /// One parameter of an SGR sequence.
  mutating func take(_ number: Int) {
    switch number {
    case 0: self = ScreenStyle()
    case 1: isBold = true
    case 2: isDim = true
    case 7: isReversed = true
    case 22:
      isBold = false
      isDim = false
    case 27: isReversed = false
    case 30...37: color = number - 30
    case 90...97: color = number - 90 + 8
    case 39: color = nil
    default: break
    }
  }
}

/// A base character with its marks; the right half of a wide one is "".
struct ScreenCell: Sendable {
  var text = " "
  var style = ScreenStyle()
}

/// Characters of a row that look alike.
public struct ScreenRun: Equatable, Sendable {
  public var text: String
  public let style: ScreenStyle
  /// 0-based cell of the first one.
  public let column: Int
  public var width: Int
}

extension ScreenEmulator {
  /// The runs of each row that are more than plain blanks.
  public var runs: [[ScreenRun]] {
    cells.map { row in
      var runs: [ScreenRun] = []
      for (column, cell) in row.enumerated() {
        if let last = runs.last, last.style == cell.style, last.column + last.width == column {
          runs[runs.count - 1].text += cell.text
          runs[runs.count - 1].width += 1
        } else {
          runs.append(ScreenRun(text: cell.text, style: cell.style, column: column, width: 1))
        }
      }
      return runs.filter { !$0.text.allSatisfy { $0 == " " } || $0.style.isReversed }
    }
  }

  /// The style in which a text stands that is on the screen once.
  public func style(of text: String) -> ScreenStyle? {
    runs.joined().first { $0.text.contains(text) }?.style
  }
}
