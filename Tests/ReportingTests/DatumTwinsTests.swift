import Geometry
import MineAction
import Reporting
import TestSupport
import Testing

/// The positions of one area by PROJ 9.5 (Pulkovo 1942 to WGS 84 (16), accuracy 4.5 m).
private enum Plotted {
  /// As they are, in WGS 84.
  static let truth = [
    (46.748_804_72, 39.819_907_75), (46.751_204_75, 39.820_507_79), (46.751_904_73, 39.822_007_83),
    (46.750_604_68, 39.823_107_83), (46.749_704_68, 39.822_407_81), (46.748_504_65, 39.822_807_80),
  ]
  /// Their degrees in SK-42.
  static let geographic = [
    (46.7500, 39.8200), (46.7524, 39.8206), (46.7531, 39.8221), (46.7518, 39.8232),
    (46.7509, 39.8225), (46.7497, 39.8229),
  ]
  /// Their metres in Gauss-Krüger zone 8 without the 8, read as UTM 38N.
  static let projected = [
    (46.751_150_61, 39.836_581_56), (46.753_552_20, 39.837_181_77), (46.754_252_70, 39.838_682_38),
    (46.752_951_87, 39.839_782_86), (46.752_051_27, 39.839_082_58), (46.750_850_49, 39.839_482_76),
  ]

  static func shape(_ corners: [(Double, Double)], closed: Bool = true) throws -> Shape<Geographic>
  {
    let ring = closed ? corners + corners.prefix(1) : corners
    return Shape(.polygon, [try ring.map { try Position(longitude: $0.0, latitude: $0.1) }])
  }
}

/// An irregular area in metres.
private let jagged = [(0.0, 0.0), (205, 67), (265, 234), (154, 356), (77, 278), (-26, 323)]

extension DrawnLand {
  /// Plots corners in metres, displaced.
  fileprivate mutating func plot(
    _ code: String, _ corners: [(Double, Double)] = jagged, by: (Double, Double) = (0, 0),
    _ detail: Record.Detail = .hazardousArea(HazardousArea())
  ) throws {
    let ring = (corners + corners.prefix(1)).map { position(($0.0 + by.0, $0.1 + by.1)) }
    try plot(code, Shape(.polygon, [ring]), detail)
  }
}

