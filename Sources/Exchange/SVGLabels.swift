/// Labels on a map, none over another: who comes first has the place.
struct SVGLabels {
  /// The frame within which labels stay.
  let box: SVGBox
  private var taken: [SVGBox] = []

  /// Creates a map without labels.
  init(in box: SVGBox) { self.box = box.grown(-3) }

  /// Keeps a place free of labels.
  mutating func keepFree(_ box: SVGBox) { taken.append(box) }

  /// Keeps a line free of labels, whose width is given.
  mutating func keepFree(line: [SVGPoint], width: Double) {
    for (a, b) in zip(line, line.dropFirst()) {
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let steps = max(1, Int(((dx * dx + dy * dy).squareRoot() / width).rounded(.up)))
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        let (x, y) = (a.x + dx * t, a.y + dy * t)
        taken.append(
          SVGBox(
            left: x - width / 2, top: y - width / 2, right: x + width / 2, bottom: y + width / 2))
      }
    }
  }

  /// Draws a label beside a point, at a distance, where there is room; says whether there was.
  ///
  /// The places around the point are tried in some rounds, each 3 mm further away.
  @discardableResult
  mutating func draw(
    _ text: String, around point: SVGPoint, distance: Double, size: Double = 10.5,
    colour: String = "#000000", isBold: Bool = false, isCentred: Bool = false,
    rounds: Int = 2, on canvas: inout SVGCanvas
  ) -> Bool {
    let (width, height) = (
      SVGTextWidth.of(text, size: size, isBold: isBold), size * 0.8
    )
    var starts: [SVGPoint] = isCentred ? [point.moved(-width / 2, height / 2)] : []
    for d in [0, 12, 24, 36].prefix(rounds).map({ distance + $0 }) {
      // Beside, above and below, then toward the corners.
      let (left, right) = (-d - width, d)
      let (above, below) = (-d, d + height)
      starts += [point.moved(right, height / 2), point.moved(left, height / 2)]
      starts += [point.moved(-width / 2, above), point.moved(-width / 2, below)]
      for x in [right * 0.8, left + d * 0.2] {
        starts += [point.moved(x, above * 0.8), point.moved(x, below - d * 0.2)]
      }
    }
    for start in starts {
      let own = SVGBox(
        left: start.x - 1.5, top: start.y - height - 1.5, right: start.x + width + 1.5,
        bottom: start.y + 2.5)
      if !box.contains(own) || taken.contains(where: own.overlaps) { continue }
      taken.append(own)
      Self.write(text, at: start, size: size, colour: colour, isBold: isBold, on: &canvas)
      return true
    }
    return false
  }

  /// Draws text with a white rim, so that it can be read on anything.
  static func write(
    _ text: String, at point: SVGPoint, size: Double, colour: String = "#000000",
    isBold: Bool = false, on canvas: inout SVGCanvas
  ) {
    canvas.label(
      text, at: point, size: size,
      [
        "fill": colour, "stroke": "#ffffff", "stroke-width": "2.5", "stroke-linejoin": "round",
        "paint-order": "stroke", "font-weight": isBold ? "bold" : "normal",
      ])
  }
}
