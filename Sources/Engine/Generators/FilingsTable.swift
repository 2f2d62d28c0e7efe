/// Invented filings of all provinces over three years, to try questions at any size: an agency's
/// month for one service and channel a row, by month and province as reports arrive. Large places
/// file more, services follow Zipf's law, and more is filed online every month.
public struct FilingsTable {
  public struct Province {
    let name: String
    let population: Int

    public init(name: String, population: Int) {
      self.name = name
      self.population = population
    }
  }

  private enum Column: Int {
    case province, service, level, agency, month, channel, received, fullOnline, onTime, digitised
    case fee, days
  }

  private static let levels = ["province", "district", "commune"]
  private static let channels = ["full_online", "partial", "counter"]
  private static let fees = [0, 0, 0, 2_000, 8_000, 20_000, 50_000, 100_000, 135_000, 200_000]
  private static let limits = [1, 3, 5, 7, 10, 15, 20, 30]
  private static let monthCount = 36

  private let provinces: [Province]
  private let builder: TableBuilder
  private var random: SplitMix
  /// Of the texts of the columns that have some, the codes in their dictionaries.
  private let codes: [Column: [Int64]]
  /// How far each province has come with filing online, 0 to 1.
  private let progress: [Double]
  private let agencies: [Range<Int>]
  private let services: [(fee: Int, limit: Int)]
  private let serviceWeights: Weights

  /// - Precondition: neither list is empty.
  public init(provinces: [Province], services ids: [String], seed: Int64) {
    self.provinces = provinces
    let builder = TableBuilder(schema: Self.schema)
    self.builder = builder
    var random = SplitMix(seed: seed)
    func codes(_ column: Column, _ texts: [String]) -> [Int64] {
      texts.map { Int64(builder.columns[column.rawValue].dictionary!.add($0)) }
    }
    self.codes = [
      .province: codes(.province, provinces.map(\.name)), .service: codes(.service, ids),
      .level: codes(.level, Self.levels), .channel: codes(.channel, Self.channels),
    ]
    // The sixth of nine shares is distributed as Beta(6, 4).
    progress = provinces.map { _ in (0..<9).map { _ in random.share() }.sorted()[5] }
    services = ids.map { _ in
      (Self.fees[random.below(Self.fees.count)], Self.limits[random.below(Self.limits.count)])
    }
    serviceWeights = Weights(ids.indices.map { 1_000_000 / ($0 + 1) })
    let people = Weights(provinces.map(\.population))
    var first = 1
    agencies = provinces.map { province in
      let count = max(20, 11_000 * province.population / people.total)
      defer { first += count }
      return first..<(first + count)
    }
    self.random = random
  }

  public mutating func table(rows: Int) throws(EngineFault) -> Table {
    let months = Weights((0..<Self.monthCount).map { 350 + 8 * $0 })
    let people = Weights(provinces.map(\.population))
    for month in 0..<Self.monthCount {
      let count = months.part(month, of: rows).count
      // Between two rows lie equal numbers of people; where the first lives is left to chance.
      let start = random.share()
      for row in 0..<count {
        let place = (Double(row) + start) / Double(count) * Double(people.total)
        addRow(month, people.index(Int(place)))
      }
    }
    return try builder.finish()
  }

  private mutating func addRow(_ month: Int, _ province: Int) {
    let service = serviceWeights.index(random.below(serviceWeights.total))
    let level = [7, 32, 100].firstIndex { [dice = random.below(100)] in dice < $0 }!
    let agency = agencies[province]
    let place = random.share()
    let channel = self.channel(month, province)
    let received = self.received(isProvince: level == 0)
    let online = channel == 0 ? received : random.happening(received, channel == 1 ? 0.18 : 0.02)
    let onTime = 0.8 + 0.16 * progress[province] + 0.001 * Double(month) - (level == 1 ? 0.02 : 0)
    let length = 8 / 3 * Double(services[service].limit) * random.share() * random.share()
    append(.province, codes[.province]![province])
    append(.service, codes[.service]![service])
    append(.level, codes[.level]![level])
    append(.agency, agency.lowerBound + Int(place * place.squareRoot() * Double(agency.count)))
    append(.month, Int(Self.firstDay(month)))
    append(.channel, codes[.channel]![channel])
    append(.received, received)
    append(.fullOnline, online)
    append(.onTime, random.happening(received, min(onTime, 0.995)))
    append(.digitised, random.happening(received, min(0.3 + 0.015 * Double(month), 0.97)))
    // Online costs half.
    append(.fee, received * services[service].fee / (channel == 0 ? 2 : 1))
    append(.days, min(Int(length), 120))
    builder.endRow()
  }

  private mutating func channel(_ month: Int, _ province: Int) -> Int {
    let online = min(0.15 + 0.45 * progress[province] + 0.011 * Double(month), 0.93)
    let dice = random.share()
    if dice < online { return 0 }
    return dice < online + (1 - online) * 0.45 ? 1 : 2
  }

  /// About e^(2.2 + 1.15 z), with more at the offices of a province: few have many.
  private mutating func received(isProvince: Bool) -> Int {
    let power = 3.174 + 1.659 * random.normal() + (isProvince ? 0.721 : 0)
    let whole = power.rounded(.down)
    let rest = power - whole
    let value =
      Double(sign: .plus, exponent: Int(whole), significand: 1)
      * (1 + rest * (0.6565 + 0.3435 * rest))
    return min(max(Int(value), 1), 20_000)
  }

  private func append(_ column: Column, _ value: some BinaryInteger) {
    builder.columns[column.rawValue].append(Int64(value))
  }

  private static func firstDay(_ month: Int) -> Int32 {
    CalendarDate(year: 2023 + month / 12, month: month % 12 + 1, day: 1)!.days
  }

  private static let schema = TableSchema(
    columns: [
      .init(name: "province", type: .string, kind: .stored(0)),
      .init(name: "service", type: .string, kind: .stored(1)),
      .init(name: "level", type: .string, kind: .stored(2)),
      .init(name: "agency", type: .int64, kind: .stored(3)),
      .init(name: "month", type: .date, kind: .stored(4)),
      .init(name: "channel", type: .string, kind: .stored(5)),
      .init(name: "received", type: .int64, kind: .stored(6)),
      .init(name: "full_online", type: .int64, kind: .stored(7)),
      .init(name: "on_time", type: .int64, kind: .stored(8)),
      .init(name: "digitised", type: .int64, kind: .stored(9)),
      .init(name: "fee", type: .int64, kind: .stored(10)),
      .init(name: "days", type: .int64, kind: .stored(11)),
      .init(name: "online_rate", type: .ratio, kind: .ratio(numerator: 7, denominator: 6)),
    ], comment: "invented filings")
}

/// Parts of a whole in proportion to weights.
private struct Weights {
  /// The sums of the weights up to each.
  private let ends: [Int]

  init(_ weights: [Int]) {
    var sum = 0
    ends = weights.map { weight in
      sum += weight
      return sum
    }
  }

  var total: Int { ends[ends.count - 1] }

  /// The rows of part `index` among `count`.
  func part(_ index: Int, of count: Int) -> Range<Int> {
    let start = index == 0 ? 0 : ends[index - 1]
    return count * start / total..<count * ends[index] / total
  }

  /// The part in which the place 0 to `total` lies.
  func index(_ place: Int) -> Int {
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