@Suite("One area that was plotted twice")
struct DatumTwinsTests {
  @Test("is found where degrees of SK-42 were taken for WGS 84")
  func geographic() throws {
    var land = DrawnLand()
    try land.plot("HA-2", Plotted.shape(Plotted.geographic))
    try land.plot("HA-1", Plotted.shape(Plotted.truth))
    let finding = try #require(land.twins.first)
    #expect(land.twins.count == 1)
    #expect(finding.code == "HA-2")
    #expect(
      finding.words == "same shape as HA-1, 103 m to the east of it (84°): SK-42 degrees taken as "
        + "WGS 84, it seems; find out which place is right, and withdraw the other")
    let twin = try #require(finding.twin)
    #expect(abs(twin.metres - 102.85) < 0.05 && abs(twin.bearing - 84.28) < 0.05)
  }

  @Test("is found where metres of Gauss-Krüger were taken for UTM")
  func projected() throws {
    var land = DrawnLand()
    try land.plot("HA-1", Plotted.shape(Plotted.truth))
    try land.plot("HA-2", Plotted.shape(Plotted.projected))
    let finding = try #require(land.twins.first)
    #expect(finding.code == "HA-2")
    #expect(
      finding.words == "same shape as HA-1, 1862 m to the north of it (6°): Gauss-Krüger metres "
        + "without their zone taken as UTM, it seems; find out which place is right, and withdraw "
        + "the other")
    #expect(abs(try #require(finding.twin).metres - 1_862.25) < 0.5)
  }

  @Test("is found in three systems")
  func three() throws {
    var land = DrawnLand()
    try land.plot("HA-1", Plotted.shape(Plotted.truth))
    try land.plot("HA-2", Plotted.shape(Plotted.geographic))
    try land.plot("HA-3", Plotted.shape(Plotted.projected))
    let pairs = land.twins.map { "\($0.code ?? "") \($0.twin?.original ?? "")" }
    #expect(pairs.sorted() == ["HA-2 HA-1", "HA-3 HA-1", "HA-3 HA-2"])
  }

  @Test("is found from another corner and the other way round", arguments: 0..<6, [false, true])
  func order(start: Int, isReversed: Bool) throws {
    var corners = Array(Plotted.geographic[start...] + Plotted.geographic[..<start])
    if isReversed { corners.reverse() }
    var land = DrawnLand()
    try land.plot("HA-1", Plotted.shape(Plotted.truth))
    try land.plot("HA-2", Plotted.shape(corners, closed: start % 2 == 0))
    #expect(land.twins.count == 1)
  }

  @Test("is found to a metre and no further", arguments: [(0.8, 1), (3.0, 0)])
  func tolerance(metres: Double, count: Int) throws {
    var (corners, land) = (jagged, DrawnLand())
    corners[2].0 += metres
    try land.plot("HA-1")
    try land.plot("HA-2", corners, by: (102, 10))
    #expect(land.twins.count == count)
  }

  @Test(
    "is found at the distances of the two mistakes, and in other directions with other words",
    arguments: [
      ((85.0, 0.0), false), ((95, 0), true), ((-115, 0), true), ((125, 0), false),
      ((0, 1_770), false), ((0, 1_790), true), ((0, -1_950), true), ((0, 1_970), false),
      ((600, 0), false),
    ])
  func distance(by: (Double, Double), isFound: Bool) throws {
    var land = DrawnLand()
    try land.plot("HA-1")
    try land.plot("HA-2", by: by)
    #expect(land.twins.count == (isFound ? 1 : 0))
    #expect(land.twins.allSatisfy { $0.twin?.isInDirection == true })
    var other = DrawnLand()
    try other.plot("HA-1")
    try other.plot("HA-2", by: (by.1, by.0))
    #expect(other.twins.count == land.twins.count)
    #expect(other.twins.allSatisfy { $0.words.contains(", though in another direction; ") })
  }

  @Test("is two of one type that nobody withdrew, released ones too")
  func records() throws {
    var (withdrawn, released) = (HazardousArea(), HazardousArea())
    (withdrawn.status, released.status) = (.withdrawn, .released)
    var (sector, worked, void) = (HazardReport(), Sector(), Sector())
    (sector.status, worked.status, void.status) = (.resolved, .accepted, .withdrawn)
    for (one, other, count) in [
      (.hazardousArea(HazardousArea()), .hazardousArea(withdrawn), 0),
      (.hazardousArea(HazardousArea()), .hazardousArea(released), 1),
      (.hazardousArea(HazardousArea()), .sector(worked), 0), (.sector(worked), .sector(worked), 1),
      (.sector(worked), .sector(void), 0),
      (.hazardReport(sector), .hazardReport(HazardReport()), 1),
      (.other(.site), .other(.site), 0),
    ] as [(Record.Detail, Record.Detail, Int)] {
      var land = DrawnLand()
      try land.plot("A", jagged, one)
      try land.plot("B", jagged, by: (103, 0), other)
      #expect(land.twins.count == count, "\(one) \(other)")
    }
  }

  @Test("is a line or an outline with a shape, whole, with its holes and its parts")
  func shapes() throws {
    func count(_ one: Shape<Geographic>, _ other: Shape<Geographic>) throws -> Int {
      var land = DrawnLand()
      try land.plot("HR-1", one, .hazardReport(HazardReport()))
      try land.plot("HR-2", other, .hazardReport(HazardReport()))
      return land.twins.count
    }
    let land = DrawnLand()
    func path(_ points: [(Double, Double)], by: Double = 0) -> [Position<Geographic>] {
      points.map { land.position(($0.0 + by, $0.1)) }
    }
    let track = [(0.0, 0.0), (40, 90), (160, 100)]
    #expect(try count(Shape(.line, [path(track)]), Shape(.line, [path(track, by: 103)])) == 1)
    #expect(
      try count(Shape(.line, [path(track)]), Shape(.line, [path(track, by: 103).reversed()])) == 1)
    #expect(
      try count(
        Shape(.line, [path(track.dropLast())]), Shape(.line, [path(track.dropLast(), by: 103)]))
        == 0)
    #expect(
      try count(
        Shape(.point, [path(track.dropLast(2))]), Shape(.point, [path(track.dropLast(2), by: 103)]))
        == 0)
    let tiny = jagged.map { ($0.0 / 50, $0.1 / 50) }
    #expect(try count(Shape(.polygon, [path(tiny)]), Shape(.polygon, [path(tiny, by: 103)])) == 0)
    let (hole, moved) = ([(50.0, 50.0), (90, 60), (60, 100)], [(55.0, 50.0), (95, 60), (65, 100)])
    let pierced = Shape(.polygon, [path(jagged), path(hole)])
    #expect(try count(pierced, Shape(.polygon, [path(jagged, by: 103), path(hole, by: 103)])) == 1)
    #expect(
      try count(pierced, Shape(.polygon, [path(jagged, by: 103), path(moved, by: 103)])) == 0)
    #expect(try count(pierced, Shape(.polygon, [path(jagged, by: 103)])) == 0)
  }

  @Test("is no rectangle that lies like a tile")
  func rectangles() throws {
    func count(_ width: Double, _ height: Double, by: (Double, Double)...) throws -> Int {
      var land = DrawnLand()
      for (number, by) in ([(0, 0)] + by).enumerated() {
        try land.plot("SE-\(number)", [(0, 0), (width, 0), (width, height), (0, height)], by: by)
      }
      return land.twins.count
    }
    #expect(try count(100, 100, by: (100, 0)) == 0)
    #expect(try count(100, 40, by: (104, 0)) == 0)
    #expect(try count(50, 40, by: (100, 0)) == 0)
    #expect(try count(100, 100, by: (100, 1_800)) == 0)
    #expect(try count(60, 60, by: (71, 71)) == 0)
    // It lies over the other, or beside every grid.
    #expect(try count(200, 60, by: (102.3, 10.3)) == 1)
    #expect(try count(70, 70, by: (102.3, 10.3)) == 1)
    #expect(try count(70, 70, by: (102.3, 10.3), (300.5, 0)) == 1)
    #expect(try count(70, 70, by: (102.3, 10.3), (300.5, 0), (0, 300.5)) == 0)
  }

  @Test("is no tile of a grid, and no other tile that shares an edge or is repeated")
  func tiles() throws {
    var grid = DrawnLand()
    for number in 0..<400 {
      let (x, y) = (Double(number % 20) * 100, Double(number / 20) * 100)
      try grid.sector("SE-\(number)", .clearance, x, y, x + 100, y + 100)
    }
    #expect(grid.twins.isEmpty)
    let hexagon = [(60.0, 0.0), (30, 52), (-30, 52), (-60, 0), (-30, -52), (30, -52)]
    var pair = DrawnLand()
    try pair.plot("SE-1", hexagon)
    try pair.plot("SE-2", hexagon, by: (90, 52))
    #expect(pair.twins.isEmpty)
    var apart = DrawnLand()
    try apart.plot("SE-1", hexagon)
    try apart.plot("SE-2", hexagon, by: (96, 58))
    #expect(apart.twins.count == 1)
    for (others, count) in [(8, 8), (9, 0)] {
      var row = DrawnLand()
      for number in 0...others { try row.plot("HA-\(number)", by: (Double(number) * 103, 0)) }
      #expect(row.twins.count == count)
    }
  }

  @Test("is found wherever it lies", arguments: 1...8 as ClosedRange<UInt64>)
  func law(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (land, expected) = (DrawnLand(), Set<String>())
    for number in 0..<200 {
      let longitude = number == 0 ? 180 : Double.random(in: -180...180, using: &random)
      let latitude = Double.random(in: -80...80, using: &random)
      let frame = LocalFrame(longitude: longitude, latitude: latitude)
      var corners = (0..<Int.random(in: 3...40, using: &random)).map { _ in
        (Double.random(in: -200...200, using: &random), Double.random(in: -90...90, using: &random))
      }
      let far = Bool.random(using: &random)
      let distance = Double.random(in: far ? 1_785...1_955 : 92...118, using: &random)
      let east = Double.random(in: -distance...distance, using: &random)
      let north = (distance * distance - east * east).squareRoot()
      try land.plot("A-\(number)", Shape(.polygon, [ring(corners, frame)]))
      let at = frame.geographic(Position(east: east, north: north))
      let scale = far ? 1 / 0.9996 : 1
      corners = corners.map { ($0.0 * scale, $0.1 * scale) }
      let other = LocalFrame(longitude: at.longitude, latitude: at.latitude)
      try land.plot("B-\(number)", Shape(.polygon, [ring(corners, other)]))
      expected.insert("A-\(number) B-\(number)")
    }
    let found = land.twins.map { [$0.code ?? "", $0.twin?.original ?? ""].sorted() }
    #expect(found.count == 200, "seed \(seed)")
    #expect(Set(found.map { $0.joined(separator: " ") }) == expected, "seed \(seed)")
  }

  private func ring(
    _ corners: [(Double, Double)], _ frame: LocalFrame
  ) -> [Position<Geographic>] {
    (corners + corners.prefix(1)).map { frame.geographic(Position(east: $0.0, north: $0.1)) }
  }
}
