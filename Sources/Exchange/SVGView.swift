internal import Geometry

/// A window of the land on a page, north up, by an equirectangular projection about a place.
struct SVGView: Sendable {
  /// The frame on the page.
  let box: SVGBox
  /// The units of the page to a metre.
  let scale: Double
  private let ground: SVGGround
  // The metres at the middle of the frame.
  private let middle: SVGPoint

  /// Creates a window in which a rectangle of the ground, in metres, is wholly seen.
  init(_ box: SVGBox, on ground: SVGGround, showing area: SVGBox) {
    (self.box, self.ground) = (box, ground)
    scale = min(box.width / max(area.width, 1), box.height / max(area.height, 1))
    middle = area.middle
  }

  /// The place on the page of a point in metres of the ground.
  func page(_ point: SVGPoint) -> SVGPoint {
    SVGPoint(
      box.middle.x + (point.x - middle.x) * scale, box.middle.y + (point.y - middle.y) * scale)
  }

  /// The places on the page of a path.
  func page(_ path: some Sequence<Position<Geographic>>) -> [SVGPoint] {
    ground.points(path).map(page)
  }

  /// The degrees at a place on the page.
  func degrees(_ point: SVGPoint) -> (longitude: Double, latitude: Double) {
    ground.degrees(
      SVGPoint(
        middle.x + (point.x - box.middle.x) / scale, middle.y + (point.y - box.middle.y) / scale))
  }

  /// The part of the ground that is seen, in metres.
  var area: SVGBox {
    let (x, y) = (box.width / scale / 2, box.height / scale / 2)
    return SVGBox(left: middle.x - x, top: middle.y - y, right: middle.x + x, bottom: middle.y + y)
  }
}
