extension AggregateFunction {
  static let stringAgg = AggregateFunction(
    name: "STRING_AGG", aliases: ["LISTAGG", "GROUP_CONCAT"],
    signatureHelp: "STRING_AGG([DISTINCT] text [, separator] [ORDER BY key])",
    summary: "The texts that are not NULL in row order, with a separator (a comma) between them.",
    example: Example("STRING_AGG('a', '; ')", gives: "a"),
    takesOrder: true,
    resolve: { arguments in
      guard arguments.count == 1 || arguments.count == 2,
        arguments.allSatisfy({ $0 == .string || $0 == .null })
      else { return nil }
      return Resolution(arguments: arguments.map { _ in .string }, result: .string)
    },
    makeState: { StringAggState($0) })
}

private final class StringAggState: AggregateState {
  private let lists = ValueLists<Int64>()
  private var text: CommonDictionary?
  private var groupCount = 0
  /// nil where it is not constant.
  private let separator: [UInt8]?
  private let origin: Origin

  init(_ call: AggregateCall) {
    origin = call.origin
    let count = call.arguments.count - call.order.count
    if count == 1 {
      separator = [UInt8(ascii: ",")]
    } else if case .string(let text)? = call.arguments[1].foldedValue {
      separator = Array(text.utf8)
    } else {
      separator = nil
    }
  }

  var byteCount: Int { lists.byteCount }

  func reserve(groupCount: Int) { self.groupCount = groupCount }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    guard let dictionary = arguments[0].dictionary else { return }
    let vector = arguments[0]
    let common = admit(dictionary)
    let codes = WordArray(zeros: rowCount)
    vector.write(to: codes.integers)
    for row in 0..<rowCount where !vector.isValid(row) { codes.base[row] = 0 }
    if dictionary.count > 0 {
      common.write(codes.integers, of: dictionary, to: codes.integers, count: rowCount)
    }
    lists.append(vector, codes.integers, groups: groups)
  }

  /// Makes `text` hold the texts of another dictionary, the codes so far moved where needed.
  private func admit(_ dictionary: TextDictionary) -> CommonDictionary {
    guard let text else {
      let first = CommonDictionary(dictionary, mustBeUnique: false)
      text = first
      return first
    }
    let before = text.dictionary
    if text.admit(dictionary) {
      lists.mapValues { text.write($0, of: before, to: $0, count: $1) }
    }
    return text
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    let later = sameKind(later, as: StringAggState.self)
    guard let theirs = later.text?.dictionary else { return }
    let common = admit(theirs)
    later.lists.mapValues { common.write($0, of: theirs, to: $0, count: $1) }
    lists.append(later.lists, groups: groups)
  }

  func results(
    _ groups: UnsafeBufferPointer<UInt32>, _ cancellation: Cancellation
  ) throws(EngineFault) -> Vector {
    guard let separator else {
      throw EngineFault(.invalidArgument("the separator must be a constant text"), at: origin)
    }
    let (codes, starts) = try lists.byGroup(groupCount, cancellation)
    let builder = ColumnBuilder(type: .string)
    var bytes: [UInt8] = []
    for group in groups {
      let range = starts[Int(group)]..<starts[Int(group) + 1]
      guard let dictionary = text?.dictionary, !range.isEmpty else {
        builder.appendNull()
        continue
      }
      bytes.removeAll(keepingCapacity: true)
      for index in range {
        if index % Chunk.capacity == 0 { try cancellation.check() }
        if index > range.lowerBound { bytes += separator }
        bytes += dictionary[Int(codes[index])]
      }
      bytes.withUnsafeBufferPointer { builder.append(text: $0) }
    }
    return builder.seal()
  }
}
