package import Geometry

extension GEOSTopology {
  /// The ground grown (metres above 0) or shrunk (below 0) with mitred corners, limit 5.
  ///
  /// GEOS may cut corners that deviate by less than 1 % of the distance: 50 µm for 5 mm.
  package func mitred(
    _ shape: Shape<Plane>, by metres: Double
  ) throws(TopologyFailure) -> Shape<Plane> {
    let context = try GEOSContext()
    let areal = try union(of: shape, in: context)
    if areal.isEmpty || metres == 0 { return areal }
    return try GEOSGeometry(areal, in: context).mitred(by: metres).shape(keeping: [.polygon])
  }

  package func widened(
    _ shape: Shape<Plane>, by metres: Double
  ) throws(TopologyFailure) -> Shape<Plane> {
    let context = try GEOSContext()
    guard metres > 0 else {
      var result = try union(of: shape, in: context)
      result.append(shape.only(.line, .point))
      return result
    }
    let pen = OffsetPen(covering: metres, excess: excess)
    // What GEOS draws faithfully, at once; of the rest, what covers the same when united.
    var (faithful, others) = (Shape<Plane>(), Shape<Plane>())
    for part in shape.parts.indices {
      let isRing = shape.parts[part].kind == .polygon
      let courses = isRing ? shape.rings(of: part, isInside: false) : shape.lines(of: part)
      if courses.allSatisfy(isRing ? pen.isFaithful(toRightOf:) : pen.isFaithful(toLine:)) {
        faithful.append(shape.part(part))
      } else if isRing {
        others.append(shape.part(part))
        for piece in courses.flatMap(pen.faithfulPieces) { faithful.append(.line, [piece]) }
      } else {
        for course in courses { others.append(pen.strokes(of: course)) }
      }
    }
    let drawn = try rounded(faithful, by: pen, sign: 1, in: context)
    if others.isEmpty { return drawn }
    others.append(drawn)
    return try GEOSGeometry(others, in: context).unaryUnion().shape(keeping: [.polygon])
  }

  package func eroded(
    _ shape: Shape<Plane>, by metres: Double
  ) throws(TopologyFailure) -> Shape<Plane> {
    let context = try GEOSContext()
    let areal = try union(of: shape, in: context)
    if metres <= 0 { return areal }
    let pen = OffsetPen(covering: metres, excess: excess)
    var (faithful, result) = (Shape<Plane>(), Shape<Plane>())
    // The parts are apart, or touch in points: each is shrunk by itself.
    for part in areal.parts.indices where areal.mayHoldDisk(ofRadius: metres, part: part) {
      let rings = areal.rings(of: part, isInside: true)
      if rings.allSatisfy(pen.isFaithful(toRightOf:)) {
        faithful.append(areal.part(part))
        continue
      }
      let pieces = rings.flatMap(pen.faithfulPieces).reduce(into: Shape<Plane>()) {
        $0.append(.line, [$1])
      }
      let rim = try rounded(pieces, by: pen, sign: 1, in: context)
      let rest = try GEOSGeometry(areal.part(part), in: context)
        .difference(try GEOSGeometry(rim, in: context))
      result.append(try rest.shape(keeping: [.polygon]))
    }
    result.append(try rounded(faithful, by: pen, sign: -1, in: context))
    return result
  }

  private func rounded(
    _ shape: Shape<Plane>, by pen: OffsetPen, sign: Double, in context: GEOSContext
  ) throws(TopologyFailure) -> Shape<Plane> {
    if shape.isEmpty { return shape }
    return try GEOSGeometry(shape, in: context).rounded(by: pen, sign: sign)
      .shape(keeping: [.polygon])
  }
}
