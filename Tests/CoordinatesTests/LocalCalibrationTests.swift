import Coordinates
import Geometry
import TestSupport
import Testing

private typealias Monument = LocalCalibration.Monument

/// Corners and middle of a valley, 4 km by 3 km, far from the origin of the frame.
private let valley: [(name: String, east: Double, north: Double)] = [
  ("Church", 10_000, 20_000), ("Mill", 14_000, 20_300), ("Fort", 13_500, 23_000),
  ("Bridge", 10_200, 22_800), ("Well", 12_100, 21_400),
]

/// The monuments of the valley, where `known` of the entered coordinates says that they are.
private func monuments(
  _ count: Int = 5, known: (Double, Double) -> (Double, Double) = { ($0 + 120, $1 - 85) }
) -> [Monument] {
  valley.prefix(count).map { name, east, north in
    let (trueEast, trueNorth) = known(east, north)
    return Monument(
      name: name, entered: Position(east: east, north: north),
      known: Position(east: trueEast, north: trueNorth))
  }
}

private func monument(
  _ name: String, _ entered: (Double, Double), off: (Double, Double) = (0, 0)
) -> Monument {
  Monument(
    name: name, entered: Position(east: entered.0, north: entered.1),
    known: Position(east: entered.0 + off.0, north: entered.1 + off.1))
}

@Suite("A calibration by monuments")
struct LocalCalibrationTests {
  @Test("finds a shift exactly", arguments: 3...5)
  func shift(count: Int) throws {
    let calibration = try LocalCalibration(monuments(count))
    #expect(calibration.shift.east == 120)
    #expect(calibration.shift.north == -85)
    #expect(calibration.residuals.map(\.name) == valley.prefix(count).map(\.name))
    #expect(calibration.residuals.allSatisfy { $0.displacement.length == 0 })
    #expect(calibration.accuracy == 0)
    #expect(calibration.similarity.rotationShare == 0)
    #expect(calibration.similarity.scaleShare == 0)
    let corrected = calibration.corrected(Position(east: 11_000, north: 21_000))
    #expect(corrected == Position(east: 11_120, north: 20_915))
  }

  @Test("takes the mean, and says what it leaves of each monument and how sure it is")
  func residuals() throws {
    let calibration = try LocalCalibration([
      monument("A", (0, 0), off: (10, 0)), monument("B", (1_000, 0), off: (11.2, 0)),
      monument("C", (0, 1_000), off: (10.6, 0.9)), monument("D", (900, 950), off: (10.6, -0.9)),
    ])
    #expect(abs(calibration.shift.east - 10.6) < 1e-9)
    #expect(abs(calibration.shift.north) < 1e-9)
    let easts = calibration.residuals.map(\.displacement.east)
    let norths = calibration.residuals.map(\.displacement.north)
    #expect(zip(easts, [-0.6, 0.6, 0, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(norths, [0, 0, 0.9, -0.9]).allSatisfy { abs($0 - $1) < 1e-9 })
    // √(6 · (0.05^(−1/3) − 1)) · √(2.34 / 6) · √1.25 = 2.2394
    #expect(abs(calibration.accuracy - 2.2394) < 1e-4)
  }

  @Test("is never surer than its longest residual")
  func longest() {
    #expect(LocalCalibration.accuracy(ofResiduals: Array(repeating: 0, count: 99) + [5]) == 5)
  }

