package import Geometry

extension GEOSTopology {
  package func mitred(
    _ shape: Shape<Plane>, by metres: Double
  ) throws(TopologyFailure) -> Shape<Plane> {
    let context = try GEOSContext()
    let areal = try union(of: shape, in: context)
    if metres == 0 { return areal }
    let pen = OffsetPen.mitred(abs(metres))
    if metres > 0 { return try grown(areal, by: pen, in: context) }
    return try shrunk(areal, by: pen, in: context)
  }

  package func widened(
    _ shape: Shape<Plane>, by metres: Double
  ) throws(TopologyFailure) -> Shape<Plane> {
    let context = try GEOSContext()
    if metres > 0 { return try grown(shape, by: .round(metres), in: context) }
    var result = try union(of: shape, in: context)
    result.append(shape.only(.line, .point))
    return result
  }

  package func eroded(
    _ shape: Shape<Plane>, by metres: Double
  ) throws(TopologyFailure) -> Shape<Plane> {
    let context = try GEOSContext()
    let areal = try union(of: shape, in: context)
    return metres > 0 ? try shrunk(areal, by: .round(metres), in: context) : areal
  }

  // GEOS draws at once what it draws faithfully; the strokes of the other parts are united.
  private func grown(
    _ shape: Shape<Plane>, by pen: OffsetPen, in context: GEOSContext
  ) throws(TopologyFailure) -> Shape<Plane> {
    let isFaithful = shape.parts.indices.map {
      pen.isFaithful(toPart: $0, of: shape, isInside: false)
    }
    var all = try buffer(shape.selecting { isFaithful[$0] }, by: pen, sign: 1, in: context)
    if isFaithful.allSatisfy({ $0 }) { return all }
    for part in shape.parts.indices where !isFaithful[part] {
      if shape.parts[part].kind == .polygon { all.append(shape.part(part)) }
      all.append(pen.strokes(ofPart: part, of: shape, isInside: false))
    }
    return try GEOSGeometry(all, in: context).unaryUnion().shape(keeping: [.polygon])
  }

  // The parts are apart, or touch in points: each is shrunk by itself.
  private func shrunk(
    _ areal: Shape<Plane>, by pen: OffsetPen, in context: GEOSContext
  ) throws(TopologyFailure) -> Shape<Plane> {
    let isFaithful = areal.parts.indices.map {
      pen.isFaithful(toPart: $0, of: areal, isInside: true)
    }
    var result = try buffer(areal.selecting { isFaithful[$0] }, by: pen, sign: -1, in: context)
    for part in areal.parts.indices where !isFaithful[part] {
      let rim = try GEOSGeometry(pen.strokes(ofPart: part, of: areal, isInside: true), in: context)
        .unaryUnion()
      let shrunk = try GEOSGeometry(areal.part(part), in: context).difference(rim)
      result.append(try shrunk.shape(keeping: [.polygon]))
    }
    return result
  }

  private func buffer(
    _ shape: Shape<Plane>, by pen: OffsetPen, sign: Double, in context: GEOSContext
  ) throws(TopologyFailure) -> Shape<Plane> {
    if shape.isEmpty { return shape }
    return try GEOSGeometry(shape, in: context).buffer(by: pen, sign: sign)
      .shape(keeping: [.polygon])
  }
}

extension OffsetPen {
  /// Whether GEOS offsets all paths of a part faithfully, polygons to one side.
  func isFaithful(toPart part: Int, of shape: Shape<Plane>, isInside: Bool) -> Bool {
    if shape.parts[part].kind == .polygon {
      return courses(ofPart: part, of: shape, isInside: isInside)
        .allSatisfy { isFaithful(to: $0, isRing: true) }
    }
    return shape.paths(of: part).allSatisfy {
      isFaithful(to: shape.course(of: $0, isRing: false), isRing: false)
    }
  }

  /// Polygons that cover all within the radius of a part and outside it; or, of a polygon, all
  /// within the radius of its rings and inside it.
  func strokes(ofPart part: Int, of shape: Shape<Plane>, isInside: Bool) -> Shape<Plane> {
    var strokes = Shape<Plane>()
    if shape.parts[part].kind == .polygon {
      for ring in courses(ofPart: part, of: shape, isInside: isInside) where ring.count > 1 {
        strokes.append(self.strokes(rightOf: ring))
      }
      return strokes
    }
    for path in shape.paths(of: part) {
      let course = shape.course(of: path, isRing: false)
      if course.count == 1 {
        strokes.append(.polygon, [disk(around: course[0])])
      } else if course.count > 1 {
        // There on one side, and back on the other.
        strokes.append(self.strokes(rightOf: course + course.dropFirst().dropLast().reversed()))
      }
    }
    return strokes
  }

  // The rings of a polygon, turned so that the side to be covered is on their right.
  private func courses(
    ofPart part: Int, of shape: Shape<Plane>, isInside: Bool
  ) -> [[Position<Plane>]] {
    shape.paths(of: part).enumerated().map { number, path in
      let ring = shape.course(of: path, isRing: true)
      // Outside is on the right of a ring that runs anticlockwise, if it is the outer one.
      let isAnticlockwise = Shape<Plane>.doubledArea(of: ring) > 0
      return (isAnticlockwise == (number == 0)) == isInside ? ring.reversed() : ring
    }
  }
}
