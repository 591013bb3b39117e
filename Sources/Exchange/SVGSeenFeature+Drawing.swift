internal import Geometry

extension SVGSeenFeature {
  /// Draws its ground, or how far around it is dangerous.
  func drawArea(on canvas: inout SVGCanvas) {
    let kind = feature.kind
    guard let pattern = kind.pattern else { return drawReach(on: &canvas) }
    let paint = "url(#area-\(pattern))"
    for piece in pieces {
      if piece.widening > 0 {
        drawWidened(piece, paint, on: &canvas)
        continue
      }
      canvas.element(
        "path",
        [
          "d": piece.data, "fill": paint, "fill-rule": "evenodd", "stroke": kind.outline,
          "stroke-width": kind.isDanger ? "1.6" : "1", "stroke-dasharray": kind.dashes ?? "none",
        ])
    }
  }

  /// Draws what is too small or too narrow to be seen with a pen that is wide enough.
  private func drawWidened(_ piece: Piece, _ paint: String, on canvas: inout SVGCanvas) {
    let kind = feature.kind
    let ground = kind.isDanger ? kind.colour : "#ffffff"
    let inner = SVGCanvas.number(max(piece.widening - 2, 0.5))
    canvas.group("g", ["fill": "none", "stroke-linejoin": "round", "stroke-linecap": "round"]) {
      canvas in
      canvas.element(
        "path",
        [
          "d": piece.data, "stroke": kind.outline,
          "stroke-width": SVGCanvas.number(piece.widening),
        ])
      canvas.element(
        "path",
        [
          "d": piece.data, "stroke": ground, "stroke-width": inner, "fill": ground,
        ])
      if kind.isDanger { return }
      canvas.element(
        "path", ["d": piece.data, "stroke": paint, "stroke-width": inner, "fill": paint])
    }
  }

  private func drawReach(on canvas: inout SVGCanvas) {
    if reach < 5 { return }
    for piece in pieces {
      if piece.kind == .point {
        canvas.element(
          "circle",
          [
            "cx": SVGCanvas.number(piece.middle.x), "cy": SVGCanvas.number(piece.middle.y),
            "r": SVGCanvas.number(reach), "fill": "#ff0000", "fill-opacity": "0.2",
            "stroke": feature.kind.outline, "stroke-width": "1.2", "stroke-dasharray": "3 2",
          ])
        continue
      }
      canvas.element(
        "path",
        [
          "d": piece.data, "fill": "none", "stroke": "#ff0000", "stroke-opacity": "0.2",
          "stroke-width": SVGCanvas.number(2 * reach), "stroke-linejoin": "round",
          "stroke-linecap": "round",
        ])
      canvas.element(
        "path",
        [
          "d": piece.data, "fill": piece.kind == .polygon ? "#ff0000" : "none",
          "fill-opacity": "0.2", "stroke": feature.kind.outline, "stroke-width": "1.2",
        ])
    }
  }

  /// Draws the symbol of a report or a site.
  func drawSymbol(on canvas: inout SVGCanvas, _ labels: inout SVGLabels) {
    for piece in pieces where piece.isInside {
      switch feature.kind {
      case .report: SVGSymbols.drawReport(at: piece.middle, on: &canvas)
      case .site: SVGSymbols.drawSite(at: piece.middle, on: &canvas)
      default: continue
      }
      labels.keepFree(SVGBox(around: piece.middle, 6.5))
    }
  }

  /// Draws its name where there is room: inside, or beside what is danger or a symbol.
  ///
  /// In an enlargement all else is named beside it, too.
  func drawLabel(on canvas: inout SVGCanvas, _ labels: inout SVGLabels, isEnlarged: Bool) {
    guard let piece = pieces.first(where: \.isInside) else { return }
    let (text, kind) = (feature.text, feature.kind)
    let isSymbol = kind.pattern == nil
    let fits = piece.room > SVGTextWidth.of(text, size: 10.5) + 4
    if !isSymbol, !fits, !kind.isDanger, !isEnlarged { return }
    labels.draw(
      text, around: piece.middle, distance: isSymbol ? 9 : max(piece.room / 2, 4) + 6,
      colour: kind.outline, isBold: kind.isDanger, isCentred: fits,
      rounds: isEnlarged && kind.isDanger ? 4 : 2, on: &canvas)
    // No other name stands in an area of danger and passes for its own.
    let isSmall = 2 * max(piece.bounds.width, piece.bounds.height) < labels.box.width
    if isEnlarged, kind.isDanger, isSmall { labels.keepFree(piece.bounds) }
  }
}
