internal import Assessment
internal import Geometry

/// An enlargement of the worst places of a route.
struct SVGInset: Sendable {
  /// The name of it, as on the map.
  var letter: String
  /// The class of what it is about.
  let `class`: RouteClass
  /// Where that begins, in metres of the route.
  let from: Double
  /// Where that ends.
  let to: Double
  /// The ground that it shows, in metres.
  let area: SVGBox

  /// What stands above it.
  var title: String {
    let span = RouteSpan(from: from, to: to, isCleared: false)
    return "\(letter) km \(span?.text ?? "") \(`class`.words)"
  }

  /// Chooses the windows of the worst places, at most three, that show different ground.
  ///
  /// What `main`, the window of the whole route, shows large enough is left out.
  static func chosen(for verdict: Verdict, on ground: SVGGround, main: SVGView) -> [Self] {
    let margin = verdict.question.reach + 40
    let least = 2 * verdict.question.reach + 120
    // Where the corridor can be seen there is nothing to enlarge; by less than two, it is none.
    let most = max(main.area.width, main.area.height) / 3
    if least > most || 2 * verdict.question.reach * main.scale > SVGRouteStyle.width { return [] }
    var chosen: [Self] = []
    for place in places(of: verdict) where chosen.count < 3 {
      let points = verdict.question.route.lines(from: place.from, to: place.to)
        .flatMap(ground.points)
      guard let bounds = SVGBox(points) else { continue }
      let side = max(max(bounds.width, bounds.height) + 2 * margin, least)
      // Of a long place, where one comes into it.
      let middle = side > most ? points[0] : bounds.middle
      let half = min(side, most) / 2
      let area = SVGBox(
        left: middle.x - half, top: middle.y - half, right: middle.x + half,
        bottom: middle.y + half)
      if chosen.contains(where: { $0.area.share(of: area) > 0.2 }) { continue }
      chosen.append(
        Self(letter: "", class: place.class, from: place.from, to: place.to, area: area))
    }
    chosen.sort { $0.from < $1.from }
    for (number, letter) in ["A", "B", "C"].enumerated() where number < chosen.count {
      chosen[number].letter = letter
    }
    return chosen
  }

  /// Stretches of one class that follow each other, the worst and longest first.
  private static func places(
    of verdict: Verdict
  ) -> [(class: RouteClass, from: Double, to: Double)] {
    var places: [(class: RouteClass, from: Double, to: Double)] = []
    for stretch in verdict.stretches {
      if let last = places.last, last.class == stretch.class {
        places[places.count - 1].to = stretch.to
      } else {
        places.append((stretch.class, stretch.from, stretch.to))
      }
    }
    return places.filter { $0.class != .cleared }.sorted {
      ($1.class, $1.to - $1.from, $0.from) < ($0.class, $0.to - $0.from, $1.from)
    }
  }
}
