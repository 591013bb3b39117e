internal import Assessment
internal import Digest
internal import Foundation
internal import Geometry
internal import JSON
internal import Ledger
internal import MineAction

/// Where all records of a ledger are, and which of its events are about each: what a question about a
/// few of them needs so that the rest need not be read.
///
/// A file beside the ledger, made from it and made again where it is missing, damaged, of another
/// ledger, of another build of the program, or old. No answer comes from it: it says which events to
/// read, and the ledger says what they are.
struct Gazetteer: Sendable {
  /// The last event that it knows.
  let head: LedgerHead
  /// The rectangle around all land and routes, and that around sites.
  let extents: Land.Extents
  /// The digest of the policy that the rectangles reach as far as.
  private let policy: SHA256Digest
  private let index: PackedIndex
  // By place in the index, the number of the record.
  private let numbers: [Int32]
  /// The records that may be danger without a place.
  let hidden: [Int32]
  // By record, where its events start among `sequences`; then the end.
  private let starts: [Int64]
  private let sequences: [Int64]
  /// The events of the programme and its policies.
  let standing: [Int64]

  /// How many events a ledger has before one is kept of it.
  static let leastCount: Int64 = 2_000

  /// How many records there are.
  var count: Int { starts.count - 1 }

  /// How many events may have come since: each is read before any answer.
  var patience: Int64 { max(2_000, head.sequence / 20) }

  /// Makes the gazetteer of a view; `nil` where some of it changed since it was indexed.
  init?(_ view: PublishedView) {
    guard let survey = view.land.survey else { return nil }
    (head, extents, standing) = (view.head, view.land.extents, view.standing)
    policy = Self.digest(of: view.situation.policies.furthest)
    (index, numbers, hidden) = (survey.index, survey.numbers, survey.hidden.map(Int32.init))
    let records = view.situation.records
    var (starts, sequences): ([Int64], [Int64]) = ([0], [])
    starts.reserveCapacity(records.count + 1)
    sequences.reserveCapacity(records.count)
    for number in 0..<records.count {
      sequences += records[number].events
      starts.append(Int64(sequences.count))
    }
    (self.starts, self.sequences) = (starts, sequences)
  }

  /// The events about a record, by their places in the order.
  func events(of number: Int32) -> ArraySlice<Int64> {
    sequences[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  /// The numbers of the records whose danger or ground may meet a rectangle, by any of their
  /// versions.
  func search(_ box: Envelope, _ visit: (Int32) -> Void) {
    for box in box.wrapped { index.search(box) { visit(numbers[$0]) } }
  }

  /// Whether its rectangles reach as far as those of a policy.
  func reaches(asFarAs policy: Policy) -> Bool { self.policy == Self.digest(of: policy) }

  private static func digest(of policy: Policy) -> SHA256Digest {
    SHA256.digest(of: Array(policy.text.text.utf8))
  }
}

// The file: arrays of numbers, and the digest of all of them.
extension Gazetteer {
  private static let magic = Array("clearway gazetteer 1\n".utf8)

  static func path(for ledger: Ledger) -> String { ledger.resolvedPath + ".gazetteer" }

  // Another build may see land in another way.
  private static let build: [UInt8] = {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path())
    let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let size = (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    return Array("\(Edition.version) \(size) \(date)".utf8)
  }()

  /// Reads the one beside a ledger; `nil` where there is none that fits it.
  init?(beside ledger: Ledger) throws {
    guard let data = try? Data(contentsOf: URL(filePath: Self.path(for: ledger))) else {
      return nil
    }
    let bytes = [UInt8](data)
    let end = bytes.count - SHA256Digest.length
    guard end > Self.magic.count, bytes.starts(with: Self.magic),
      SHA256.digest(of: bytes.span.extracting(..<end))
        == SHA256Digest(bytes.span.extracting(end...))
    else { return nil }
    var reader = RawArrayReader(Array(bytes[Self.magic.count..<end]))
    guard reader.array(of: UInt8.self) == Self.build,
      let sequence = reader.array(of: Int64.self)?.first,
      let digest = reader.array(of: UInt8.self).flatMap({ SHA256Digest($0.span) }),
      let policy = reader.array(of: UInt8.self).flatMap({ SHA256Digest($0.span) }),
      let all = reader.array(of: Double.self), let sites = reader.array(of: Double.self),
      let standing = reader.array(of: Int64.self), let hidden = reader.array(of: Int32.self),
      let starts = reader.array(of: Int64.self), let sequences = reader.array(of: Int64.self),
      let numbers = reader.array(of: Int32.self), let index = PackedIndex(&reader),
      starts.first == 0, starts.last == Int64(sequences.count),
      numbers.count == index.count
    else { return nil }
    head = LedgerHead(sequence: sequence, digest: digest)
    extents = Land.Extents(land: Self.box(all), sites: Self.box(sites))
    (self.policy, self.standing, self.hidden) = (policy, standing, hidden)
    (self.starts, self.sequences, self.numbers, self.index) = (starts, sequences, numbers, index)
    // Of a ledger that was cut, replaced or put back, it says nothing.
    guard try ledger.digest(of: sequence) == digest else { return nil }
  }

  private static func numbers(of box: Envelope?) -> [Double] {
    box.map { [$0.west, $0.south, $0.east, $0.north] } ?? []
  }

  private static func box(_ numbers: [Double]) -> Envelope? {
    guard numbers.count == 4 else { return nil }
    return Envelope(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }

  /// Whether another says the same.
  func isSame(as other: Gazetteer) -> Bool { content == other.content }

  private var content: [UInt8] {
    var writer = RawArrayWriter()
    writer.append(Self.build)
    writer.append([head.sequence])
    writer.append(head.digest.bytes)
    writer.append(policy.bytes)
    writer.append(Self.numbers(of: extents.land))
    writer.append(Self.numbers(of: extents.sites))
    writer.append(standing)
    writer.append(hidden)
    writer.append(starts)
    writer.append(sequences)
    writer.append(numbers)
    index.write(to: &writer)
    return writer.bytes
  }

  /// Keeps it beside a ledger, in place of an earlier one.
  ///
  /// Where that cannot be, nothing is lost but time.
  func keep(beside ledger: Ledger) {
    var data = Data(Self.magic)
    data.append(contentsOf: content)
    data.append(contentsOf: SHA256.digest(of: Array(data)).bytes)
    let (files, path) = (FileManager.default, Self.path(for: ledger))
    guard (try? data.write(to: URL(filePath: path), options: .atomic)) != nil else { return }
    // Whoever may read the ledger may read it.
    let mode = try? files.attributesOfItem(atPath: ledger.resolvedPath)[.posixPermissions]
    if let mode { try? files.setAttributes([.posixPermissions: mode], ofItemAtPath: path) }
  }
}
