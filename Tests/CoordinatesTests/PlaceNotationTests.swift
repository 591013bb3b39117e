import Coordinates
import Testing

@Suite("A place as it is typed")
struct PlaceNotationTests {
  @Test(
    "in degrees is latitude and longitude on WGS 84",
    arguments: [
      ("39.8220, 46.7500", 39.822, 46.75), ("39.8220,46.7500", 39.822, 46.75),
      ("39.8220 46.7500", 39.822, 46.75), ("39.822; 46.75", 39.822, 46.75),
      (" 39.822° 46.75° ", 39.822, 46.75), ("-39.822, -46.75", -39.822, -46.75),
      ("\u{2212}39.822, 46.75", -39.822, 46.75), ("39,8220 46,7500", 39.822, 46.75),
      ("39,8220; 46,7500", 39.822, 46.75), ("39,8220, 46,7500", 39.822, 46.75),
      ("39.822N 46.75E", 39.822, 46.75), ("46.75E, 39.822N", 39.822, 46.75),
      ("N39.822 E46.75", 39.822, 46.75), ("S 39.822 W 46.75", -39.822, -46.75),
      ("39°49'19.2\"N 46°45'00\"E", 39.822, 46.75), ("39°49′19.2″N 46°45′00″E", 39.822, 46.75),
      ("39º49’19.2”N, 46º45’00”E", 39.822, 46.75), ("39°49'19.2''N 46°45'00''E", 39.822, 46.75),
      ("39 49 19.2 N 46 45 00 E", 39.822, 46.75), ("39 49.32 N, 46 45.00 E", 39.822, 46.75),
      ("N 39 49.32 E 46 45.00", 39.822, 46.75), ("N39°49.32' E46°45.00'", 39.822, 46.75),
      ("E46°45.00' N39°49.32'", 39.822, 46.75), ("39°49.32'S 46°45'W", -39.822, -46.75),
      ("39°49'19,2\"", 0, 0), ("39°49' с.ш. 46°45' в.д.", 39.816_666_667, 46.75),
      ("39°49.32' сш, 46°45' вд", 39.822, 46.75), ("39 N 46 E", 39, 46),
      ("-39 49.32, -46 45.00", -39.822, -46.75), ("0.5, -0.000001", 0.5, -0.000_001),
    ])
  func degrees(text: String, latitude: Double, longitude: Double) throws {
    if latitude == 0 {
      #expect(throws: PlaceDefect.self) { try PlaceNotation(typed: text) }
      return
    }
    guard case .degrees(let north, let east) = try PlaceNotation(typed: text) else {
      Issue.record("no degrees")
      return
    }
    #expect(abs(north.degrees - latitude) < 1e-9 && abs(east.degrees - longitude) < 1e-9)
  }

  @Test(
    "in degrees is as exact as its digits",
    arguments: [
      ("39.8220, 46.7500", 1e-4), ("39°49'19.2\"N 46°45'00.0\"E", 0.1 / 3_600),
      ("39 49.32 N 46 45.00 E", 0.01 / 60), ("39 N 46 E", 1),
    ])
  func unit(text: String, unit: Double) throws {
    guard case .degrees(let north, let east) = try PlaceNotation(typed: text) else {
      Issue.record("no degrees")
      return
    }
    #expect(abs(north.unit - unit) < 1e-12 && abs(east.unit - unit) < 1e-12)
  }

  @Test(
    "on a military grid is a square",
    arguments: [
      ("38S PK 49775 09244", "38SPK4977509244"), ("38SPK4977509244", "38SPK4977509244"),
      ("38 s pk 49775 09244", "38SPK4977509244"), ("38spk 4909", "38SPK4909"),
      ("4QFJ12345678", "4QFJ12345678"), ("ZAC 00000 55731", "ZAC0000055731"),
    ])
  func militaryGrid(text: String, reference: String) throws {
    #expect(try PlaceNotation(typed: text) == .militaryGrid(reference))
  }

  @Test(
    "on UTM has a zone, a half of the Earth, an easting and a northing",
    arguments: [
      ("UTM 38N 649775 4409244", true), ("utm 38 n 649775, 4409244", true),
      ("38N 649775 4409244", true), ("UTM 38S 649775 8000000", false),
      ("UTM 38T 649775 4509244", true), ("UTM 38N 649775mE 4409244mN", true),
      ("UTM 38N 4409244N 649775E", true), ("UTM 38K 649775 8000000", false),
    ])
  func utm(text: String, isNorthern: Bool) throws {
    guard case .utm(38, isNorthern, let easting, let northing) = try PlaceNotation(typed: text)
    else {
      Issue.record("no UTM")
      return
    }
    #expect(easting.value == 649_775 && northing.value > 4_000_000)
  }

