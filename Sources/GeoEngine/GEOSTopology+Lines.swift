package import Geometry

extension GEOSTopology {
  /// The stretches of a line that lie in the polygons of a shape, in the order of travel.
  ///
  /// Edge by edge, so that a line may cross or repeat itself. Stretches that meet at a turning
  /// point are one; what only touches the ground is none.
  package func clip(
    line: [Position<Plane>], to shape: Shape<Plane>
  ) throws(TopologyFailure) -> [[Position<Plane>]] {
    let context = try GEOSContext()
    let areal = try union(of: shape, in: context)
    if areal.isEmpty { return [] }
    let ground = try GEOSGeometry(areal, in: context)
    var stretches: [[Position<Plane>]] = []
    for (start, end) in zip(line, line.dropFirst()) where start != end {
      let edge = Shape<Plane>(.line, [[start, end]])
      guard edge.mayMeet(areal) else { continue }
      let inside = try GEOSGeometry(edge, in: context).intersection(ground)
        .shape(keeping: [.line])
      for stretch in inside.inOrder(from: start, to: end) {
        if let last = stretches.last?.last, last == stretch[0] {
          stretches[stretches.count - 1].append(contentsOf: stretch.dropFirst())
        } else {
          stretches.append(stretch)
        }
      }
    }
    return stretches
  }

  /// The area of the polygons of a shape, in square metres; what lies in several counts once.
  package func area(of shape: Shape<Plane>) throws(TopologyFailure) -> Double {
    let context = try GEOSContext()
    return try GEOSGeometry(try union(of: shape, in: context), in: context).area()
  }
}

extension Shape where Frame == Plane {
  // Stretches of one straight edge, each turned and all sorted as the edge runs.
  fileprivate func inOrder(
    from start: Position<Plane>, to end: Position<Plane>
  ) -> [[Position<Plane>]] {
    func way(_ position: Position<Plane>) -> Double {
      (position.x - start.x) * (end.x - start.x) + (position.y - start.y) * (end.y - start.y)
    }
    return parts.indices.flatMap { rings(of: $0) }
      .map { way($0[0]) <= way($0[$0.count - 1]) ? $0 : $0.reversed() }
      .sorted { way($0[0]) < way($1[0]) }
  }
}
