internal import Assessment

/// What the colours and patterns of a picture mean: all classes, and of the rest what occurs.
struct SVGLegend {
  /// One line of it.
  enum Entry: Sendable {
    /// A class of the route.
    case `class`(RouteClass)
    /// A kind of thing.
    case kind(SVGFeature.Kind)
    /// The ground that the traffic may touch.
    case corridor
    /// What no picture can show.
    case remark(String)
  }

  /// The lines, in their order.
  let entries: [Entry]

  /// Collects what is to be explained.
  init(seen kinds: [SVGFeature.Kind], isWidened: Bool, hasCorridor: Bool) {
    var entries: [Entry] = RouteClass.allCases.map(Entry.class)
    if hasCorridor { entries.append(.corridor) }
    var layers: Set<Int> = []
    for kind in kinds.sorted(by: { $0.layer > $1.layer }) where layers.insert(kind.layer).inserted {
      entries.append(.kind(kind))
    }
    if isWidened { entries.append(.remark("Small ground is drawn larger than it is.")) }
    self.entries = entries
  }

  /// Draws it, column by column.
  func draw(in layout: SVGLayout, on canvas: inout SVGCanvas) {
    let rows = (entries.count + layout.legendColumns - 1) / layout.legendColumns
    let width = layout.inner.width / Double(layout.legendColumns)
    for (number, entry) in entries.enumerated() {
      let start = SVGPoint(
        layout.inner.left + Double(number / rows) * width,
        layout.legend + Double(number % rows) * SVGLayout.legendLine)
      draw(entry, at: start, width: width - 8, on: &canvas)
    }
  }

  private func draw(
    _ entry: Entry, at start: SVGPoint, width: Double, on canvas: inout SVGCanvas
  ) {
    let swatch = SVGBox(
      left: start.x, top: start.y + 1, right: start.x + 36, bottom: start.y + 13)
    let words: String
    switch entry {
    case .class(let `class`):
      words = `class`.words
      let y = swatch.middle.y
      let data = SVGOutline.data(
        [[SVGPoint(swatch.left, y), SVGPoint(swatch.right, y)]], isClosed: false)
      canvas.group("g", ["fill": "none"]) { canvas in
        SVGRouteStyle.drawCasing(data, on: &canvas)
        SVGRouteStyle.draw(`class`, data, on: &canvas)
      }
    case .kind(let kind):
      words = kind.words
      draw(kind, in: swatch, on: &canvas)
    case .corridor:
      words = "Corridor of the traffic"
      canvas.rectangle(swatch, ["fill": "#000000", "fill-opacity": "0.18"])
    case .remark(let text):
      canvas.label(text, at: start.moved(0, 11), size: 9.6, ["font-style": "italic"])
      return
    }
    let text = SVGTextWidth.cut(words, size: 10, to: width - 42)
    canvas.label(text, at: start.moved(42, 11), size: 10)
  }

  private func draw(_ kind: SVGFeature.Kind, in swatch: SVGBox, on canvas: inout SVGCanvas) {
    switch kind {
    case .report:
      canvas.element(
        "circle",
        [
          "cx": SVGCanvas.number(swatch.middle.x), "cy": SVGCanvas.number(swatch.middle.y),
          "r": "8", "fill": "#ff0000", "fill-opacity": "0.2", "stroke": "#a00000",
          "stroke-width": "1", "stroke-dasharray": "3 2",
        ])
      canvas.group(
        "g",
        [
          "transform":
            "translate(\(SVGCanvas.number(swatch.middle.x)) \(SVGCanvas.number(swatch.middle.y))) scale(0.7)"
        ]
      ) { SVGSymbols.drawReport(at: SVGPoint(0, 0), on: &$0) }
    case .site: SVGSymbols.drawSite(at: swatch.middle, on: &canvas)
    default:
      canvas.rectangle(
        swatch,
        [
          "fill": "url(#area-\(kind.pattern ?? ""))", "stroke": kind.outline,
          "stroke-width": kind.isDanger ? "1.6" : "1", "stroke-dasharray": kind.dashes ?? "none",
        ])
    }
  }
}
