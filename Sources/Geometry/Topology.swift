/// What a topology engine does for the pure rooms, which have it handed in.
///
/// All geometry is in metres of one ``LocalFrame``. What comes back is valid, and areal parts of
/// it neither overlap nor touch along a line. Points and lines among the input are kept by
/// ``difference(of:without:)`` and widened by ``widened(_:by:)``; elsewhere they count for nothing.
package protocol Topology: Sendable {
  /// The reason that a part, given in degrees, is invalid as OGC Simple Features has it: where its
  /// rings cross, nest wrongly or touch along a line; `nil` for a valid one.
  ///
  /// Called for parts without a ``Shape/structuralFlaw(of:)`` only.
  func flaw(
    ofPart part: Int, of shape: Shape<Geographic>
  ) throws(TopologyFailure) -> Shape<Geographic>.PartFlaw?

  /// The ground that lies in any of the shapes.
  func union(of shapes: [Shape<Plane>]) throws(TopologyFailure) -> Shape<Plane>

  /// The part of a shape that does not lie in another; lines and points of the first are kept.
  func difference(
    of shape: Shape<Plane>, without other: Shape<Plane>
  ) throws(TopologyFailure) -> Shape<Plane>

  /// The ground that lies in both shapes.
  func intersection(
    of shape: Shape<Plane>, and other: Shape<Plane>
  ) throws(TopologyFailure) -> Shape<Plane>

  /// The ground grown (metres above 0) or shrunk (below 0) with mitred corners, limit 5.
  func mitred(_ shape: Shape<Plane>, by metres: Double) throws(TopologyFailure) -> Shape<Plane>

  /// All that lies within some metres of the shape, and at most a millimetre more; never less.
  func widened(_ shape: Shape<Plane>, by metres: Double) throws(TopologyFailure) -> Shape<Plane>

  /// The ground whose every point has the shape around it for some metres; up to a millimetre
  /// less may be left, never more.
  func eroded(_ shape: Shape<Plane>, by metres: Double) throws(TopologyFailure) -> Shape<Plane>
}

/// A call that a topology engine could not answer; whoever asked must not answer better for it.
package struct TopologyFailure: Error, Equatable {
  /// What was attempted.
  package let operation: String
  /// What the engine said about it.
  package let message: String

  /// Creates a failure.
  package init(operation: String, message: String) {
    (self.operation, self.message) = (operation, message)
  }
}

extension Topology {
  // How much further the second offset goes than the first, in metres: ground loses by it, and
  // danger gains. Going exactly back, what touched in corners would touch in the same points
  // again, within rounding; an engine then cannot tell a hole from ground (see `GEOSTopology`).
  private var hair: Double { 1e-7 }

  /// A shape whose gaps no wider than 1 cm are filled: grown by the radius of a disk, in metres,
  /// and shrunk again, mitred.
  package func closed(
    _ shape: Shape<Plane>, by radius: Double = 0.005
  ) throws(TopologyFailure) -> Shape<Plane> {
    try mitred(try mitred(shape, by: radius), by: -radius - hair)
  }

  /// A shape without what is no wider than 1 cm, or than a disk of another radius, in metres; its
  /// lines and points stay, for they have no width.
  package func opened(
    _ shape: Shape<Plane>, by radius: Double = 0.005
  ) throws(TopologyFailure) -> Shape<Plane> {
    let areal = shape.only(.polygon)
    var result = try mitred(try mitred(areal, by: -radius), by: radius + hair)
    result.append(shape.only(.line, .point))
    return result
  }
}
