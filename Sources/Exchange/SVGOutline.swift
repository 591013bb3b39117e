/// What of a path is seen in a window, with no more points than the eye can tell.
enum SVGOutline {
  /// How far beyond the window a path is kept, so that its pen does not show at the edge.
  static let margin = 40.0

  /// A ring cut off at a rectangle; along the edge there may be strips of no width.
  ///
  /// I. E. Sutherland and G. W. Hodgman, "Reentrant polygon clipping" (1974).
  static func ring(_ points: [SVGPoint], in box: SVGBox) -> [SVGPoint] {
    var ring = points
    if ring.count > 1, ring.first == ring.last { ring.removeLast() }
    for side in Side.allCases {
      guard let last = ring.last else { return [] }
      var kept: [SVGPoint] = []
      var before = last
      for point in ring {
        let (was, isIn) = (side.depth(of: before, in: box), side.depth(of: point, in: box))
        if (was >= 0) != (isIn >= 0) {
          let t = was / (was - isIn)
          kept.append(
            SVGPoint(before.x + (point.x - before.x) * t, before.y + (point.y - before.y) * t))
        }
        if isIn >= 0 { kept.append(point) }
        before = point
      }
      ring = kept
    }
    return ring
  }

  /// The pieces of a line within a rectangle.
  static func lines(_ points: [SVGPoint], in box: SVGBox) -> [[SVGPoint]] {
    var lines: [[SVGPoint]] = []
    var line: [SVGPoint] = []
    for (a, b) in zip(points, points.dropFirst()) {
      var (low, high) = (0.0, 1.0)
      for side in Side.allCases {
        let (one, other) = (side.depth(of: a, in: box), side.depth(of: b, in: box))
        if one < 0, other < 0 { high = -1 }
        if one < 0, other >= 0 { low = max(low, one / (one - other)) }
        if one >= 0, other < 0 { high = min(high, one / (one - other)) }
      }
      if low >= high {
        if line.count > 1 { lines.append(line) }
        line = []
        continue
      }
      func point(_ t: Double) -> SVGPoint { SVGPoint(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) }
      if low > 0 || line.isEmpty {
        if line.count > 1 { lines.append(line) }
        line = [low > 0 ? point(low) : a]
      }
      line.append(high < 1 ? point(high) : b)
      if high < 1 {
        lines.append(line)
        line = []
      }
    }
    return line.count > 1 ? lines + [line] : lines
  }

  /// The points without those that lie within a tolerance of the course without them.
  ///
  /// D. H. Douglas and T. K. Peucker (1973); O(*n*²) at worst, with a stack of its own.
  static func simplified(_ points: [SVGPoint], tolerance: Double) -> [SVGPoint] {
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    (isKept[0], isKept[points.count - 1]) = (true, true)
    var stack = [(0, points.count - 1)]
    while let (first, last) = stack.popLast() {
      var (worst, place) = (tolerance, 0)
      for index in (first + 1)..<max(last, first + 1) {
        let off = distance(points[index], from: points[first], points[last])
        if off > worst { (worst, place) = (off, index) }
      }
      if place > 0 {
        isKept[place] = true
        stack.append((first, place))
        stack.append((place, last))
      }
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  /// Path data: absolute starts, then steps in tenths that add up.
  static func data(_ paths: [[SVGPoint]], isClosed: Bool) -> String {
    var data = ""
    for path in paths {
      var last: (x: Int, y: Int)?
      for point in path {
        let (x, y) = (Int((point.x * 10).rounded()), Int((point.y * 10).rounded()))
        guard let before = last else {
          data += "M\(SVGCanvas.tenths(x)) \(SVGCanvas.tenths(y))l"
          last = (x, y)
          continue
        }
        if (x, y) == before { continue }
        let separator = data.last == "l" ? "" : " "
        data += "\(separator)\(SVGCanvas.tenths(x - before.x)) \(SVGCanvas.tenths(y - before.y))"
        last = (x, y)
      }
      // A path without length has no pen in some programs.
      if data.last == "l" { data += "0.1 0" }
      if isClosed { data += "z" }
    }
    return data
  }

  private enum Side: CaseIterable {
    case left, top, right, bottom

    /// How far inside the rectangle a point lies, by this side.
    func depth(of point: SVGPoint, in box: SVGBox) -> Double {
      switch self {
      case .left: point.x - box.left
      case .top: point.y - box.top
      case .right: box.right - point.x
      case .bottom: box.bottom - point.y
      }
    }
  }

  private static func distance(_ p: SVGPoint, from a: SVGPoint, _ b: SVGPoint) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squared = dx * dx + dy * dy
    let t = squared > 0 ? min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0), 1) : 0
    let (x, y) = (a.x + t * dx - p.x, a.y + t * dy - p.y)
    return (x * x + y * y).squareRoot()
  }
}
