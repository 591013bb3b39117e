internal import Assessment

/// A piece of a route in whole metres, rounded so that it never sounds better than it is: what is
/// cleared inward, all else outward.
struct RouteSpan: Hashable, Sendable {
  /// The chainage of its start, in metres.
  let from: Int64
  /// The chainage of its end, in metres.
  let to: Int64

  /// Rounds the ends of a stretch as answers give them; `nil` where nothing is left of a cleared
  /// one.
  init?(_ stretch: Stretch) {
    self.init(from: stretch.from, to: stretch.to, isCleared: stretch.class == .cleared)
  }

  /// Rounds two chainages in metres.
  init?(from: Double, to: Double, isCleared: Bool) {
    let (from, to) = (Centimetres(rounding: from), Centimetres(rounding: to))
    if isCleared {
      (self.from, self.to) = (from.metresUp, to.metresDown)
      if self.from >= self.to { return nil }
    } else {
      (self.from, self.to) = (from.metresDown, to.metresUp)
    }
  }

  /// The length in metres.
  var length: Int64 { to - from }

  /// The piece in kilometres: `8.003-10.013`.
  var text: String { "\(Self.kilometres(from))-\(Self.kilometres(to))" }

  /// Metres as kilometres with three decimals.
  static func kilometres(_ metres: Int64) -> String {
    let rest = String(metres % 1000)
    return "\(metres / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }

  /// The length of a route in kilometres, rounded up to a metre.
  static func kilometres(rounding length: Double) -> String {
    kilometres(Centimetres(rounding: length).metresUp)
  }
}
