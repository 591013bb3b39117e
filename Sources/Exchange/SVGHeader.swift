internal import Assessment
internal import MineAction

/// What stands above the map: the route, what was asked, and the answer in words.
struct SVGHeader {
  let verdict: Verdict
  let context: VerdictContext

  /// How much of the sheet it takes.
  var height: Double { remark == nil ? 70 : 92 }

  private var remark: String? {
    let text = context.remark?.onOneLine ?? ""
    return text.isEmpty ? nil : text
  }

  /// Draws it at the upper edge of a rectangle.
  func draw(in box: SVGBox, on canvas: inout SVGCanvas) {
    let plate = SVGBox(
      left: box.right - min(box.width * 0.47, 470), top: box.top, right: box.right,
      bottom: box.top + 66)
    drawAnswer(in: plate, on: &canvas)
    let width = plate.left - box.left - 16
    let programme = context.programme?.onOneLine ?? ""
    canvas.label(
      SVGTextWidth.cut(programme.isEmpty ? "Route verdict" : programme, size: 11, to: width),
      at: SVGPoint(box.left, box.top + 10), size: 11, ["fill": "#444444"])
    let name = context.routeName?.onOneLine ?? ""
    let title = name.isEmpty ? "Route" : name
    drawTitle(title, at: SVGPoint(box.left, box.top + 38), width: width, on: &canvas)
    let question = verdict.question
    let assumed = question.isRouteAccuracyAssumed ? ", assumed" : ""
    let traffic =
      "For \(question.profile.words), \(question.width.inMetres) wide; "
      + "route accuracy \(question.routeAccuracy.inMetres)\(assumed)"
    canvas.label(
      SVGTextWidth.cut(traffic, size: 12, to: width), at: SVGPoint(box.left, box.top + 60),
      size: 12)
    if let remark {
      let band = SVGBox(
        left: box.left, top: box.top + 73, right: box.right, bottom: box.top + 91)
      canvas.rectangle(band, ["fill": "#ffffff", "stroke": "#a00000", "stroke-width": "1.4"])
      canvas.label(
        SVGTextWidth.cut(remark, size: 11, isBold: true, to: band.width - 16),
        at: SVGPoint(band.left + 8, band.bottom - 5), size: 11,
        ["font-weight": "bold", "fill": "#a00000"])
    }
  }

  /// Draws the name of the route, a long one smaller, a very long one in two lines.
  private func drawTitle(
    _ title: String, at start: SVGPoint, width: Double, on canvas: inout SVGCanvas
  ) {
    var size = 25.0
    while size > 14, SVGTextWidth.of(title, size: size, isBold: true) > width { size -= 1 }
    let lines = SVGTextWidth.lines(of: title, size: size, isBold: true, width: width)
    if lines.count < 2 {
      let text = SVGTextWidth.cut(title, size: size, isBold: true, to: width)
      return canvas.label(text, at: start, size: size, ["font-weight": "bold"])
    }
    let rest = lines.dropFirst().joined(separator: " ")
    for (text, y) in [(lines[0], -12.0), (rest, 4)] {
      canvas.label(
        SVGTextWidth.cut(text, size: size, isBold: true, to: width), at: start.moved(0, y),
        size: size, ["font-weight": "bold"])
    }
  }

  private func drawAnswer(in plate: SVGBox, on canvas: inout SVGCanvas) {
    let worst = verdict.class
    canvas.rectangle(plate, ["fill": "#ffffff", "stroke": "#000000", "stroke-width": "1.6"])
    let y = plate.bottom - 9
    let data = SVGOutline.data(
      [[SVGPoint(plate.left + 10, y), SVGPoint(plate.right - 10, y)]], isClosed: false)
    canvas.group("g", ["fill": "none"]) { canvas in
      SVGRouteStyle.drawCasing(data, on: &canvas)
      SVGRouteStyle.draw(worst, data, on: &canvas)
    }
    let words = worst == .cleared ? worst.words : "NOT CLEARED: \(worst.words)"
    let width = plate.width - 20
    var size = 24.0
    while size > 12, SVGTextWidth.of(words, size: size, isBold: true) > width { size -= 1 }
    canvas.label(
      words, at: SVGPoint(plate.left + 10, plate.top + 28), size: size, ["font-weight": "bold"])
    canvas.label(
      SVGTextWidth.cut(verdict.clearedPart, size: 12, to: width),
      at: SVGPoint(plate.left + 10, plate.top + 47), size: 12)
  }
}
