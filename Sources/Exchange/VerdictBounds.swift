internal import Assessment

/// Where the stretches of an answer begin and end, rounded once, so that they add up.
struct VerdictBounds: Sendable {
  /// The start of each stretch, and behind the last one the end of the route.
  let chainages: [Centimetres]
  private let classes: [RouteClass]

  /// Rounds the ends of the stretches of a verdict.
  init(_ verdict: Verdict) {
    let stretches = verdict.stretches
    classes = stretches.map(\.class)
    chainages =
      stretches.map { Centimetres(rounding: $0.from) } + [Centimetres(rounding: verdict.length)]
  }

  /// The length of the route.
  var length: Centimetres { chainages[chainages.count - 1] }

  /// The chainage of the first metre that is not cleared.
  var clearedPrefix: Centimetres {
    classes.firstIndex { $0 != .cleared }.map { chainages[$0] } ?? length
  }

  /// The length of each class that occurs, from the best to the worst.
  var byClass: [(class: RouteClass, length: Centimetres)] {
    RouteClass.allCases.compactMap { `class` in
      let own = classes.indices.filter { classes[$0] == `class` }
      if own.isEmpty { return nil }
      let sum = own.reduce(Centimetres(0)) { $0 + (chainages[$1 + 1] - chainages[$1]) }
      return (`class`, sum)
    }
  }
}