  @Test("holds what it says under noise", arguments: 1...5 as ClosedRange<UInt64>)
  func noise(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // The sum of twelve even numbers is nearly normal: here with a spread of 1 m.
    func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + .random(in: 0..<1, using: &generator) }
    }
    var held = 0
    for _ in 0..<400 {
      let all = (0..<20).map { index in
        monument(
          "\(index)", (Double(index % 5) * 700, Double(index / 5) * 650),
          off: (50 + normal(), 30 + normal()))
      }
      let calibration = try LocalCalibration(all)
      #expect(abs(calibration.shift.east - 50) < 1.2 && abs(calibration.shift.north - 30) < 1.2)
      let (east, north) = (50 + normal(), 30 + normal())
      let (dx, dy) = (east - calibration.shift.east, north - calibration.shift.north)
      if (dx * dx + dy * dy).squareRoot() <= calibration.accuracy { held += 1 }
    }
    #expect(held >= 370, "seed \(seed)")
  }

  @Test("names the monument that the others contradict", arguments: 3...5)
  func outlier(count: Int) {
    var all = monuments(count)
    all[1] = monument("Mill", (14_000, 20_300), off: (128, -85))
    #expect(throws: LocalCalibration.Defect.outlier(name: "Mill", distance: 8, accuracy: 0)) {
      try LocalCalibration(all)
    }
  }

  @Test("names the worst, where another is off too")
  func worst() {
    let all = [
      monument("A", (0, 0)), monument("B", (900, 0)), monument("C", (0, 800)),
      monument("D", (700, 900)), monument("E", (400, 300)), monument("F", (200, 1_200)),
      monument("G", (1_200, 600)), monument("H", (1_300, 1_100)), monument("I", (600, 1_500)),
      monument("X", (300, 700), off: (0, 16)), monument("Y", (800, 500), off: (100, 0)),
    ]
    #expect {
      try LocalCalibration(all)
    } throws: { error in
      guard case .outlier("Y", let distance, _)? = error as? LocalCalibration.Defect else {
        return false
      }
      return abs(distance - 100) < 2
    }
  }

  @Test("calls nothing an outlier that is off by at most a metre, or as the others are")
  func noOutlier() throws {
    var all = monuments()
    all[1] = monument("Mill", (14_000, 20_300), off: (120.99, -85))
    #expect(abs(try LocalCalibration(all).shift.east - 120.198) < 1e-9)
    let scattered = [
      monument("A", (0, 0), off: (4, 0)), monument("B", (900, 0), off: (-4, 0)),
      monument("C", (0, 800), off: (0, 4)), monument("D", (700, 900), off: (0, -9)),
    ]
    #expect(try LocalCalibration(scattered).accuracy > 8)
  }

  @Test("shows a turn clockwise, and that it would explain what is left")
  func rotation() throws {
    let angle = 20 / 3_600 * Double.pi / 180
    // For so small an angle the sine is the angle, and the cosine one less half its square.
    let calibration = try LocalCalibration(
      monuments { east, north in
        (east + north * angle + 7, north - east * angle - 3)
      })
    #expect(abs(calibration.similarity.rotation - 20) < 1e-6)
    #expect(abs(calibration.similarity.scale) < 0.01)
    #expect(calibration.similarity.rotationShare > 0.999_999)
    #expect(calibration.similarity.scaleShare < 1e-9)
  }

  @Test("shows a scale, and that it would explain what is left")
  func scale() throws {
    let calibration = try LocalCalibration(
      monuments { east, north in
        (east * 1.000_04 + 7, north * 1.000_04 - 3)
      })
    #expect(abs(calibration.similarity.scale - 40) < 1e-6)
    #expect(abs(calibration.similarity.rotation) < 1e-6)
    #expect(calibration.similarity.scaleShare > 0.999_999)
    #expect(calibration.similarity.rotationShare < 1e-9)
  }

  @Test("serves as far as a quarter of the larger side around the true positions")
  func extent() throws {
    let extent = try LocalCalibration(monuments()).extent
    // The larger side is 4000 m; the true positions lie 120 m east and 85 m south.
    #expect(extent.west == 9_120 && extent.east == 15_120)
    #expect(extent.south == 18_915 && extent.north == 23_915)
    #expect(extent.contains(Position(east: 9_120, north: 23_915)))
    for (east, north) in [(9_119, 20_000), (15_121, 20_000), (10_000, 18_914), (10_000, 23_916)] {
      #expect(!extent.contains(Position(east: Double(east), north: Double(north))))
    }
  }
}

@Suite("No calibration")
struct LocalCalibrationDefectTests {
  private func refuses(_ monuments: [Monument], _ defect: LocalCalibration.Defect) {
    #expect(throws: defect) { try LocalCalibration(monuments) }
  }

  @Test("comes of fewer than three monuments", arguments: 0...2)
  func tooFew(count: Int) {
    refuses(monuments(count), .tooFew(count: count, least: 3))
  }

  @Test("comes of two monuments with one name")
  func sameName() {
    refuses(monuments() + [monument("Fort", (11_000, 21_000))], .sameName("Fort"))
  }

  @Test("comes of a monument that is there twice, in either system")
  func samePlace() {
    let again = monument("Fort again", (13_500, 23_000.5), off: (50, 0))
    refuses(monuments() + [again], .samePlace("Fort", "Fort again", distance: 0.5))
    let known = Position<Plane>(east: 13_620, north: 22_915)
    let copied = Monument(
      name: "Copied", entered: Position(east: 11_000, north: 21_000), known: known)
    refuses(monuments() + [copied], .samePlace("Fort", "Copied", distance: 0))
  }

  @Test("comes of monuments all within ten metres")
  func tooClose() {
    let all = [monument("A", (0, 0)), monument("B", (8, 0)), monument("C", (0, 6))]
    refuses(all, .tooClose(span: 10, least: 10))
  }

  @Test("comes of monuments on one line, whichever way it runs", arguments: [0.0, 1, -0.7, 50])
  func onOneLine(slope: Double) {
    let all = [0.0, 500, 1_700].enumerated().map { index, east in
      monument("\(index)", (east, slope * east + Double(index)))
    }
    #expect {
      try LocalCalibration(all)
    } throws: { error in
      guard case .onOneLine(let length, let width)? = error as? LocalCalibration.Defect else {
        return false
      }
      return width < 2 && length >= 1_700
    }
  }

  @Test("comes of monuments that only the map's coordinates lift off the line")
  func onOneTrueLine() {
    let all = [("A", 0.0, 0.0), ("B", 500, 300), ("C", 900, 0)].map { name, east, north in
      Monument(
        name: name, entered: Position(east: east, north: north),
        known: Position(east: east, north: 0))
    }
    refuses(all, .onOneLine(length: 900, width: 0))
  }

  @Test("comes of what is no number or no place on Earth", arguments: [.nan, .infinity, -3e7])
  func outOfRange(value: Double) {
    refuses([monument("Odd", (0, value))] + monuments(), .outOfRange(name: "Odd"))
  }
}
