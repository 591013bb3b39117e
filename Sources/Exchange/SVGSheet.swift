internal import Assessment
internal import Geometry

/// A picture of a verdict as it is put together.
struct SVGSheet {
  private let verdict: Verdict
  private let context: VerdictContext
  private let features: [SVGFeature]
  private let tolerance: Double
  private let ground: SVGGround

  /// Puts a sheet together of features in the order of drawing.
  init(
    _ verdict: Verdict, _ context: VerdictContext, _ features: [SVGFeature], tolerance: Double
  ) {
    (self.verdict, self.context, self.features) = (verdict, context, features)
    self.tolerance = tolerance
    ground = SVGGround(about: verdict.question.route)
  }

  /// The ground that the map must show, in metres.
  private var area: SVGBox {
    let points = ground.points(verdict.question.route.positions)
    let bounds = SVGBox(points) ?? SVGBox(left: 0, top: 0, right: 1, bottom: 1)
    let side = max(bounds.width, bounds.height)
    let margin = max(side * 0.06, verdict.question.reach + verdict.question.standOff)
    return bounds.grown(margin)
  }

  private func layout(
    isLandscape: Bool, side: SVGLayout.Side, insets: Int, entries: Int
  ) -> SVGLayout {
    SVGLayout(
      isLandscape: isLandscape, side: side, insets: insets, legendEntries: entries,
      footLines: SVGFoot(verdict, context, width: isLandscape ? 1132 : 784).lines.count,
      headerHeight: SVGHeader(verdict: verdict, context: context).height)
  }

  /// The sheet on which the route is largest; upright only where it is so by a fifth.
  private func best(insets: Int, entries: Int) -> SVGLayout {
    let area = area
    var best: (layout: SVGLayout, scale: Double)?
    for isLandscape in [true, false] {
      for side in SVGLayout.Side.allCases {
        let layout = layout(
          isLandscape: isLandscape, side: side, insets: insets, entries: entries)
        let scale = SVGView(layout.map, on: ground, showing: area).scale
        if let known = best, scale <= known.scale * (isLandscape ? 1 : 1.2) { continue }
        best = (layout, scale)
      }
    }
    return best?.layout ?? layout(isLandscape: true, side: .right, insets: insets, entries: entries)
  }

  /// The document.
  var bytes: [UInt8] {
    // What is to be seen decides how large the legend is, and that how large the map is.
    let draft = best(insets: 0, entries: 20)
    let overview = SVGView(draft.map, on: ground, showing: area)
    let insets = SVGInset.chosen(for: verdict, on: ground, main: overview)
    let expected = legend(map(.main, overview, []), [])
    let layout = best(insets: insets.count, entries: expected.entries.count + 1)
    let main = map(.main, SVGView(layout.map, on: ground, showing: area), insets)
    let enlargements = zip(insets, layout.insets).map { inset, box in
      map(.inset(inset.letter), SVGView(box, on: ground, showing: inset.area), [])
    }
    var canvas = SVGCanvas()
    canvas.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let (width, height) = (layout.page.width, layout.page.height)
    canvas.group(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": "\((width / 4).words)mm",
        "height": "\((height / 4).words)mm", "viewBox": "0 0 \(width.words) \(height.words)",
        "role": "img", "font-family": "Helvetica, Arial, 'DejaVu Sans', sans-serif",
      ]
    ) { canvas in
      let name = context.routeName?.onOneLine ?? ""
      canvas.text("title", [:], name.isEmpty ? "Route verdict" : "Route verdict: \(name)")
      canvas.text("desc", [:], VerdictMessage(verdict, context).text)
      canvas.group("defs", [:]) { canvas in
        for kind in SVGFeature.Kind.areas { kind.writePattern(to: &canvas) }
      }
      canvas.rectangle(layout.page, ["fill": "#ffffff"])
      SVGHeader(verdict: verdict, context: context).draw(in: layout.inner, on: &canvas)
      main.draw(on: &canvas)
      for map in enlargements { map.draw(on: &canvas) }
      drawTitles(of: insets, above: layout.insets, on: &canvas)
      let strip = SVGBox(
        left: layout.inner.left + 6, top: layout.strip, right: layout.inner.right - 6,
        bottom: layout.legend)
      SVGStrip(verdict: verdict, insets: insets, box: strip).draw(on: &canvas)
      legend(main, enlargements).draw(in: layout, on: &canvas)
      SVGFoot(verdict, context, width: layout.inner.width).draw(in: layout, on: &canvas)
    }
    return canvas.bytes
  }

  private func map(_ role: SVGMap.Role, _ view: SVGView, _ insets: [SVGInset]) -> SVGMap {
    SVGMap(role, of: verdict, features, in: view, tolerance: tolerance, insets: insets)
  }

  private func legend(_ main: SVGMap, _ insets: [SVGMap]) -> SVGLegend {
    let maps = [main] + insets
    return SVGLegend(
      seen: maps.flatMap(\.features).map(\.feature.kind),
      isWidened: maps.contains { $0.features.contains { $0.isWidened } },
      hasCorridor: maps.contains { $0.route.corridor != nil })
  }

  private func drawTitles(
    of insets: [SVGInset], above boxes: [SVGBox], on canvas: inout SVGCanvas
  ) {
    let widths = insets.map { SVGTextWidth.of($0.title, size: 1, isBold: true) }
    guard let longest = widths.max(), let box = boxes.first else { return }
    let size = min(max(box.width / longest, 7), 11.5)
    for (inset, box) in zip(insets, boxes) {
      canvas.label(
        inset.title, at: SVGPoint(box.left, box.top - 5), size: size, ["font-weight": "bold"])
    }
  }
}
