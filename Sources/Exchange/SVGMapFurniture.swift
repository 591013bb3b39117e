/// What helps to read a map: degrees, a scale bar, an arrow to the north.
struct SVGMapFurniture {
  let view: SVGView
  /// Whether it is the map of the whole route.
  let isMain: Bool
  private let metres: Double
  private let plate: SVGBox
  private let grid: [GridLine]
  private let named: [GridLine]

  /// Creates the furniture of a window through which a course runs.
  init(of view: SVGView, isMain: Bool, course: [[SVGPoint]]) {
    (self.view, self.isMain) = (view, isMain)
    metres = SVGScale.roundDown(max((isMain ? 140 : 70) / view.scale, 1e-3))
    // The arrow to the north has the upper right of the main map.
    var free = view.box
    if isMain { free.right -= 36 }
    let plate = Self.plate(in: free, width: metres * view.scale + 20, course: course)
    self.plate = plate
    grid = isMain ? Self.grid(of: view) : []
    named = grid.filter { view.box.contains($0.box) && !$0.box.overlaps(plate) }
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
    for line in named { labels.keepFree(line.box) }
    if isMain {
      labels.keepFree(
        SVGBox(
          left: frame.right - 36, top: frame.top, right: frame.right, bottom: frame.top + 62))
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
    for line in named {
      SVGLabels.write(line.text, at: line.place, size: 8.5, colour: "#5f5b52", on: &canvas)
    }
    if isMain {
      SVGSymbols.drawNorth(at: SVGPoint(frame.right - 20, frame.top + 40), on: &canvas)
    }
  }

  /// A line of round longitude or latitude, and its name at the edge.
  private struct GridLine {
    let start: SVGPoint
    let end: SVGPoint
    let text: String
    let place: SVGPoint

    var box: SVGBox {
      SVGBox(
        left: place.x, top: place.y - 8, right: place.x + SVGTextWidth.of(text, size: 8.5),
        bottom: place.y + 2)
    }
  }

  private static func grid(of view: SVGView) -> [GridLine] {
    let frame = view.box
    let low = view.degrees(SVGPoint(frame.left, frame.bottom))
    let high = view.degrees(SVGPoint(frame.right, frame.top))
    // A window on the antimeridian has its lines by the longitudes of its left edge on.
    let east = high.longitude + (high.longitude < low.longitude ? 360 : 0)
    let (across, up) = (east - low.longitude, high.latitude - low.latitude)
    let step = SVGScale.roundUp(max(max(across, up) / 6, 1e-6))
    return numbers(from: low.longitude, to: east, step: step).map { number in
      let x = frame.left + (number * step - low.longitude) / across * frame.width
      let longitude = number * step > 180 ? number * step - 360 : number * step
      return GridLine(
        start: SVGPoint(x, frame.top), end: SVGPoint(x, frame.bottom),
        text: degrees(longitude, step, "E", "W"), place: SVGPoint(x + 2, frame.bottom - 3))
    }
      + numbers(from: low.latitude, to: high.latitude, step: step).map { number in
        let y = frame.top + (high.latitude - number * step) / up * frame.height
        return GridLine(
          start: SVGPoint(frame.left, y), end: SVGPoint(frame.right, y),
          text: degrees(number * step, step, "N", "S"), place: SVGPoint(frame.left + 3, y - 2))
      }
  }

  /// Draws lines of round longitude and latitude.
  func drawGrid(on canvas: inout SVGCanvas) {
    if grid.isEmpty { return }
    let lines = grid.map { [$0.start, $0.end] }
    canvas.element(
      "path",
      [
        "d": SVGOutline.data(lines, isClosed: false), "fill": "none", "stroke": "#d5d2c8",
        "stroke-width": "0.6",
      ])
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
