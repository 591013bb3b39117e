import Geometry

extension Shape where Frame == Plane {
  /// The parts in groups whose rectangles meet, directly or by way of others; in order.
  ///
  /// Quadratic, so that above a thousand parts all are one group.
  var neighbourhoods: [[Int]] {
    if parts.count < 2 || parts.count > 1000 { return parts.isEmpty ? [] : [Array(parts.indices)] }
    let boxes = boxes
    var (groups, taken) = ([[Int]](), [Bool](repeating: false, count: parts.count))
    for seed in parts.indices where !taken[seed] {
      taken[seed] = true
      var (group, next) = ([seed], 0)
      while next < group.count {
        for other in parts.indices where !taken[other] && boxes[group[next]].meets(boxes[other]) {
          taken[other] = true
          group.append(other)
        }
        next += 1
      }
      groups.append(group.sorted())
    }
    return groups
  }

  /// The parts whose rectangle meets that of a part of another shape, and the others.
  func parted(by other: Self) -> (near: Self, far: Self) {
    let (boxes, others) = (boxes, other.boxes)
    let isNear = boxes.map { box in others.contains { $0.meets(box) } }
    return (selecting { isNear[$0] }, selecting { !isNear[$0] })
  }

  /// Whether the rectangles around two shapes share a point.
  func mayMeet(_ other: Self) -> Bool {
    !isEmpty && !other.isEmpty && Box(positions[...]).meets(Box(other.positions[...]))
  }

  private var boxes: [Box] {
    var start = 0
    return parts.map { part in
      let end = part.pathEnd == 0 ? 0 : Int(pathEnds[Int(part.pathEnd) - 1])
      defer { start = end }
      return Box(positions[start..<end])
    }
  }
}

/// A rectangle in metres.
private struct Box {
  private var (west, south) = (Double.infinity, Double.infinity)
  private var (east, north) = (-Double.infinity, -Double.infinity)

  init(_ positions: ArraySlice<Position<Plane>>) {
    for position in positions {
      (west, east) = (min(west, position.x), max(east, position.x))
      (south, north) = (min(south, position.y), max(north, position.y))
    }
  }

  func meets(_ other: Self) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}
