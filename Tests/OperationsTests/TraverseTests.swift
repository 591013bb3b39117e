import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// Reference point, start point, turning points (coordinates, "Traverse").
@Suite("A traverse")
struct TraverseTests {
  private static let day = CivilDay(number: 18_594)  // 2020-11-28

  private func desk() throws -> ScratchProgramme {
    let desk = try ScratchProgramme.peopled()
    try desk.add(.site, "LM-3", Plain.point(0, 0), set: "accuracy=0.5")
    return desk
  }

  private func read(
    _ rows: String..., isDayKnown: Bool = true, in desk: ScratchProgramme
  ) throws -> Traverse {
    let text = (["point,from,bearing,distance"] + rows).joined(separator: "\n") + "\n"
    return try PlaceReader(desk.workspace.current(), on: Self.day)
      .traverse(ImportSource("legs.csv") { once(text) }, isDayKnown: isDayKnown)
  }

  private func refusal(_ rows: String..., isDayKnown: Bool = true) throws -> String {
    let desk = try desk()
    let text = rows.joined(separator: "\n")
    return try problem { _ = try read(text, isDayKnown: isDayKnown, in: desk) }?.description
      ?? "none"
  }

  /// Metres east and north of the landmark.
  private func metres(_ position: Position<Geographic>) -> (Double, Double) {
    ((position.longitude - 46.82) * 85_042, (position.latitude - 40.27) * 111_044)
  }

  private static let square = [
    "SP,LM-3,90°T,100", "TP-1,SP,0T,50 m", "TP-2,TP-1,90°T,50", "TP-3,TP-2,180°T,50",
  ]

  @Test("that comes back to its start is the ground inside, known no better than what it misses by")
  func closed() throws {
    let desk = try desk()
    let rows = (Self.square + ["SP,TP-3,270°T,46"]).joined(separator: "\n")
    let found = try read(rows, in: desk)
    #expect(found.points.map(\.name) == ["SP", "TP-1", "TP-2", "TP-3"])
    #expect(found.place.type == "Polygon" && found.place.entered?.positions.count == 5)
    #expect(abs((found.place.ground?.area ?? 0) - 2_500) < 10)
    let (x, y) = metres(found.points[2].place.position)
    #expect(abs(x - 150) < 0.5 && abs(y - 50) < 0.5)
    // 4 m in a way of 196 m about the start point; the way from the landmark is none of it.
    #expect(found.remarks.contains("misses SP by 4.0 m in 196 m, 1:48"), "\(found.remarks)")
    #expect(found.accuracy >= 4 && found.points.allSatisfy { $0.place.computedAccuracy ?? 0 >= 4 })
    let better = try read((Self.square + ["SP,TP-3,270°T,50"]).joined(separator: "\n"), in: desk)
    #expect(better.points[0].place.computedAccuracy ?? 9 < 3)
  }

  @Test("whose misclosure is great is as little known as that, everywhere")
  func misclosure() throws {
    let desk = try desk()
    let found = try read((Self.square + ["SP,TP-3,90°T,50"]).joined(separator: "\n"), in: desk)
    #expect(found.accuracy > 99 && found.accuracy < 101)
    #expect(found.points.allSatisfy { $0.place.computedAccuracy ?? 0 > 99 })
    var area = Record(
      .hazardousArea, code: try Identifier("HA-9"), place: found.place,
      members: try ["classification=suspected", "status=open", "accuracy=1"]
        .map(ImportOptions.member),
      zone: .utc)
    #expect(Policy.standard.accuracy(of: area) > 99, "whatever accuracy is given")
    area.place = .none
    #expect(Policy.standard.accuracy(of: area) == 1)
  }

