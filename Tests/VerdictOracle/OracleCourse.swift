import Geometry

/// A piece of the route in metres of a frame.
struct OracleCourse {
  let positions: [Position<Plane>]
  let chainages: [Double]

  /// The chainages at which the course lies in the polygons of a shape.
  func inside(_ shape: Shape<Plane>) -> Chainages {
    shares { shape.spans(from: $0, to: $1) }
  }

  /// The chainages at which an edge or a point of a shape lies within some metres.
  func near(rimOf shape: Shape<Plane>, within metres: Double) -> Chainages {
    let paths = shape.parts.indices.flatMap { shape.paths(of: $0) }
    return shares { start, end in
      let edge = OracleEdge(start: start, end: end)
      return paths.flatMap { path in
        let points = shape.positions[path]
        let edges = points.count == 1 ? [(points, points)] : [(points, points.dropFirst())]
        return edges.flatMap { zip($0, $1) }.compactMap { edge.span(within: metres, of: $0, $1) }
      }
    }
  }

  private func shares(
    _ spans: (Position<Plane>, Position<Plane>) -> [ClosedRange<Double>]
  ) -> Chainages {
    var found = Chainages()
    for index in positions.indices.dropLast() {
      let (from, to) = (chainages[index], chainages[index + 1])
      for span in spans(positions[index], positions[index + 1]) {
        let start = from + (to - from) * span.lowerBound
        found.insert(start...max(start, from + (to - from) * span.upperBound))
      }
    }
    return found.joined
  }
}
