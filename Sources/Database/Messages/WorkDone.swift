import Engine
import Formats
import Language

/// How far a statement came, in the words of the progress line and of every message about a
/// statement that was stopped.
extension ScanProgress {
  /// `14.2 M rows read (45 %)`, `45.1 of 120.0 MB (37 %)`: what is known, piece by piece.
  public var pieces: [String] { pieces(withShare: true) }

  /// `14.2 M rows read`, `'big.csv': 45.1 of 120.0 MB, 1.2 M rows read`; nil before the first row.
  public var done: String? {
    let pieces = pieces(withShare: false)
    if pieces.isEmpty { return nil }
    let name = load.map { "'\(Neutral.text($0.name, limit: 60))': " } ?? ""
    return name + pieces.joined(separator: ", ")
  }

  private func pieces(withShare: Bool) -> [String] {
    if let load { return load.pieces(withShare: withShare) }
    var pieces: [String] = []
    if rowsRead > 0 {
      let share = withShare ? Self.share(rowsRead, of: rowsExpected) : ""
      pieces.append("\(shortCount(rowsRead)) rows read\(share)")
    }
    if bytesWritten > 0 { pieces.append("\(byteText(bytesWritten)) written") }
    return pieces
  }

  fileprivate static func share(_ part: Int, of whole: Int) -> String {
    whole > 0 ? " (\(min(100, part * 100 / whole)) %)" : ""
  }
}

extension ScanProgress.Load {
  fileprivate func pieces(withShare: Bool) -> [String] {
    var pieces = [byteText(bytesRead)]
    if let bytesExpected, bytesExpected > 0 {
      let read = min(bytesRead, bytesExpected)
      let share = withShare ? ScanProgress.share(read, of: bytesExpected) : ""
      pieces = ["\(byteText(read, of: bytesExpected))\(share)"]
    }
    if rowsRead > 0 || isSecondPass {
      pieces.append("\(shortCount(rowsRead)) rows read\(isSecondPass ? " again" : "")")
    }
    return pieces
  }
}

/// `494`, `81 920`, `14.2 M`
private func shortCount(_ count: Int) -> String {
  guard count >= 1_000_000 else { return groupedCount(count) }
  let tenths = count / 100_000
  return "\(groupedCount(tenths / 10)).\(tenths % 10) M"
}

/// `512 bytes`, `45.1 MB`; units as `--max-memory` takes them.
private func byteText(_ bytes: Int) -> String {
  let unit = ByteUnit(bytes)
  return "\(unit.text(bytes)) \(unit.name)"
}

/// `45.1 of 120.0 MB`
private func byteText(_ bytes: Int, of whole: Int) -> String {
  let unit = ByteUnit(whole)
  return "\(unit.text(bytes)) of \(unit.text(whole)) \(unit.name)"
}

/// The largest unit of which `bytes` holds one.
private struct ByteUnit {
  let name: String
  private let size: Int

  init(_ bytes: Int) {
    (name, size) =
      switch bytes {
      case ..<(1 << 10): ("bytes", 1)
      case ..<(1 << 20): ("KB", 1 << 10)
      case ..<(1 << 30): ("MB", 1 << 20)
      default: ("GB", 1 << 30)
      }
  }

  func text(_ bytes: Int) -> String {
    if size == 1 { return String(bytes) }
    let tenths = Int(Double(bytes) / Double(size) * 10)
    return "\(groupedCount(tenths / 10)).\(tenths % 10)"
  }
}
