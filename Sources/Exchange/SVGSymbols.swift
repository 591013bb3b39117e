/// The symbols of things that are points on a map.
enum SVGSymbols {
  /// Draws the triangle of a hazard report.
  static func drawReport(at point: SVGPoint, on canvas: inout SVGCanvas) {
    let corners = [point.moved(0, -7), point.moved(6.4, 4.6), point.moved(-6.4, 4.6)]
    canvas.element(
      "path",
      [
        "d": SVGOutline.data([corners], isClosed: true), "fill": "#ffffff", "stroke": "#a00000",
        "stroke-width": "1.7", "stroke-linejoin": "round",
      ])
    let strokes = [
      [point.moved(0, -3.2), point.moved(0, 0.6)], [point.moved(0, 2.6), point.moved(0, 2.8)],
    ]
    canvas.element(
      "path",
      [
        "d": SVGOutline.data(strokes, isClosed: false), "stroke": "#a00000", "stroke-width": "1.7",
        "stroke-linecap": "round",
      ])
  }

  /// Draws the square of a site.
  static func drawSite(at point: SVGPoint, on canvas: inout SVGCanvas) {
    canvas.rectangle(
      SVGBox(
        left: point.x - 3.5, top: point.y - 3.5, right: point.x + 3.5, bottom: point.y + 3.5),
      ["fill": "#ffffff", "stroke": "#000000", "stroke-width": "1.8"])
  }

  /// Draws an arrow to the north.
  static func drawNorth(at point: SVGPoint, on canvas: inout SVGCanvas) {
    let west = [point.moved(0, -18), point.moved(0, 8), point.moved(-8, 14)]
    let east = [point.moved(0, -18), point.moved(8, 14), point.moved(0, 8)]
    for (corners, fill) in [(west, "#000000"), (east, "#ffffff")] {
      canvas.element(
        "path",
        [
          "d": SVGOutline.data([corners], isClosed: true), "fill": fill, "stroke": "#000000",
          "stroke-width": "1", "stroke-linejoin": "round",
        ])
    }
    SVGLabels.write("N", at: point.moved(-4.5, -21), size: 12, isBold: true, on: &canvas)
  }
}
