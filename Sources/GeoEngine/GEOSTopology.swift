package import Geometry

/// Topology by GEOS.
///
/// It keeps nothing: each call makes its own context (0.1 µs) and its own objects in it, so any
/// number of threads may call at once. Polygons of a shape may overlap each other; they count as
/// their union. Overlays are noded on a grid of 1 nm; where that fails it is tried again on grids
/// of 1 µm and 0.1 mm before the failure is thrown.
package struct GEOSTopology: Topology, Sendable {
  /// By how much round offsets may be too wide for a disk, in metres.
  ///
  /// The chords to an arc grow with the inverse of its square root. A corridor that passes a tip
  /// at grazing incidence feels it over √(8 · radius · excess): 11 cm at 3 m and 0.5 mm.
  let excess: Double

  /// Creates a topology whose round offsets are at most some metres too wide, above 0.
  package init(excess: Double = 0.0005) { self.excess = excess }

  package func flaw(
    ofPart part: Int, of shape: Shape<Geographic>
  ) throws(TopologyFailure) -> Shape<Geographic>.PartFlaw? {
    guard shape.parts[part].kind == .polygon else { return nil }  // A line may cross itself.
    let first = shape.positions[shape.path(shape.pathNumbers(of: part).lowerBound).lowerBound]
    do throws(TopologyFailure) {
      let polygon = try GEOSGeometry(shape.part(part), in: GEOSContext())
      guard let (x, y, reason) = try polygon.invalidity() else { return nil }
      let place = try? Position<Geographic>(longitude: x, latitude: y)
      return .crossing(at: place ?? first, reason: reason)
    } catch {
      return .crossing(at: first, reason: error.message)
    }
  }

  package func union(of shapes: [Shape<Plane>]) throws(TopologyFailure) -> Shape<Plane> {
    var all = Shape<Plane>()
    for shape in shapes { all.append(shape.only(.polygon)) }
    return try union(of: all, in: GEOSContext())
  }

  package func difference(
    of shape: Shape<Plane>, without other: Shape<Plane>
  ) throws(TopologyFailure) -> Shape<Plane> {
    let context = try GEOSContext()
    let other = try union(of: other, in: context)
    var (near, result) = try union(of: shape, in: context).parted(by: other)
    if !near.isEmpty {
      let taken = other.parted(by: near).near
      let rest = try GEOSGeometry(near, in: context)
        .difference(try GEOSGeometry(taken, in: context))
      result.append(try rest.shape(keeping: [.polygon]))
    }
    let thin = shape.only(.line, .point).parted(by: other)
    result.append(thin.far)
    if !thin.near.isEmpty {
      // Part by part: a collection would be noded, and points would vanish in its lines.
      let taken = try GEOSGeometry(other, in: context)
      for part in thin.near.parts.indices {
        let rest = try GEOSGeometry(thin.near.part(part), in: context).difference(taken)
        result.append(try rest.shape(keeping: [.line, .point]))
      }
    }
    return result
  }

  package func intersection(
    of shape: Shape<Plane>, and other: Shape<Plane>
  ) throws(TopologyFailure) -> Shape<Plane> {
    let context = try GEOSContext()
    let (one, two) = try (union(of: shape, in: context), union(of: other, in: context))
    let (near, alsoNear) = (one.parted(by: two).near, two.parted(by: one).near)
    if near.isEmpty { return near }
    return try GEOSGeometry(near, in: context)
      .intersection(try GEOSGeometry(alsoNear, in: context)).shape(keeping: [.polygon])
  }

  /// The union of the polygons of a shape, with the means of a context.
  ///
  /// GEOS unites only what may meet, and only where that is no valid multipolygon already.
  func union(
    of shape: Shape<Plane>, in context: GEOSContext
  ) throws(TopologyFailure) -> Shape<Plane> {
    let areal = shape.only(.polygon)
    let groups = areal.neighbourhoods
    if areal.areRingsClosed && groups.count == areal.parts.count { return areal }
    var result = Shape<Plane>()
    for group in groups {
      let members = group.count == areal.parts.count ? areal : areal.selecting(Set(group).contains)
      if members.areRingsClosed && group.count == 1 {
        result.append(members)
        continue
      }
      let geometry = try GEOSGeometry(members, in: context)
      let isValid = members.areRingsClosed && geometry.isValid()
      result.append(
        isValid ? members : try geometry.unionOfNeighbours().shape(keeping: [.polygon]))
    }
    return result
  }
}
