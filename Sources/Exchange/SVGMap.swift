internal import Assessment
internal import Geometry

/// A map of a verdict: the areas, the road above them, and their names where they fit.
struct SVGMap {
  /// Which map of the sheet it is.
  enum Role: Equatable {
    /// That of the whole route.
    case main
    /// An enlargement, by its letter.
    case inset(String)
  }

  let role: Role
  let route: SVGRoute
  /// What is seen, in the order of drawing.
  let features: [SVGSeenFeature]
  /// The windows of the enlargements, which are shown on the map that they enlarge.
  let insets: [SVGInset]

  private var view: SVGView { route.view }

  /// Creates a map of a window.
  init(
    _ role: Role, of verdict: Verdict, _ features: [SVGFeature], in view: SVGView,
    tolerance: Double, insets: [SVGInset] = []
  ) {
    (self.role, self.insets) = (role, insets)
    route = SVGRoute(verdict: verdict, view: view, tolerance: tolerance)
    self.features = features.map { SVGSeenFeature($0, in: view, tolerance: tolerance) }
      .filter { !$0.pieces.isEmpty }
  }

  /// Draws the map within its frame.
  func draw(on canvas: inout SVGCanvas) {
    let frame = view.box
    let clip: String =
      switch role {
      case .main: "map"
      case .inset(let letter): "map-\(letter)"
      }
    canvas.group("clipPath", ["id": clip]) { $0.rectangle(frame, [:]) }
    canvas.rectangle(frame, ["fill": "#fcfbf8"])
    canvas.group("g", ["clip-path": "url(#\(clip))"]) { canvas in
      var labels = SVGLabels(in: frame)
      let course = route.course
      let furniture = SVGMapFurniture(of: view, isMain: role == .main, course: course)
      furniture.reserve(in: &labels)
      furniture.drawGrid(on: &canvas)
      for feature in features { feature.drawArea(on: &canvas) }
      route.drawCorridor(on: &canvas)
      route.draw(on: &canvas)
      for line in course { labels.keepFree(line: line, width: SVGRouteStyle.width + 4) }
      for feature in features { feature.drawSymbol(on: &canvas, &labels) }
      drawInsets(on: &canvas, &labels)
      route.drawTicks(on: &canvas, &labels)
      for feature in features.reversed() {
        feature.drawLabel(on: &canvas, &labels, isEnlarged: role != .main)
      }
      furniture.draw(on: &canvas)
    }
    canvas.rectangle(frame, ["fill": "none", "stroke": "#000000", "stroke-width": "1.2"])
  }

  private func drawInsets(on canvas: inout SVGCanvas, _ labels: inout SVGLabels) {
    for inset in insets {
      let area = inset.area
      guard
        let box = SVGBox([
          view.page(SVGPoint(area.left, area.top)), view.page(SVGPoint(area.right, area.bottom)),
        ])
      else { continue }
      let window = box.grown(max((14 - min(box.width, box.height)) / 2, 0))
      canvas.rectangle(
        window, ["fill": "none", "stroke": "#ffffff", "stroke-width": "3.2"])
      canvas.rectangle(
        window, ["fill": "none", "stroke": "#000000", "stroke-width": "1.4"])
      let half = max(window.width, window.height) / 2
      let isDrawn = labels.draw(
        inset.letter, around: window.middle, distance: half + 3, size: 14, isBold: true,
        on: &canvas)
      if isDrawn { continue }
      SVGLabels.write(
        inset.letter, at: SVGPoint(window.left + 3, window.top + 13), size: 14, isBold: true,
        on: &canvas)
    }
  }
}
