import Assessment
import Foundation
import Geometry
import JSON
import MineAction
import Operations
import TestSupport
import Testing

/// Danger that was measured from landmarks, and landmarks that move: random acts of one person, of two
/// and of files, held against where the danger may be (coordinates, "Traverse").
@Suite("Landmarks that move")
struct ReferenceLawTests {
  /// More of them: CLEARWAY_SEEDS=20000.
  static let seeds =
    0..<(ProcessInfo.processInfo.environment["CLEARWAY_SEEDS"].flatMap(UInt64.init) ?? 40)

  @Test(
    "take danger from no place alone, and bring it to every place where it may be", arguments: seeds
  )
  func acts(seed: UInt64) throws {
    var world = try LandmarkWorld(seed: seed)
    var story: [String] = []
    var before = try world.picture()
    for _ in 0..<25 {
      let act = try world.act()
      story.append(act.words)
      let after = try world.picture()
      let told = story.joined(separator: "\n")
      if act.isAlone {
        let milder = after.first(milderThan: before)
        #expect(milder == nil, "one alone, seed \(seed):\n\(told)")
        if milder != nil { return }
      }
      if let miss = try world.missing() {
        Issue.record("\(miss), seed \(seed):\n\(told)")
        return
      }
      before = after
    }
  }
}

/// Two landmarks, danger measured from them, and what a model says of where it may be: a place as it
/// was told, or a way from a landmark, wherever that is on record or proposed.
private struct LandmarkWorld {
  typealias Point = (x: Double, y: Double)

  /// What is needed: danger at a place, or at a way from a landmark.
  enum Need {
    case fixed(Point)
    case measured(String, Point)
  }

  let desk: ScratchProgramme
  private var random: SeededGenerator
  /// Of danger on record, where it has to count.
  private var needs: [String: [Need]] = [:]
  /// What the second landmark was measured from, and how; `nil` once that was told otherwise.
  private var chain: (from: String, way: Point)?
  private var exports: [String] = []
  private var count = 0

