internal import Assessment
internal import Geometry

/// The route of a verdict as it is seen in a window.
struct SVGRoute {
  /// The least length on paper of a stretch that is not cleared, drawn at the expense of a better.
  static let leastLength = 7.0

  let verdict: Verdict
  let view: SVGView
  let tolerance: Double

  /// The lines between two chainages, cut off at the window.
  func lines(from: Double, to: Double) -> [[SVGPoint]] {
    let box = view.box.grown(SVGOutline.margin)
    return verdict.question.route.lines(from: from, to: to)
      .flatMap { SVGOutline.lines(view.page($0), in: box) }
      .map { SVGOutline.simplified($0, tolerance: min(tolerance, 0.6)) }
  }

  /// The lines of the whole route.
  var course: [[SVGPoint]] { lines(from: 0, to: verdict.length) }

  /// Draws casing and classes, the worst above the better.
  func draw(on canvas: inout SVGCanvas) {
    let attributes: SVGCanvas.Attributes = ["fill": "none", "stroke-linejoin": "round"]
    canvas.group("g", attributes) { canvas in
      let data = SVGOutline.data(course, isClosed: false)
      if data.isEmpty { return }
      SVGRouteStyle.drawCasing(data, on: &canvas)
      for `class` in RouteClass.allCases {
        let own = verdict.stretches.filter { $0.class == `class` }.flatMap { stretch in
          let (from, to) = drawn(stretch)
          return lines(from: from, to: to)
        }
        if !own.isEmpty {
          SVGRouteStyle.draw(`class`, SVGOutline.data(own, isClosed: false), on: &canvas)
        }
      }
    }
  }

  /// Where a stretch is drawn: longer than it is where nobody would see it.
  private func drawn(_ stretch: Stretch) -> (from: Double, to: Double) {
    let missing = Self.leastLength / view.scale - (stretch.to - stretch.from)
    if stretch.class == .cleared || missing <= 0 { return (stretch.from, stretch.to) }
    return (max(stretch.from - missing / 2, 0), min(stretch.to + missing / 2, verdict.length))
  }

  /// The width of the corridor on the page; `nil` where the line is as wide.
  var corridor: Double? {
    let width = 2 * verdict.question.reach * view.scale
    return width < SVGRouteStyle.width + 5 ? nil : width
  }

  /// Draws the ground that the traffic may touch, where it is wider than the line.
  func drawCorridor(on canvas: inout SVGCanvas) {
    guard let width = corridor else { return }
    canvas.element(
      "path",
      [
        "d": SVGOutline.data(course, isClosed: false), "fill": "none", "stroke": "#000000",
        "stroke-opacity": "0.18", "stroke-width": SVGCanvas.number(width),
        "stroke-linejoin": "round", "stroke-linecap": "round",
      ])
  }

  /// The place of a chainage, and a step of length 1 across the route there, to its right.
  func place(at chainage: Double) -> (point: SVGPoint, across: SVGPoint) {
    let route = verdict.question.route
    let reach = 4 / view.scale
    let course = route.lines(
      from: max(chainage - reach, 0), to: min(chainage + reach, verdict.length))
    let points = view.page(course[0])
    let point = view.page([route.position(at: chainage)])[0]
    let (a, b) = (points[0], points[points.count - 1])
    let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
    guard length > 0 else { return (point, SVGPoint(0, 1)) }
    return (point, SVGPoint(-(b.y - a.y) / length, (b.x - a.x) / length))
  }

  /// Draws ticks at round chainages with their kilometres, and marks both ends.
  func drawTicks(on canvas: inout SVGCanvas, _ labels: inout SVGLabels) {
    let step = SVGScale.roundUp(max(75 / view.scale, 1))
    var chainage = 0.0
    while chainage <= verdict.length {
      if verdict.length - chainage > step * 0.3 {
        drawTick(at: chainage, SVGScale.kilometres(chainage, step: step), on: &canvas, &labels)
      }
      chainage += step
    }
    let length = RouteSpan.kilometres(rounding: verdict.length)
    drawTick(at: verdict.length, length, on: &canvas, &labels)
  }

  private func drawTick(
    at chainage: Double, _ text: String, on canvas: inout SVGCanvas, _ labels: inout SVGLabels
  ) {
    let (point, across) = place(at: chainage)
    guard view.box.contains(point) else { return }
    let reach = SVGRouteStyle.width / 2 + 5
    let (a, b) = (
      point.moved(across.x * reach, across.y * reach),
      point.moved(-across.x * reach, -across.y * reach)
    )
    canvas.element(
      "path",
      [
        "d": SVGOutline.data([[a, b]], isClosed: false), "stroke": "#000000",
        "stroke-width": "1.4",
      ])
    let isEnd = chainage == 0 || chainage == verdict.length
    if isEnd {
      canvas.element(
        "circle",
        [
          "cx": SVGCanvas.number(point.x), "cy": SVGCanvas.number(point.y), "r": "4.5",
          "fill": chainage == 0 ? "#ffffff" : "#000000", "stroke": "#000000",
          "stroke-width": "1.6",
        ])
    }
    labels.draw(
      "km \(text)", around: point, distance: reach + 3, size: 10, isBold: isEnd, on: &canvas)
  }
}
