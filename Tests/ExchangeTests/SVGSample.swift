import Exchange
import Foundation
import Geometry

/// Things near the route of ``VerdictSample``, which runs east from 46.82° E, 40.27° N.
enum SVGSample {
  /// A ring about a place that lies some metres along the route and some beside it.
  static func area(
    _ code: String, _ kind: SVGFeature.Kind, along: Double, beside: Double = 0, radius: Double,
    corners: Int = 8, roughness: Double = 0
  ) throws -> SVGFeature {
    var ring = try (0..<corners).map { corner in
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      let radius = radius + (corner.isMultiple(of: 2) ? roughness : 0)
      return try place(along + radius * cos(angle), beside + radius * sin(angle))
    }
    ring.append(ring[0])
    return SVGFeature(code: code, kind: kind, shape: Shape(.polygon, [ring]))
  }

  /// A point.
  static func point(
    _ code: String, _ kind: SVGFeature.Kind, along: Double, beside: Double = 0
  ) throws -> SVGFeature {
    SVGFeature(code: code, kind: kind, shape: Shape(.point, [[try place(along, beside)]]))
  }

  /// The position some metres along the route and some to its left.
  static func place(_ along: Double, _ beside: Double) throws -> Position<Geographic> {
    let metres = Ellipsoid.metresPerDegree(atLatitude: 40.27)
    return try Position(
      longitude: 46.82 + along / metres.longitude, latitude: 40.27 + beside / metres.latitude)
  }

  /// One of each kind, far apart.
  static func everything() throws -> [SVGFeature] {
    let kinds: [SVGFeature.Kind] = [
      .confirmed, .suspected, .cleared, .reduced, .cancelled, .awaiting, .inProgress, .doubtful,
    ]
    return try kinds.enumerated().map { number, kind in
      try area("A-\(number)", kind, along: 1000 * Double(number), beside: 600, radius: 200)
    } + [
      try point("R-1", .report(radius: 100), along: 4000, beside: -500),
      try point("S-1", .site(name: "Şuşa"), along: 6000, beside: -500),
    ]
  }
}
