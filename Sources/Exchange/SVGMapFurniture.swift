/// What helps to read a map: degrees, a scale bar, an arrow to the north.
struct SVGMapFurniture {
  let view: SVGView
  /// Whether it is the map of the whole route.
  let isMain: Bool
  private let metres: Double
  private let plate: SVGBox

  /// Creates the furniture of a window through which a course runs.
  init(of view: SVGView, isMain: Bool, course: [[SVGPoint]]) {
    (self.view, self.isMain) = (view, isMain)
    metres = SVGScale.roundDown(max((isMain ? 140 : 70) / view.scale, 1e-3))
    // The arrow to the north has the upper right of the main map.
    plate = Self.plate(
      in: SVGBox(
        left: view.box.left, top: view.box.top, right: view.box.right - (isMain ? 36 : 0),
        bottom: view.box.bottom), width: metres * view.scale + 20, course: course)
  }

  private var frame: SVGBox { view.box }

  /// A plate for the scale bar in a corner, off the route if one is free.
  private static func plate(in frame: SVGBox, width: Double, course: [[SVGPoint]]) -> SVGBox {
    let (left, right) = (frame.left + 8, frame.right - 8 - width)
    let corners = [
      (left, frame.bottom - 36), (right, frame.bottom - 36), (left, frame.top + 8),
      (right, frame.top + 8),
    ]
    .map { SVGBox(left: $0.0, top: $0.1, right: $0.0 + width, bottom: $0.1 + 22) }
    return corners.first { corner in
      course.allSatisfy { SVGOutline.lines($0, in: corner.grown(8)).isEmpty }
    } ?? corners[0]
  }

  /// Keeps labels away from it.
  func reserve(in labels: inout SVGLabels) {
    labels.keepFree(plate)
    if isMain {
      labels.keepFree(
        SVGBox(
          left: frame.right - 36, top: frame.top, right: frame.right, bottom: frame.top + 62))
      labels.keepFree(
        SVGBox(
          left: frame.left, top: frame.bottom - 12, right: frame.right, bottom: frame.bottom))
    }
  }

  /// Draws the scale bar and the arrow.
  func draw(on canvas: inout SVGCanvas) {
    let length = metres * view.scale
    canvas.rectangle(plate, ["fill": "#ffffff", "fill-opacity": "0.85"])
    let start = SVGPoint(plate.left + 8, plate.bottom - 8)
    for part in 0..<4 {
      let left = start.x + length * Double(part) / 4
      canvas.rectangle(
        SVGBox(left: left, top: start.y, right: left + length / 4, bottom: start.y + 4),
        [
          "fill": part.isMultiple(of: 2) ? "#000000" : "#ffffff", "stroke": "#000000",
          "stroke-width": "0.8",
        ])
    }
    canvas.label(SVGScale.words(metres), at: start.moved(0, -4), size: 10)
    if isMain {
      SVGSymbols.drawNorth(at: SVGPoint(frame.right - 20, frame.top + 40), on: &canvas)
    }
  }

  /// Draws lines of round longitude and latitude, named at the edge.
  func drawGrid(on canvas: inout SVGCanvas) {
    if !isMain { return }
    let (low, high) = (
      view.degrees(SVGPoint(frame.left, frame.bottom)),
      view.degrees(SVGPoint(frame.right, frame.top))
    )
    // A window on the antimeridian has its lines by the longitudes of its left edge on.
    let east = high.longitude + (high.longitude < low.longitude ? 360 : 0)
    let step = SVGScale.roundUp(
      max(max(east - low.longitude, high.latitude - low.latitude) / 6, 1e-6))
    canvas.group("g", ["stroke": "#d5d2c8", "stroke-width": "0.6"]) { canvas in
      for number in Self.numbers(from: low.longitude, to: east, step: step) {
        let x = frame.left + (number * step - low.longitude) / (east - low.longitude) * frame.width
        let longitude = number * step > 180 ? number * step - 360 : number * step
        drawGridLine(
          SVGPoint(x, frame.top), SVGPoint(x, frame.bottom),
          Self.degrees(longitude, step, "E", "W"), at: SVGPoint(x + 2, frame.bottom - 3),
          on: &canvas)
      }
      for number in Self.numbers(from: low.latitude, to: high.latitude, step: step) {
        let share = (high.latitude - number * step) / (high.latitude - low.latitude)
        let y = frame.top + share * frame.height
        drawGridLine(
          SVGPoint(frame.left, y), SVGPoint(frame.right, y),
          Self.degrees(number * step, step, "N", "S"), at: SVGPoint(frame.left + 3, y - 2),
          on: &canvas)
      }
    }
  }

  private func drawGridLine(
    _ start: SVGPoint, _ end: SVGPoint, _ text: String, at place: SVGPoint,
    on canvas: inout SVGCanvas
  ) {
    canvas.element("path", ["d": SVGOutline.data([[start, end]], isClosed: false)])
    let width = SVGTextWidth.of(text, size: 8.5)
    let own = SVGBox(
      left: place.x, top: place.y - 7, right: place.x + width, bottom: place.y + 1)
    if own.overlaps(plate) || !frame.contains(own) { return }
    canvas.label(text, at: place, size: 8.5, ["fill": "#77736a", "stroke": "none"])
  }

  private static func numbers(from low: Double, to high: Double, step: Double) -> [Double] {
    Array(stride(from: (low / step).rounded(.up), through: (high / step).rounded(.down), by: 1))
  }

  /// Degrees with the decimals that a step needs.
  private static func degrees(
    _ value: Double, _ step: Double, _ plus: String, _ minus: String
  ) -> String {
    var (places, unit) = (0, 1.0)
    while places < 7, unit > step * 1.000_001 { (places, unit) = (places + 1, unit / 10) }
    let scaled = (abs(value) / unit).rounded()
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
    let text =
      places == 0 ? padded : "\(padded.dropLast(places)).\(padded.suffix(places))"
    return "\(text)°\(scaled == 0 ? "" : value > 0 ? plus : minus)"
  }
}
