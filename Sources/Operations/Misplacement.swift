internal import Geometry

/// A slip of the pen or of a program that puts a place far from where the programme works, and
/// without which it would lie there.
enum Misplacement: CaseIterable {
  /// Longitude and latitude are exchanged.
  case exchanged
  /// The longitude has the other sign.
  case eastWest
  /// The latitude has the other sign.
  case northSouth

  /// Finds what may be wrong with a rectangle of degrees; `nil` where nothing seems to be.
  init?(of box: Envelope, in area: Envelope?) {
    guard let area, !area.grownByDegrees(1).intersects(box),
      let found = Self.allCases.first(where: {
        area.grownByDegrees(1).intersects($0.righted(box))
      })
    else { return nil }
    self = found
  }

  /// The rectangle without the mistake.
  func righted(_ box: Envelope) -> Envelope {
    switch self {
    case .exchanged:
      Envelope(west: box.south, south: box.west, east: box.north, north: box.east)
    case .eastWest:
      Envelope(west: -box.east, south: box.south, east: -box.west, north: box.north)
    case .northSouth:
      Envelope(west: box.west, south: -box.north, east: box.east, north: -box.south)
    }
  }

  /// What seems to be wrong, in words.
  var words: String {
    switch self {
    case .exchanged: "latitude and longitude look exchanged"
    case .eastWest: "its longitude seems to have the wrong sign"
    case .northSouth: "its latitude seems to have the wrong sign"
    }
  }

  /// What to do about it.
  var hint: String {
    switch self {
    case .exchanged: "give longitude first in a file, latitude first in --place"
    case .eastWest: "longitudes have no sign or E east of Greenwich, and a minus or W west of it"
    case .northSouth:
      "latitudes have no sign or N north of the equator, and a minus or S south of it"
    }
  }
}
