internal import Geometry
internal import Glibc

extension PlaceNotation {
  // [UTM] ZONE [BAND] easting [E] northing [N]
  static func utm(_ scanner: PlaceScanner) throws(PlaceDefect) -> PlaceNotation? {
    var rest = scanner.tokens[...]
    let isNamed = rest.first == .word("UTM")
    if isNamed { rest.removeFirst() }
    guard case .number(let zoneNumber)? = rest.first, zoneNumber.isWhole,
      zoneNumber.text.count <= 2, let zone = Int(zoneNumber.text)
    else {
      if isNamed { throw .malformed("behind UTM stands no zone, 1 to 60") }
      return nil
    }
    rest.removeFirst()
    var band: Character?
    if case .word(let word)? = rest.first, word.count == 1, let letter = word.first {
      band = letter
      rest.removeFirst()
    }
    guard let pair = try numbers(rest) else {
      if isNamed { throw .malformed("behind a zone of UTM stand an easting and a northing") }
      return nil
    }
    // Without the name, only what cannot be degrees: metres, and a letter for the band.
    guard isNamed || band != nil && pair.isInMetres else { return nil }
    guard (1...60).contains(zone) else { throw .malformed("UTM has the zones 1 to 60") }
    return try utm(zone, band, easting: pair.easting, northing: pair.northing)
  }

  private static func numbers(
    _ tokens: ArraySlice<PlaceScanner.Token>
  ) throws(PlaceDefect) -> (easting: Length, northing: Length, isInMetres: Bool)? {
    var found: [(length: Length, axis: Character?)] = []
    for token in tokens {
      switch token {
      case .number(let number):
        guard let length = number.length else { return nil }
        found.append((length, nil))
      case .word(let word) where !found.isEmpty && ["E", "N", "ME", "MN", "M"].contains(word):
        if word != "M" { found[found.count - 1].axis = word.last }
      case .sign(","), .sign(";"): break
      default: return nil
      }
    }
    guard found.count == 2 else { return nil }
    if found[0].axis == "N" || found[1].axis == "E" { found.swapAt(0, 1) }
    guard found[0].axis != "N", found[1].axis != "E" else {
      throw .malformed("it has two northings or two eastings")
    }
    return (found[0].length, found[1].length, found.allSatisfy { abs($0.length.value) >= 10_000 })
  }

  private static func utm(
    _ zone: Int, _ band: Character?, easting: Length, northing: Length
  ) throws(PlaceDefect) -> PlaceNotation {
    func reading(_ isNorthern: Bool, _ easting: Length, _ northing: Length) -> PlaceDefect.Reading {
      PlaceDefect.Reading(
        .utm(zone: zone, isNorthern: isNorthern, easting: easting, northing: northing),
        typed: isNorthern
          ? "UTM \(zone)N \(easting.typed) \(northing.typed)"
          : "UTM \(zone)C…M \(easting.typed) \(northing.typed)")
    }
    let eastings = 100_000.0...1_000_000
    guard eastings.contains(easting.value), 0...10_000_000 ~= northing.value else {
      if eastings.contains(northing.value), 0...10_000_000 ~= easting.value {
        throw .ambiguous(
          .init("easting and northing look exchanged", [reading(true, northing, easting)]))
      }
      let prefix = easting.value < 61_000_000 ? Int(easting.value / 1_000_000) : 0
      if prefix > 0, eastings.contains(easting.value - Double(prefix) * 1_000_000) {
        throw .malformed(
          "an easting of \(easting.typed) has the prefix of a Gauss-Krüger zone, \(prefix); "
            + "give its system, as in EPSG:\(28_400 + prefix), and not UTM")
      }
      throw .malformed("an easting of UTM is 100,000 to 1,000,000 m, a northing 0 to 10,000,000 m")
    }
    let degrees = Self.footpointLatitude(ofNorthing: northing.value)
    guard let band else {
      throw .ambiguous(
        .init(
          "it does not say on which half of the Earth",
          [reading(true, easting, northing), reading(false, easting, northing)]))
    }
    guard let number = Array("CDEFGHJKLMNPQRSTUVWX").firstIndex(of: band) else {
      throw .malformed("\(band) is no band of UTM")
    }
    let south = Double(number) * 8 - 80
    let north = band == "X" ? 84 : south + 8
    let isInBand = (south - Self.slack...north + Self.slack).contains(degrees)
    switch band {
    case "N":
      return .utm(zone: zone, isNorthern: true, easting: easting, northing: northing)
    case "S":
      // The band from 32° to 40° N, or the southern half of the Earth?
      if isInBand {
        throw .ambiguous(
          .init(
            "S is the band from 32° to 40° N, and is also written for the southern half of the Earth",
            [reading(true, easting, northing), reading(false, easting, northing)]))
      }
      return .utm(zone: zone, isNorthern: false, easting: easting, northing: northing)
    case "P"...:
      guard isInBand else { throw .malformed(Self.notInBand(band, south, north)) }
      return .utm(zone: zone, isNorthern: true, easting: easting, northing: northing)
    default:
      let latitude = Self.footpointLatitude(ofNorthing: northing.value - 10_000_000)
      guard (south - Self.slack...north + Self.slack).contains(latitude) else {
        throw .malformed(Self.notInBand(band, south, north))
      }
      return .utm(zone: zone, isNorthern: false, easting: easting, northing: northing)
    }
  }

  // How far from that of its footpoint, in degrees, the latitude of a place in its zone can be.
  private static let slack = 0.06

  /// The latitude, in degrees, of a northing on the central meridian.
  ///
  /// Source: J. P. Snyder, "Map Projections: A Working Manual" (1987), equations 3-26 and 7-19.
  private static func footpointLatitude(ofNorthing northing: Double) -> Double {
    let (e2, root) = (Ellipsoid.e2, (1 - Ellipsoid.e2).squareRoot())
    let e1 = (1 - root) / (1 + root)
    let circle = Ellipsoid.a * (1 - e2 / 4 - 3 * e2 * e2 / 64)
    let mu = northing / 0.9996 / circle
    let latitude =
      mu + (3 * e1 / 2 - 27 * e1 * e1 * e1 / 32) * sin(2 * mu) + 21 * e1 * e1 / 16 * sin(4 * mu)
    return latitude * 180 / .pi
  }

  private static func notInBand(_ band: Character, _ south: Double, _ north: Double) -> String {
    "the northing does not lie in band \(band), \(Int(south))° to \(Int(north))°"
  }
}

extension PlaceNotation.Length {
  /// As it is typed.
  var typed: String {
    guard abs(value) < 1e15 else { return "\(value)" }
    var (digits, unit) = (0, unit)
    while unit < 0.999, digits < 9 { (digits, unit) = (digits + 1, unit * 10) }
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value * scale).rounded()
    let whole = (scaled / scale).rounded(.towardZero)
    guard digits > 0 else { return String(Int64(whole)) }
    let rest = String(Int64(abs(scaled - whole * scale).rounded()))
    let sign = scaled < 0 && whole == 0 ? "-" : ""
    return "\(sign)\(Int64(whole)).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }
}
