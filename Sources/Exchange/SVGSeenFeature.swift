internal import Geometry

/// A thing as it is seen in a window.
struct SVGSeenFeature {
  /// A part of it that is seen.
  struct Piece {
    /// What it is.
    let kind: ShapeKind
    /// Its outline or course, as path data.
    let data: String
    /// How much wider it must be drawn to be seen, in units of the page.
    let widening: Double
    /// The middle of what is seen.
    let middle: SVGPoint
    /// The rectangle around what is seen.
    let bounds: SVGBox
    /// Whether some of it lies in the window, and not only what is drawn around it.
    let isInside: Bool
    /// How much room there is inside, in units of the page.
    let room: Double
  }

  /// The thing.
  let feature: SVGFeature
  /// How far around it is dangerous, in units of the page.
  let reach: Double
  /// What of it is seen, the roomiest piece first.
  let pieces: [Piece]

  /// Whether some of it is drawn larger than it is.
  var isWidened: Bool {
    feature.kind.pattern != nil && pieces.contains { $0.isInside && $0.widening > 0 }
  }

  /// Projects a thing, cuts it off around a window and leaves out what nobody can see.
  init(_ feature: SVGFeature, in view: SVGView, tolerance: Double) {
    self.feature = feature
    reach = if case .report(let radius) = feature.kind { radius * view.scale } else { 0 }
    let edge = view.box.grown(SVGOutline.margin + reach)
    let shape = feature.shape
    pieces = shape.parts.indices.compactMap { part in
      let paths = shape.paths(of: part).map { view.page(shape.positions[$0]) }
      let kind = shape.parts[part].kind
      return kind == .polygon
        ? Self.area(paths, feature.kind, in: view.box, edge, tolerance)
        : Self.course(paths, kind, feature.kind, in: view.box, edge, tolerance)
    }
    .sorted { $0.room > $1.room }
  }

  private static func area(
    _ paths: [[SVGPoint]], _ kind: SVGFeature.Kind, in window: SVGBox, _ edge: SVGBox,
    _ tolerance: Double
  ) -> Piece? {
    guard let outer = paths.first, let bounds = SVGBox(outer), bounds.overlaps(edge) else {
      return nil
    }
    let rings = paths.map { SVGOutline.ring($0, in: edge) }
      .map { SVGOutline.simplified($0, tolerance: tolerance) }.filter { !$0.isEmpty }
    // What is smaller than the eye can tell keeps a point or two, and a pen makes it larger.
    guard let ring = rings.first, let seen = SVGBox(ring) else { return nil }
    let visible = seen.within(window)
    let width = Self.width(of: outer)
    return Piece(
      kind: .polygon, data: SVGOutline.data(rings, isClosed: true),
      widening: widening(outer, bounds, kind),
      middle: visible.middle, bounds: visible, isInside: seen.overlaps(window),
      room: min(visible.width, visible.height, 2 * width))
  }

  private static func course(
    _ paths: [[SVGPoint]], _ own: ShapeKind, _ kind: SVGFeature.Kind, in window: SVGBox,
    _ edge: SVGBox, _ tolerance: Double
  ) -> Piece? {
    let lines = paths.flatMap { path in
      path.count > 1 ? SVGOutline.lines(path, in: edge) : path.map { [$0] }
    }
    .map { SVGOutline.simplified($0, tolerance: tolerance) }
    guard let seen = SVGBox(lines.joined()), edge.contains(seen.middle) else { return nil }
    return Piece(
      kind: own, data: SVGOutline.data(lines, isClosed: false), widening: kind.leastSize,
      middle: own == .point ? seen.middle : seen.within(window).middle, bounds: seen,
      isInside: window.contains(seen.middle), room: 0)
  }

  /// The width of a strip with the ring as its outline; half that of a square.
  private static func width(of ring: [SVGPoint]) -> Double {
    var (area, length) = (0.0, 0.0)
    for (a, b) in zip(ring, Array(ring.dropFirst()) + [ring[0]]) {
      area += (a.x * b.y - b.x * a.y) / 2
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      length += (dx * dx + dy * dy).squareRoot()
    }
    return length > 0 ? 2 * abs(area) / length : 0
  }

  private static func widening(
    _ ring: [SVGPoint], _ bounds: SVGBox, _ kind: SVGFeature.Kind
  ) -> Double {
    let (width, side) = (Self.width(of: ring), max(bounds.width, bounds.height))
    let isStrip = side > 5 * width
    return max(isStrip ? kind.leastStrip - width : 0, kind.leastSize - side, 0)
  }
}
