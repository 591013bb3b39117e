import Geometry

/// Where along a piece of the route each line of the definition holds.
struct OracleFinding {
  /// Where the corridor is covered: inside the ground, and the rim not within half the width.
  private struct Cover {
    let inside: Chainages
    let rim: Chainages

    func contains(_ chainage: Double) -> Bool {
      inside.contains(chainage) && !rim.contains(chainage)
    }
  }

  private var hazards: [(code: String, isCertain: Bool, at: Chainages)] = []
  private var warnings = Chainages()
  private let covers: [Cover]

  init(_ window: OracleWindow, along course: OracleCourse, slack: Double) throws {
    let question = window.question
    let half = question.halfWidth
    func bound(_ metres: Double) -> Double { max(metres + slack * (0.01 + 0.0001 * metres), 0) }
    func within(_ metres: Double, of shape: Shape<Plane>) -> Chainages {
      var all = course.inside(shape)
      all.formUnion(course.near(rimOf: shape, within: bound(metres)))
      return all.joined
    }
    for item in try window.contamination() {
      let near = half + item.reach
      hazards.append((item.code, item.isCertain, within(near, of: item.shape)))
      warnings.formUnion(within(near + question.standOff, of: item.shape))
    }
    for work in window.worksInProgress { warnings.formUnion(within(half, of: work)) }
    covers = try window.covered().map { ground in
      Cover(inside: course.inside(ground), rim: course.near(rimOf: ground, within: bound(half)))
    }
  }

  /// All chainages where something changes.
  var cuts: [Double] {
    hazards.flatMap(\.at.ends) + warnings.ends + covers.flatMap { $0.inside.ends + $0.rim.ends }
  }

  /// The first line of the definition that holds at a chainage.
  func verdict(
    at chainage: Double, isGap: Bool, isUnlocated: Bool
  ) -> (verdict: OracleClass, codes: [String]) {
    let inReach = hazards.filter { $0.at.contains(chainage) }
    let codes = Set(inReach.map(\.code)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if inReach.contains(where: \.isCertain) { return (.hazard, codes) }
    if !inReach.isEmpty { return (.suspect, codes) }
    if isGap { return (.indeterminate, []) }
    for (cover, worse) in zip(covers, [OracleClass.unknown, .stale, .conditional])
    where !cover.contains(chainage) { return (worse, []) }
    if warnings.contains(chainage) || isUnlocated { return (.conditional, []) }
    return (.cleared, [])
  }
}