  @Test("in a system of an authority has two numbers in its order")
  func system() throws {
    #expect(
      try PlaceNotation(typed: "epsg:28408 4411098.9 8649939.8")
        == .system(
          "EPSG:28408", first: .init(value: 4_411_098.9, unit: 0.1),
          second: .init(value: 8_649_939.8, unit: 0.1)))
  }

  @Test("from a landmark has bearings and distances")
  func traverse() throws {
    let compass = try #require(Bearing(degrees: 124.5, from: .magnetic))
    let map = try #require(Bearing(degrees: 30 + 15 / 60.0, from: .grid))
    #expect(
      try PlaceNotation(typed: "LM-3 + 124.5°M 85 m")
        == .traverse(from: "LM-3", legs: [.init(compass, metres: 85)]))
    #expect(
      try PlaceNotation(typed: "A+B school + 124.5M, 85m + 30°15'G 12.5 m")
        == .traverse(
          from: "A+B school", legs: [.init(compass, metres: 85), .init(map, metres: 12.5)]))
  }

  /// What the two readings of a text are typed as.
  private func readings(of text: String) -> [String] {
    do {
      _ = try PlaceNotation(typed: text)
      return []
    } catch {
      guard case .ambiguous(let ambiguity) = error else { return ["\(error)"] }
      return ambiguity.readings.map(\.typed)
    }
  }

  @Test(
    "that can be read in two ways is refused with both",
    arguments: [
      ("UTM 38 649775 4409244", ["UTM 38N 649775 4409244", "UTM 38C…M 649775 4409244"]),
      ("38S 649775 4409244", ["UTM 38N 649775 4409244", "UTM 38C…M 649775 4409244"]),
      ("39 49.32, 46 45.00", ["39°49'19.2\"N 46°45'0.0\"E", "39°49'19.2\"N 46°45'0.0\"W"]),
      ("39.49, 46.45", ["39.49°N 46.45°E", "39°49'0\"N 46°45'0\"E"]),
      ("39.4919, 46.4500", ["39.4919°N 46.4500°E", "39°49'19\"N 46°45'0\"E"]),
      ("39.4919N 46.4500E", ["39.4919°N 46.4500°E", "39°49'19\"N 46°45'0\"E"]),
      ("39.49.32, 46.45.00", ["39°49'32\"N 46°45'0\"E", "39°49'19.2\"N 46°45'0.0\"E"]),
      ("146.75, 39.82", ["39.82°N 146.75°E"]),
      ("3949.32 4645.00", ["39°49'19.2\"N 46°45'0.0\"E"]),
      ("394919 464500", ["39°49'19\"N 46°45'0\"E"]),
      ("38S РК 49775 09244", ["38S PK 49775 09244", "38S RK 49775 09244"]),
      ("38С РК 49775 09244", ["38C PK 49775 09244", "38S RK 49775 09244"]),
      ("UTM 38N 4409244 649775", ["UTM 38N 649775 4409244"]),
    ])
  func ambiguous(text: String, typed: [String]) {
    #expect(readings(of: text) == typed)
  }

  @Test(
    "each reading of what is refused is read as itself",
    arguments: [
      "39 49.32, 46 45.00", "39.49, 46.45", "39.4919, 46.4500", "39.49.32, 46.45.00",
      "3949.32 4645.00", "38S РК 49775 09244", "UTM 38N 4409244 649775",
    ])
  func readBack(text: String) throws {
    do {
      _ = try PlaceNotation(typed: text)
      Issue.record("not refused")
    } catch {
      guard case .ambiguous(let ambiguity) = error else { throw error }
      for reading in ambiguity.readings {
        let again = try PlaceNotation(typed: reading.typed)
        guard case .degrees(let north, let east) = reading.notation else {
          #expect(again == reading.notation, "\(reading.typed)")
          continue
        }
        guard case .degrees(let one, let other) = again else {
          Issue.record("\(reading.typed)")
          continue
        }
        #expect(abs(one.degrees - north.degrees) < 1e-9 && abs(other.degrees - east.degrees) < 1e-9)
      }
    }
  }

  @Test("without its grid zone is refused with what there is")
  func noZone() {
    #expect(throws: PlaceDefect.noGridZone(square: "PK", digits: "4977509244")) {
      try PlaceNotation(typed: "PK 49775 09244")
    }
  }

  @Test(
    "that is none is refused",
    arguments: [
      "", "   ", "near the school", "39.82", "39°60'N 46°45'E", "39°49'60\"N 46°45'E",
      "39.5°30'N 46°45'E", "39°49'N 46°45'N", "-39°49'S 46°45'E", "39'49°N 46°E",
      "91N 46E", "39N 181E", "38S PK 4977 09244", "38S PK 497750 092440", "38S PK 497",
      "38S PK", "38I PK 49775 09244", "38S PI 4909", "61N 649775 4409244",
      "UTM 0N 649775 4409244", "UTM 38T 649775 4409244", "UTM 38N 8649939 4411098",
      "EPSG:28408", "EPSG:28408 4411098.9", "EPSG:28408 1 2 3", "39.82, 46.75, 100",
      "nan, nan", "1e3, 2e3", "inf, 0", "+ 12°T 5 m", "LM-3 + 361°T 5 m", "LM-3 + 12°T 0 m",
      "LM-3 + 12° 5 m", "LM-3 + 12°T", "39..82, 46.75", "39.82,, 46.75", "38S PK 49775O9244",
      "38S ЖК 49775 09244", "-12,35 17", "-12,5 17.8",
      "UTM 38N 30000000000000000000000000 4409244", "UTM 38N 8e30 1",
      "11111111111111111111111111111111.49.32, 46.45.0", "39.8²2, 46.75", "N N 39 46",
    ])
  func refused(text: String) {
    #expect(throws: PlaceDefect.self) { try PlaceNotation(typed: text) }
  }
}
