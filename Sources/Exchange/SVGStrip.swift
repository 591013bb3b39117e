internal import Assessment

/// The whole route as a straight bar, on which no stretch is too short to be seen.
struct SVGStrip {
  let verdict: Verdict
  let insets: [SVGInset]
  let box: SVGBox

  /// The least length on paper of a stretch that is not cleared.
  private static let leastLength = 4.0

  private var line: Double { box.top + 20 }

  private func x(_ chainage: Double) -> Double {
    box.left + chainage / verdict.length * box.width
  }

  /// Draws the bar, its chainages, and where the enlargements are.
  func draw(on canvas: inout SVGCanvas) {
    let ends = [SVGPoint(box.left, line), SVGPoint(box.right, line)]
    canvas.group("g", ["fill": "none"]) { canvas in
      SVGRouteStyle.drawCasing(SVGOutline.data([ends], isClosed: false), on: &canvas)
      for `class` in RouteClass.allCases {
        let own = verdict.stretches.filter { $0.class == `class` }.map(piece)
        if !own.isEmpty {
          SVGRouteStyle.draw(`class`, SVGOutline.data(own, isClosed: false), on: &canvas)
        }
      }
    }
    drawTicks(on: &canvas)
    var free = box.left
    for inset in insets {
      let middle = max(x((inset.from + inset.to) / 2), free)
      free = middle + 11
      canvas.label(
        inset.letter, at: SVGPoint(middle, line - 9), size: 12,
        ["font-weight": "bold", "text-anchor": "middle"])
    }
  }

  private func piece(_ stretch: Stretch) -> [SVGPoint] {
    let (from, to) = (x(stretch.from), x(stretch.to))
    let missing = stretch.class == .cleared ? 0 : max(Self.leastLength - (to - from), 0) / 2
    return [
      SVGPoint(max(from - missing, box.left), line), SVGPoint(min(to + missing, box.right), line),
    ]
  }

  private func drawTicks(on canvas: inout SVGCanvas) {
    let step = SVGScale.roundUp(max(verdict.length / box.width * 60, 1))
    let length = RouteSpan.kilometres(rounding: verdict.length)
    let last = SVGTextWidth.of("km \(length)", size: 10)
    var chainage = 0.0
    while chainage < verdict.length {
      let place = x(chainage)
      if place + 40 < box.right - last || chainage == 0 {
        drawTick(at: place, on: &canvas)
        canvas.label(
          "\(chainage == 0 ? "km " : "")\(SVGScale.kilometres(chainage, step: step))",
          at: SVGPoint(place, line + 20), size: 10,
          ["text-anchor": chainage == 0 ? "start" : "middle"])
      }
      chainage += step
    }
    drawTick(at: box.right, on: &canvas)
    canvas.label(
      "km \(length)", at: SVGPoint(box.right, line + 20), size: 10, ["text-anchor": "end"])
  }

  private func drawTick(at x: Double, on canvas: inout SVGCanvas) {
    let ends = [SVGPoint(x, line + 4), SVGPoint(x, line + 10)]
    canvas.element(
      "path",
      [
        "d": SVGOutline.data([ends], isClosed: false), "stroke": "#000000", "stroke-width": "1",
      ])
  }
}
