extension Shape where Frame == Geographic {
  /// What is wrong with a part, as far as it shows without a topology engine.
  package enum PartFlaw: Error, Equatable, Sendable {
    /// A ring that should end where it starts ends elsewhere.
    case unclosed(start: Position<Frame>, end: Position<Frame>)
    /// A ring with fewer than three different turning points, or a line with fewer than two.
    case tooFewDifferentPoints(Int)
    /// Rings cross or touch themselves or each other, at a place.
    case crossing(at: Position<Frame>, reason: String)
    /// An edge spans more than 180° of longitude, so that its course is ambiguous.
    case spansHalfTheEarth
  }

  /// The first flaw of a part that shows in single paths; crossings are ``Topology``'s to find.
  package func structuralFlaw(of part: Int) -> PartFlaw? {
    let kind = parts[part].kind
    if kind == .point { return nil }
    let paths = paths(of: part)
    if paths.isEmpty { return .tooFewDifferentPoints(0) }
    if let box = Envelope(paths.lazy.flatMap { positions[$0] }), box.east - box.west > 180 {
      return .spansHalfTheEarth
    }
    for path in paths {
      let span = positions[path]
      let least = kind == .polygon ? 3 : 2
      if kind == .polygon, let start = span.first, let end = span.last, start != end {
        return .unclosed(start: start, end: end)
      }
      if let few = Self.differentPoints(in: span, fewerThan: least) {
        return .tooFewDifferentPoints(few)
      }
      for (one, other) in zip(span, span.dropFirst()) where abs(one.x - other.x) > 180 {
        return .spansHalfTheEarth
      }
    }
    return nil
  }

  // Stops at `least`, so that a ring of a million positions costs three comparisons.
  private static func differentPoints(
    in span: ArraySlice<Position<Frame>>, fewerThan least: Int
  ) -> Int? {
    var seen: [Position<Frame>] = []
    for position in span where !seen.contains(position) {
      seen.append(position)
      if seen.count == least { return nil }
    }
    return seen.count
  }

  /// The convex hull of a part's positions: a polygon, or a line or point where they are flat.
  ///
  /// Andrew's monotone chain (1979), O(*n* log *n*). Hulls commute with affine maps, so the hull
  /// in degrees is the hull in every ``LocalFrame``.
  package func hull(ofPart part: Int) -> Self {
    let points = Set(paths(of: part).flatMap { positions[$0] })
      .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard points.count > 2 else {
      return points.count == 2 ? Self(.line, [points]) : Self(.point, [points])
    }
    let lower = Self.chain(points)
    let upper = Self.chain(points.reversed())
    let ring = lower.dropLast() + upper.dropLast()
    if ring.count < 3 { return Self(.line, [[points[0], points[points.count - 1]]]) }
    return Self(.polygon, [Array(ring) + [ring[0]]])
  }

  private static func chain(_ points: [Position<Frame>]) -> [Position<Frame>] {
    var chain: [Position<Frame>] = []
    for point in points {
      while chain.count >= 2 {
        let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
        let turn = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
        if turn > 0 { break }
        chain.removeLast()
      }
      chain.append(point)
    }
    return chain
  }
}