  @Test("that does not come back is a line or a point, grows worse with each leg, and says so")
  func open() throws {
    let desk = try desk()
    let one = try read("SP,LM-3,90°T,100", in: desk)
    #expect(one.place.type == "Point" && one.accuracy > 0.5 + 1)
    let line = try read(Self.square.joined(separator: "\n"), in: desk)
    #expect(line.place.type == "LineString" && line.place.entered?.positions.count == 4)
    let known = line.points.compactMap(\.place.computedAccuracy)
    #expect(known == known.sorted() && Set(known).count == 4 && known.last == line.accuracy)
    #expect(line.remarks.contains { $0.contains("no mistake would show") })
    // Two turning points from one start point.
    let fork = try read("SP,LM-3,90°T,100", "A,SP,0°T,50", "B,SP,180°T,50", in: desk)
    #expect(abs(metres(fork.points[2].place.position).1 + 50) < 0.5)
    // Back to the landmark: that shows a mistake too, and is no outline.
    let back = try read("SP,LM-3,90°T,100", "A,SP,0°T,50", "LM-3,A,243.43°T,113", in: desk)
    #expect(back.place.type == "LineString")
    #expect(
      back.remarks.contains { $0.contains("misses LM-3 by 1.2 m in 263 m") }, "\(back.remarks)")
  }

  @Test("by compass keeps the declination, its day and its model, and is refused without a day")
  func declination() throws {
    let desk = try desk()
    let found = try read("SP,LM-3,124.5°M,85", "A,SP,12G,50", in: desk)
    let derivation = try #require(found.place.derivation)
    let declination = try #require(derivation.declination)
    #expect(declination.day == Self.day && declination.model == "WMM2020")
    #expect(abs(declination.degrees - 6.41) < 0.01)
    #expect(derivation.system == "traverse" && derivation.references.map(\.code) == ["LM-3"])
    #expect(derivation.text?.contains("SP,LM-3,124.5°M,85\n") == true)
    #expect(derivation.resolution == found.accuracy)
    let said = try refusal("SP,LM-3,124.5°M,85", isDayKnown: false)
    #expect(said.contains("on which day"), "\(said)")
    #expect(try refusal("SP,LM-3,124.5°T,85", isDayKnown: false) == "none")
    let typed = try PlaceReader(desk.workspace.current(), on: Self.day)
      .place("LM-3 + 124.5°M 85 m", at: "here")
    #expect(typed.derivation.declination == declination)
    #expect(typed.position == found.points[0].place.position)
    #expect(
      try PlaceReader(desk.workspace.current(), on: Self.day)
        .place("LM-3 + 124.5°T 85 m", at: "here").derivation.declination == nil)
  }

  @Test("is kept with its record, comes out and in as it was, and goes where its landmark goes")
  func kept() throws {
    let desk = try desk()
    let found = try read(
      "SP,LM-3,90°M,100", "A,SP,0°M,50", "B,A,90°M,50", "C,B,180°M,50", "SP,C,270°M,50", in: desk)
    let record = Record(
      .hazardousArea, code: try Identifier("HA-9"), place: found.place,
      members: try [
        "classification=suspected", "status=open", "observedOn=2020-11-28",
        #"evidence=[{"kind":"direct","note":"n"}]"#,
      ]
      .map(ImportOptions.member),
      zone: .utc)
    try desk.perform(.add(record), .admin)
    let exported = try desk.export()
    #expect(exported.contains(#""declinationOn":"2020-11-28","model":"WMM2020""#), "\(exported)")
    let other = try ScratchProgramme()
    try other.take(exported, attested: true)
    #expect(try other.export() == exported)
    #expect(try other.record("HA-9")?.place.derivation == found.place.derivation)
    #expect(try desk.take(exported, attested: true).changed == 0)
    try desk.correct("LM-3", note: "measured anew", geometry: Plain.point(0, 300))
    #expect(try desk.record("HA-9")?.place.entered?.parts.count == 2)
    try desk.approve(.officer)
    let moved = try #require(try desk.record("HA-9")?.place)
    #expect(moved.entered?.parts.count == 1)
    #expect(moved.derivation?.declination == found.place.derivation?.declination)
    let (_, north) = metres(try #require(moved.entered?.positions.first))
    let (_, before) = metres(found.points[0].place.position)
    #expect(abs(north - before - 300) < 0.5)
  }

  @Test(
    "that is none says so with its row",
    arguments: [
      ("SP,LM-9,90°T,100", "no landmark LM-9"), ("SP,ORG-2,90°T,100", "ORG-2 is no point"),
      ("SP,LM-3,90°T,100\nA,B,90°T,5", "B was not measured before"),
      ("SP,LM-3,90°,100", "does not say from which north"), ("SP,LM-3,,100", "its bearing"),
      ("SP,LM-3,400°T,100", "0 to 360"), ("SP,LM-3,90°T,-5", "no bearing and no distance"),
      ("SP,LM-3,90°T,0", "above 0"), ("SP,SP,90°T,10", "measured from itself"),
      ("SP,LM-3,90°T,1e3", "no bearing and no distance"),
      (",LM-3,90°T,10", "its point"), ("SP,LM-3,90°T", "3 fields"),
      ((square + ["SP,TP-3,270T,50", "A,SP,1T,1"]).joined(separator: "\n"), "follows behind"),
    ])
  func refused(rows: String, words: String) throws {
    let said = try refusal(rows)
    #expect(said.contains(words) && said.contains("legs.csv, row"), "\(said)")
  }

  @Test("of no leg is refused")
  func empty() throws {
    #expect(try refusal("").contains("no leg in it"))
  }
}
