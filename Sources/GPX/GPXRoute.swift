package import Geometry

/// A track or a route of a GPX file, with at least one point.
package struct GPXRoute: Equatable, Sendable {
  /// Where the line comes from.
  package enum Kind: String, Sendable {
    /// Where somebody was: `<trk>`.
    case track
    /// Where somebody means to go, point by point: `<rte>`.
    case route
  }

  /// Whether it is a track or a route.
  package let kind: Kind
  /// Which of the file's tracks, or of its routes, it is, from 1; those without a point count.
  package let number: Int
  /// Its name as written, without outer white space; of any length up to 64 KiB and any characters.
  package let name: String?
  /// The parts in the order of travel, none of them empty, in degrees.
  ///
  /// What lies between two parts is not known. A part of one position is short of a line, and
  /// remarked upon. Neighbours may have longitudes more than 180° apart, at the antimeridian.
  package let segments: [[Position<Geographic>]]
  /// The time of the first position as written, if it has one.
  package let start: String?
  /// The time of the last position as written, if it has one.
  package let end: String?
  /// The longest straight leg of a route in metres, within 1 %; `nil` for a track.
  package let longestLeg: Double?
  /// What whoever asks about it must know.
  package let remarks: [GPXRemark]

  /// Legs of a route that are longer than this, in metres, say little about the road taken.
  package static let sketchLeg = 1_000.0

  /// Whether a device may follow roads far from the straight legs, which are all that is known.
  package var isSketch: Bool { (longestLeg ?? 0) > Self.sketchLeg }
  /// Where it stands in the file.
  package var place: GPXPlace { GPXPlace(kind: kind, number: number) }
}
