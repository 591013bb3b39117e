import Geometry

extension Shape where Frame == Plane {
  /// The lines or points of a part, without points that repeat the one before.
  func lines(of part: Int) -> [[Position<Plane>]] {
    paths(of: part).map { course(of: $0, isRing: false) }
  }

  /// The rings of a polygon without points that repeat the one before or close the ring, turned
  /// so that what is outside the polygon, or inside, is on their right.
  func rings(of part: Int, isInside: Bool) -> [[Position<Plane>]] {
    paths(of: part).enumerated().map { number, path in
      let ring = course(of: path, isRing: true)
      // Outside is on the right of a ring that runs anticlockwise, if it is the outer one.
      let isAnticlockwise = Self.doubledArea(of: ring) > 0
      return (isAnticlockwise == (number == 0)) == isInside ? ring.reversed() : ring
    }
  }

  /// Whether a polygon's area is as large as a disk's; what has less holds none, wherever.
  func mayHoldDisk(ofRadius radius: Double, part: Int) -> Bool {
    let areas = paths(of: part).map { abs(Self.doubledArea(of: Array(positions[$0]))) / 2 }
    return (areas.first ?? 0) - areas.dropFirst().reduce(0, +) >= .pi * radius * radius
  }

  private func course(of path: Range<Int>, isRing: Bool) -> [Position<Plane>] {
    var course: [Position<Plane>] = []
    course.reserveCapacity(path.count)
    for position in positions[path] where position != course.last { course.append(position) }
    while isRing, course.count > 1, course[0] == course[course.count - 1] { course.removeLast() }
    return course
  }

  // Twice the area inside a ring, positive where it runs anticlockwise.
  private static func doubledArea(of ring: [Position<Plane>]) -> Double {
    guard let first = ring.first, var last = ring.last else { return 0 }
    var sum = 0.0
    for position in ring {
      // From the first position, so that small rings far from the origin keep their digits.
      sum += (last.x - first.x) * (position.y - first.y)
      sum -= (position.x - first.x) * (last.y - first.y)
      last = position
    }
    return sum
  }

  /// The parts whose numbers pass a test.
  func selecting(_ isWanted: (Int) -> Bool) -> Self {
    let wanted = parts.indices.filter(isWanted)
    if wanted.count == parts.count { return self }
    return wanted.reduce(into: Self()) { $0.append(parts[$1].kind, rings(of: $1)) }
  }

  /// Whether every ring ends where it starts.
  var areRingsClosed: Bool {
    parts.indices.allSatisfy { part in
      parts[part].kind != .polygon
        || paths(of: part).allSatisfy { path in
          path.isEmpty || positions[path.lowerBound] == positions[path.upperBound - 1]
        }
    }
  }
}
