import Coordinates
import Geometry
import Testing

@Suite("The magnetic model")
struct WorldMagneticModelTests {
  private func place(_ latitude: Double, _ longitude: Double) throws -> Position<Geographic> {
    try Position(longitude: longitude, latitude: latitude)
  }

  @Test("gives the values that are published with it, and none where a compass is useless")
  func published() throws {
    for row in MagneticTestValues.rows {
      let place = try place(row.latitude, row.longitude)
      let height = row.kilometres * 1_000
      guard row.horizontalIntensity >= 2_000 else {
        #expect("\(row)") {
          try WorldMagneticModel.field(at: place, height: height, decimalYear: row.year)
        } throws: { error in
          guard
            case .blackoutZone(let intensity, 2_000)? = error as? WorldMagneticModel.Defect
          else { return false }
          return abs(intensity - row.horizontalIntensity) < 0.06
        }
        continue
      }
      let field = try WorldMagneticModel.field(at: place, height: height, decimalYear: row.year)
      #expect(abs(field.declination - row.declination) < 0.01, "\(row)")
      #expect(abs(field.inclination - row.inclination) < 0.01, "\(row)")
      #expect(abs(field.horizontalIntensity - row.horizontalIntensity) < 0.06, "\(row)")
    }
  }

  @Test("says 6.27° east for Fuzuli in November 2020")
  func golden() throws {
    let field = try WorldMagneticModel.field(at: place(39.82, 46.75), on: (2020, 11, 15))
    #expect(abs(field.declination - 6.27) < 0.05)
    #expect(field.model == "WMM2020")
  }

  @Test(
    "is the one whose five years hold the day",
    arguments: [
      (2015, 1, 1, "WMM2015v2"), (2019, 12, 31, "WMM2015v2"), (2020, 1, 1, "WMM2020"),
      (2024, 12, 31, "WMM2020"), (2025, 1, 1, "WMM2025"), (2029, 12, 31, "WMM2025"),
    ])
  func edition(year: Int, month: Int, day: Int, name: String) throws {
    let field = try WorldMagneticModel.field(at: place(40, 47), on: (year, month, day))
    #expect(field.model == name)
  }

  @Test("does not reach beyond its years", arguments: [2014.999, 2030, 1_990, .nan, .infinity])
  func outside(year: Double) throws {
    let place = try place(40, 47)
    #expect("\(year)") {
      try WorldMagneticModel.field(at: place, decimalYear: year)
    } throws: { error in
      guard
        case .noModel(let said, 2_015...2_029)? = error as? WorldMagneticModel.Defect
      else { return false }
      return said == year || said.isNaN && year.isNaN
    }
  }

  @Test("names the day after the last")
  func dayAfter() throws {
    let place = try place(40, 47)
    #expect(throws: WorldMagneticModel.Defect.noModel(decimalYear: 2_030, years: 2_015...2_029)) {
      try WorldMagneticModel.field(at: place, on: (2_030, 1, 1))
    }
  }

  @Test(
    "knows no day that the calendar does not",
    arguments: [(2021, 2, 29), (2020, 13, 1), (2020, 0, 1), (2020, 4, 31), (2020, 4, 0)])
  func noSuchDay(year: Int, month: Int, day: Int) {
    let defect = WorldMagneticModel.Defect.noSuchDay(year: year, month: month, day: day)
    #expect(throws: defect) { try WorldMagneticModel.decimalYear(of: (year, month, day)) }
  }

  @Test("counts leap days", arguments: [(2020, 12, 31, 365.0 / 366), (2021, 3, 1, 59.0 / 365)])
  func decimalYear(year: Int, month: Int, day: Int, part: Double) throws {
    let reckoned = try WorldMagneticModel.decimalYear(of: (year, month, day))
    #expect(abs(reckoned - Double(year) - part) < 1e-9)
  }

  @Test(
    "holds from 1 km below the ellipsoid to 850 km above it", arguments: [-1_001, 850_001, .nan])
  func heights(metres: Double) throws {
    let place = try place(40, 47)
    #expect("\(metres)") {
      try WorldMagneticModel.field(at: place, height: metres, decimalYear: 2_020)
    } throws: { error in
      guard case .heightOutOfRange? = error as? WorldMagneticModel.Defect else { return false }
      return true
    }
  }

  @Test("is surer where the needle is pulled harder, as its reports state")
  func uncertainty() throws {
    // √(0.24² + (5432 / H)²) and so on, from the published horizontal intensities.
    for (year, latitude, longitude, expected) in [
      (2015.0, 80.0, 0.0, 0.85115), (2015, 0, 120, 0.27657), (2020, 0, 21, 0.32313),
      (2025, 80, 0, 0.87017), (2025, 0, 120, 0.29366),
    ] {
      let height = year == 2020 ? 18_000.0 : 0
      let field = try WorldMagneticModel.field(
        at: place(latitude, longitude), height: height, decimalYear: year)
      #expect(abs(field.uncertainty - expected) < 1e-5, "\(year) \(latitude)")
    }
  }

  @Test("goes on evenly to the very pole, and across the antimeridian")
  func pole() throws {
    // At the south pole the needle keeps its direction in space: declination grows with longitude.
    let near = try WorldMagneticModel.field(at: place(-89.999_999, 30), decimalYear: 2_025)
    let pole = try WorldMagneticModel.field(at: place(-90, 30), decimalYear: 2_025)
    let turned = try WorldMagneticModel.field(at: place(-90, 0), decimalYear: 2_025)
    #expect(abs(near.declination - pole.declination) < 1e-4)
    #expect(abs(abs(turned.declination - pole.declination) - 30) < 1e-9)
    let (east, west) = (try place(10, 180), try place(10, -180))
    let one = try WorldMagneticModel.field(at: east, decimalYear: 2_025)
    let other = try WorldMagneticModel.field(at: west, decimalYear: 2_025)
    #expect(abs(one.declination - other.declination) < 1e-9)
  }
}