  private static let away: [Double] = [-400, -200, 0, 1, 100, 250]
  private static let ways: [Point] = [(0, -100), (300, 0), (0, 200), (300, -100)]
  private static let home: [String: Point] = ["LM-1": (200, 500), "LM-2": (500, 500)]

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed &* 6_271 &+ 5)
    let ground = Plain.cleared.placed(Plain.box(-1_500, -900, 2_500, 2_000))
    var far = Plain.cleared.coded("SE-2").placed(Plain.box(0, 3_000, 1_000, 3_100))
    let at = Plain.position(200, 500)
    far.foreign =
      #","entered":{"system":"traverse","references":[{"code":"LM-1","at":\#(at)}]}"#
    desk = try ScratchProgramme.peopled()
    try desk.add(.site, "LM-1", Plain.point(200, 500), set: "accuracy=0.5")
    try desk.take(Plain.collection(ground, far), attested: true)
    if Bool.random(using: &random) {
      try desk.perform(
        .add(try record(.site, "LM-2", from: "LM-1", (300, 0), ["accuracy=1"])), .admin)
      chain = ("LM-1", (300, 0))
    } else {
      try desk.add(.site, "LM-2", Plain.point(500, 500), set: "accuracy=1")
    }
    for _ in 0..<2 { _ = try file() }
    exports.append(try desk.export())
  }

  private mutating func pick<T>(_ list: [T]) -> T {
    list[Int.random(in: list.indices, using: &random)]
  }

  // MARK: Acts

  /// Something that somebody does; `isAlone`: one person, or a file that nobody attests.
  mutating func act() throws -> (words: String, isAlone: Bool) {
    let open = try desk.workspace.current().situation.proposals.keys.sorted()
    switch Int.random(in: 0..<14, using: &random) {
    case 0, 1:
      let (code, to) = landmark()
      return try alone("\(code) to \(to)") {
        try $0.correct(code, note: "anew", geometry: Plain.point(to.x, to.y))
      }
    case 2, 3, 4: return open.isEmpty ? try file() : try approve(pick(open))
    case 5:
      guard !open.isEmpty else { return try file() }
      let number = pick(open)
      return try alone("declined \(number)") {
        let on = try $0.field("2026-09-21")
        let answer = Answer(to: number, isApproval: false, on: on, note: "no")
        try $0.perform(.answer(answer), .officer)
      }
    case 6: return try file()
    case 7: return try correct()
    case 8, 9:
      let (code, to) = landmark()
      let isAttested = Bool.random(using: &random)
      let draft = Draft("site", code, Plain.point(to.x, to.y), ["accuracy": "0.5"])
      try desk.take(Plain.collection(draft), attested: isAttested)
      if code == "LM-2" { chain = nil }
      return ("file: \(code) at \(to)\(isAttested ? ", attested" : "")", !isAttested)
    case 10: return try measured()
    case 11:
      let text = pick(exports)
      exports.append(try desk.export())
      let isAttested = Bool.random(using: &random)
      try desk.take(text, attested: isAttested)
      return ("an export of before\(isAttested ? ", attested" : "")", !isAttested)
    case 12:
      let code = pick(["LM-1", "LM-2"])
      return try alone("\(code) less exact") { try $0.correct(code, set: "accuracy=9") }
    default: return try duplicate()
    }
  }

  private mutating func landmark() -> (String, Point) {
    let code = pick(["LM-1", "LM-2"])
    let home = Self.home[code] ?? (0, 0)
    return (code, (home.x, home.y + pick(Self.away)))
  }

  private func alone(
    _ words: String, _ body: (ScratchProgramme) throws -> Void
  ) throws -> (String, Bool) {
    do { try body(desk) } catch is Problem { return (words + ": refused", true) }
    return (words, true)
  }

  /// A report, measured from a landmark; once in a while a greater one at the place of the last.
  private mutating func file() throws -> (String, Bool) {
    count += 1
    let (code, from, way) = ("HR-\(count)", pick(["LM-1", "LM-2"]), pick(Self.ways))
    let radius = pick(["10", "10", "60"])
    let members = [
      "kind=unexploded", "status=reported", "reportedOn=2026-09-20", "dangerRadius=\(radius)",
    ]
    try desk.perform(.file(try record(.hazardReport, code, from: from, way, members)), .admin)
    needs[code] = [.measured(from, way)]
    return ("\(code) \(way) from \(from), radius \(radius)", true)
  }

  /// A correction of where danger is, by one.
  private mutating func correct() throws -> (String, Bool) {
    let code = pick(needs.keys.sorted())
    guard let known = try desk.record(code) else { return ("nothing", true) }
    if Bool.random(using: &random) {
      let to: Point = (pick([200, 500, 800]), pick([-100, 50, 700]))
      let told = try alone("\(code) to \(to)") {
        try $0.correct(code, note: "anew", geometry: Plain.point(to.x, to.y))
      }
      needs[code]?.append(.fixed(to))
      return told
    }
    let (from, way) = (pick(["LM-1", "LM-2"]), pick(Self.ways))
    var members = known.members()
    members.removeAll { $0.name == "entered" }
    let corrected = Record(
      .hazardReport, code: try Identifier(code), place: try locate(from, way).place,
      members: members, zone: .utc)
    let told = try alone("\(code) to \(way) from \(from)") {
      try $0.perform(.correct(corrected, note: "anew"), .admin)
    }
    needs[code]?.append(.measured(from, way))
    return told
  }

  /// A file that measured danger from a landmark: from where it is, was, or nobody knows.
  private mutating func measured() throws -> (String, Bool) {
    let (code, from, way) = (pick(needs.keys.sorted()), pick(["LM-1", "LM-2"]), pick(Self.ways))
    let home = Self.home[from] ?? (0, 0)
    let at: Point = (home.x, home.y + pick([0, 0, 100]))
    let isAttested = Int.random(in: 0..<3, using: &random) == 0
    let hasPlace = Int.random(in: 0..<3, using: &random) > 0
    var draft = Plain.report.coded(code).placed(Plain.point(at.x + way.x, at.y + way.y))
      .with("dangerRadius", "10").with("reportedOn", "\"2026-09-20\"")
    if Bool.random(using: &random), let known = try desk.record(code) {
      // As it is on record, the place apart.
      for member in known.members()
      where ["status", "statusOn", "duplicateOf"].contains(member.name) {
        draft.members[member.name] = member.value.text
      }
    }
    let text = hasPlace ? #","at":\#(Plain.position(at.x, at.y))"# : ""
    draft.foreign =
      #","entered":{"system":"traverse","references":[{"code":"\#(from)"\#(text)}]}"#
    try desk.take(Plain.collection(draft), attested: isAttested)
    needs[code, default: []].append(
      hasPlace ? .measured(from, way) : .fixed((at.x + way.x, at.y + way.y)))
    return (
      "file: \(code) \(way) from \(from) \(hasPlace ? "at \(at)" : "somewhere")"
        + (isAttested ? ", attested" : ""), !isAttested
    )
  }

  /// A report withdrawn for another.
  private mutating func duplicate() throws -> (String, Bool) {
    let (code, other) = (pick(needs.keys.sorted()), pick(needs.keys.sorted()))
    return try alone("\(code) is \(other)") {
      try $0.mark(code, "withdrawn", .admin, note: "the same", set: "duplicateOf=\(other)")
    }
  }

  /// A second person agrees.
  private mutating func approve(_ number: Int64) throws -> (String, Bool) {
    let change = try desk.workspace.current().situation.proposals[number]?.proposal.change
    do {
      try desk.approve(number: number, .officer)
    } catch is Problem { return ("approved \(number): refused", false) }
    if case .correct(let record) = change {
      let name = record.code.text
      if name == "LM-2", record.place.derivation?.references.isEmpty ?? true { chain = nil }
      // It is where they say, however it was told before.
      if needs[name] != nil { needs[name] = Self.agreed(record) }
    }
    return ("approved \(number)", false)
  }

  private static func agreed(_ record: Record) -> [Need] {
    let references = record.place.derivation?.references ?? []
    // The first is what they measured, others where it may be besides.
    return (record.place.entered?.positions ?? []).enumerated().map { number, position in
      let to = point(position)
      guard number == 0, references.count == 1, let at = references[0].at.map(point) else {
        return .fixed(to)
      }
      return .measured(references[0].code, (to.x - at.x, to.y - at.y))
    }
  }

  // MARK: The model

  private func record(
    _ type: RecordType, _ code: String, from: String, _ way: Point, _ members: [String]
  ) throws -> Record {
    Record(
      type, code: try Identifier(code), place: try locate(from, way).place,
      members: try members.map(ImportOptions.member), zone: .utc)
  }

  private func locate(_ from: String, _ way: Point) throws -> LocatedPlace {
    let north = way.y < 0 ? "180°T \(-way.y) m" : "0°T \(way.y) m"
    let text = [way.y == 0 ? "" : north, way.x == 0 ? "" : "90°T \(way.x) m"]
      .filter { !$0.isEmpty }.joined(separator: " + ")
    return try PlaceReader(desk.workspace.current(), on: CivilDay(number: 20_000))
      .place("\(from) + \(text)", at: "here")
  }

  private static func point(_ position: Position<Geographic>) -> Point {
    ((position.longitude - 46.82) * 85_042, (position.latitude - 40.27) * 111_044)
  }

  /// Where a landmark is on record, or proposed, or would be with the one that it was measured from.
  private func spots(_ code: String) throws -> [Point] {
    let situation = try desk.workspace.current().situation
    var spots = try desk.record(code)?.place.entered?.positions.map(Self.point) ?? []
    for open in situation.proposals.values {
      guard case .correct(let record) = open.proposal.change, record.code.text == code else {
        continue
      }
      spots += record.place.entered?.positions.map(Self.point) ?? []
    }
    if code == "LM-2", let chain {
      spots += try self.spots(chain.from).map { ($0.x + chain.way.x, $0.y + chain.way.y) }
    }
    return spots
  }

  /// A place where danger has to count and does not, in words.
  func missing() throws -> String? {
    var asked: Set<String> = []
    for (code, list) in needs.sorted(by: { $0.key < $1.key }) {
      for need in list {
        let points: [Point]
        switch need {
        case .fixed(let point): points = [point]
        case .measured(let from, let way):
          points = try spots(from).map { ($0.x + way.x, $0.y + way.y) }
        }
        for point in points where asked.insert("\(Int(point.x)) \(Int(point.y))").inserted {
          let verdict = try desk.verdict(from: (point.x - 1, point.y), to: (point.x + 1, point.y))
          if verdict.class == .cleared { return "\(code) does not count at \(point)" }
        }
      }
    }
    let home = Self.home["LM-1"] ?? (0, 0)
    let isAdrift = try spots("LM-1").contains { abs($0.y - home.y) > 0.5 }
    if isAdrift, try desk.verdict(from: (10, 3_050), to: (20, 3_050)).class == .cleared {
      return "SE-2 is released though LM-1 may lie elsewhere"
    }
    return nil
  }

  func picture() throws -> Picture {
    try Picture(
      desk, days: ["2026-09-21"],
      roads: [200.0, 500, 800, 1_100].map { (($0, -300), ($0, 1_200)) }, steps: 300)
  }
}
