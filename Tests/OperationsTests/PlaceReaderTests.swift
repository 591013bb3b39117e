import Assessment
import Geometry
import MineAction
import Operations
import Testing

/// Places as they are typed, and where they are (coordinates, "What can be typed").
@Suite("A typed place")
struct PlaceReaderTests {
  private static let day = CivilDay(number: 18_594)  // 2020-11-28

  private func reader(_ desk: ScratchProgramme? = nil) throws -> PlaceReader {
    PlaceReader(try desk?.workspace.current(), on: Self.day)
  }

  /// A programme with a landmark at the place of the golden numbers.
  private func desk() throws -> ScratchProgramme {
    let desk = try ScratchProgramme.peopled()
    try desk.add(
      .site, "LM-3", #"{"type":"Point","coordinates":[46.75,39.82]}"#, set: "accuracy=0.5")
    return desk
  }

  private func refusal(_ text: String, _ desk: ScratchProgramme? = nil) throws -> String {
    let reader = try reader(desk)
    return try problem { _ = try reader.place(text, at: "--place") }?.description ?? "none"
  }

  @Test(
    "is the same in every notation, and known no better than it was written",
    arguments: [
      ("39.820000, 46.750000", 0.1), ("39°49'12.0\"N 46°45'00.0\"E", 3),
      ("38S PK 49775 09244", 1), ("38S PK 4977 0924", 10), ("38S PK 49 09", 1_000),
      ("UTM 38N 649775.2 4409244.3", 0.1), ("EPSG:28408 4411098.9 8649939.8", 0.1),
      ("EPSG:2937 4397023.5 3233033.8", 0.1), ("EPSG:32638 649775.2 4409244.3", 0.1),
    ])
  func notations(text: String, within: Double) throws {
    let found = try reader().place(text, at: "--place")
    let (dx, dy) = (
      (found.position.longitude - 46.75) * 85_600, (found.position.latitude - 39.82) * 111_050
    )
    #expect((dx * dx + dy * dy).squareRoot() <= within)
    #expect(found.derivation.resolution <= within && found.derivation.resolution > within / 100)
    #expect(found.derivation.text == text)
  }

  @Test("by an operation is as exact as that is, and as others agree there")
  func operation() throws {
    let found = try reader().place("EPSG:28408 4411098.9 8649939.8", at: "--place")
    #expect(found.derivation.operation == "EPSG:15865")
    #expect(abs(found.derivation.accuracy - 8.4) < 0.11)
    #expect(found.derivation.system == "EPSG:28408")
    #expect(try reader().place("EPSG:32638 649775.2 4409244.3", at: "").derivation.accuracy == 0)
  }

  @Test(
    "that could be two is refused with both, how far apart they are, and what to type",
    arguments: [
      ("EPSG:28408 4411098.9 649939.8", ["prefix of its zone, 8", "8649939.8", "1.86 km apart"]),
      ("EPSG:28408 8649939.8 4411098.9", ["axes look exchanged", "4411098.9 8649939.8"]),
      ("PK 49775 09244", ["grid zone", "38S PK", "apart"]),
      ("46.75, 39.82", ["look exchanged", "953 km", "39°49'12.00\"N"]),
      ("39.82, -46.75", ["wrong sign", "39°49'12.00\"N 46°45'00.00\"E"]),
      ("UTM 39N 649775 4409244", ["zone looks wrong", "514 km", "46°44'59.99\"E"]),
      ("39.49, 46.45", ["could be minutes", "44 km apart", "39°49'0\"N 46°45'0\"E"]),
      ("38S РК 49775 09244", ["Cyrillic", "200 km apart", "38S RK"]),
      ("UTM 38 649775 4409244", ["half of the Earth", "UTM 38N", "10000 km apart"]),
      ("38S 649775 4409244", ["southern half", "UTM 38N"]),
      ("EPSG:4326 46.75 39.82", ["look exchanged", "953 km"]),
      ("EPSG:3857 46.75 39.82", ["could be degrees"]),
      ("LM-3 + 124.5° 85 m", ["from which north", "124.5°M"]),
    ])
  func ambiguous(text: String, words: [String]) throws {
    let said = try refusal(text, try desk())
    for word in words { #expect(said.contains(word), "\(said)") }
  }

  @Test(
    "that is none says so in one sentence",
    arguments: [
      ("near the school", "no notation"), ("EPSG:9999999 1 2", "no coordinate system"),
      ("EPSG:4979 39 46", "no system of two axes"), ("LM-9 + 12°T 5 m", "no landmark LM-9"),
      ("SE-1 + 12°T 5 m", "no landmark"), ("EPSG:28408 1 2", "is used"),
    ])
  func none(text: String, word: String) throws {
    #expect(try refusal(text, try desk()).contains(word))
  }

  @Test("by compass from a landmark is turned by the declination, and less known with each leg")
  func traverse() throws {
    let desk = try desk()
    let one = try reader(desk).place("LM-3 + 124.5°M 85 m", at: "")
    let bearing = try reader(desk).place("LM-3 + 130.77°T 85 m", at: "")
    #expect(abs(one.position.latitude - bearing.position.latitude) < 1e-6)
    #expect(abs(one.position.longitude - bearing.position.longitude) < 1e-6)
    #expect(one.remarks.contains { $0.contains("6.28° east on 2020-11-28, by WMM2020") })
    let two = try reader(desk).place("LM-3 + 124.5°M 85 m + 10°M 85 m", at: "")
    let (first, second) = (try #require(one.computedAccuracy), try #require(two.computedAccuracy))
    #expect(first > 0.5 + 85 * 0.017 && second > first + 85 * 0.017)
    #expect(one.derivation.references.map(\.code) == ["LM-3"])
    // As true it would lie 9 m aside: 11 m in 100 m.
    let wrong = try reader(desk).place("LM-3 + 124.5°T 85 m", at: "")
    let aside = (wrong.position.latitude - one.position.latitude) * 111_050
    #expect(abs(aside) > 5)
  }

  @Test("is kept with the record, beside its position, and comes out and in again as it was")
  func kept() throws {
    let desk = try desk()
    let found = try reader().place("EPSG:28408 4411098.9 8649939.8", at: "--place")
    var members = try ["kind=unexploded", "status=reported", "reportedOn=2021-01-01", "fix=map50k"]
      .map(ImportOptions.member)
    members.append(try ImportOptions.member("dangerRadius=50"))
    let record = Record(
      .hazardReport, code: try Identifier("HR-1"), place: found.place, members: members,
      zone: try desk.workspace.zone())
    try desk.perform(.file(record), .villager)
    let known = try #require(try desk.record("HR-1"))
    #expect(known.place.derivation == found.derivation)
    let policy = Policy.standard
    #expect(abs(policy.accuracy(of: known) - 58.4) < 0.11)
    let exported = try desk.export()
    #expect(exported.contains(#""operation":"EPSG:15865""#))
    let other = try ScratchProgramme()
    try other.take(exported, attested: true)
    #expect(try other.export() == exported)
    #expect(try desk.take(exported, attested: true).changed == 0)
  }

  @Test("is no better known for a coarse grid square, whatever accuracy is given")
  func coarse() throws {
    let found = try reader().place("38S PK 497 092", at: "--place")
    let members = try ["kind=unexploded", "accuracy=5"].map(ImportOptions.member)
    let record = Record(
      .hazardReport, code: try Identifier("HR-1"), place: found.place, members: members, zone: .utc)
    #expect(Policy.standard.accuracy(of: record) == 100)
  }
}
