import CPROJ
package import Geometry

/// The way from a coordinate system to WGS 84 degrees over an area, chosen once and kept.
///
/// Of the operations that PROJ offers without guessing, those count that are valid in the whole
/// area and whose grids are installed; the most accurate of them is used, however good one for
/// another country may look. What the others make of a position tells how far it is in doubt.
/// Not `Sendable`: a `PJ` serves one thread at a time. `@safe`: its pointers are private, valid
/// until `deinit`, and nobody else has them.
@safe package final class CoordinateOperation {
  /// The system that it leads from.
  package let system: CoordinateSystem
  /// Authority and code of the datum transformations in it, as in `EPSG:15865`; `nil` where there
  /// is none, so that it is exact.
  package let code: String?
  /// The accuracy that the authority states, in metres; 0 for what is exact.
  package let statedAccuracy: Double
  /// The codes of the other operations that are valid at a place.
  package func otherCodes(at place: Position<Geographic>) -> [String] {
    others.filter { $0.isValid(at: place) }.map { $0.codes.joined(separator: " + ") }
  }
  /// The area that it was chosen for, in degrees.
  package let area: Envelope
  /// Where its authority lets it be used, in degrees.
  package let validity: Envelope?

  private let home: ProjContext
  private let pj: OpaquePointer
  // All that are valid in a part of the area, also where they are not in all of it.
  private let others: [Offer]
  /// By cell of the grid: the most that an edge of a unit's length leaves its course, in metres.
  var bends: [SIMD2<Int32>: Double] = [:]
  /// The last of them that was asked for: the edges of a polygon lie in one, as a rule.
  var lastBend: (cell: SIMD2<Int32>?, factor: Double) = (nil, 0)

  init(
    from system: CoordinateSystem, over area: Envelope, in context: ProjContext,
    isAnywhere: Bool = false
  ) throws(CoordinateFailure) {
    let home = context
    let context = unsafe home.handle
    guard let from = unsafe home.crs(system.code), let to = unsafe home.crs("OGC:CRS84") else {
      throw .unknownSystem(system.code)
    }
    defer {
      unsafe proj_destroy(to)
      unsafe proj_destroy(from)
    }
    guard
      var found = unsafe Self.offers(
        from, to, over: area, isAnywhere ? Self.somewhere : Self.everywhere, context),
      // Which are valid at a place does not hang on how far the programme reaches.
      let further = unsafe Self.offers(from, to, over: area, Self.somewhere, context)
    else { throw .unknownSystem(system.code) }
    // Of equals, the one that PROJ ranks first.
    guard
      let best = found.offers.indices.min(by: {
        (found.offers[$0].accuracy, $0) < (found.offers[$1].accuracy, $1)
      })
    else {
      further.offers.forEach { unsafe proj_destroy($0.pj) }
      if !found.grids.isEmpty {
        throw .missingGrids(from: system.code, names: Set(found.grids).sorted())
      }
      if !found.unsure.isEmpty { throw .noAccuracy(from: system.code, codes: found.unsure) }
      throw .noOperation(from: system.code)
    }
    let chosen = found.offers.remove(at: best)
    found.offers.forEach { unsafe proj_destroy($0.pj) }
    (self.system, self.area, self.home) = (system, area, home)
    unsafe pj = chosen.pj
    code = chosen.codes.isEmpty ? nil : chosen.codes.joined(separator: " + ")
    statedAccuracy = chosen.accuracy
    validity = chosen.validity
    others = further.offers.filter { $0.codes != chosen.codes }
    further.offers.filter { $0.codes == chosen.codes }
      .forEach { unsafe proj_destroy($0.pj) }
  }

  deinit {
    unsafe proj_destroy(pj)
    others.forEach { unsafe proj_destroy($0.pj) }
  }

  @safe private struct Offer {
    let pj: OpaquePointer
    let codes: [String]
    let accuracy: Double
    let validity: Envelope?

    func isValid(at place: Position<Geographic>) -> Bool { validity?.holds(place) ?? true }
  }

  /// What PROJ offers between two systems, and why it does not offer more.
  private struct Offers {
    var offers: [Offer] = []
    var grids: [String] = []
    var unsure: [String] = []
  }

  private static let everywhere = PROJ_SPATIAL_CRITERION_STRICT_CONTAINMENT
  private static let somewhere = PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION

  private static func offers(
    _ from: OpaquePointer, _ to: OpaquePointer, over area: Envelope,
    _ criterion: PROJ_SPATIAL_CRITERION, _ context: OpaquePointer
  ) -> Offers? {
    guard let rules = unsafe proj_create_operation_factory_context(context, nil) else { return nil }
    unsafe proj_operation_factory_context_set_area_of_interest(
      context, rules, area.west, area.south, area.east, area.north)
    unsafe proj_operation_factory_context_set_spatial_criterion(context, rules, criterion)
    unsafe proj_operation_factory_context_set_allow_ballpark_transformations(context, rules, 0)
    unsafe proj_operation_factory_context_set_grid_availability_use(
      context, rules, PROJ_GRID_AVAILABILITY_IGNORED)
    let found = unsafe proj_create_operations(context, from, to, rules)
    defer {
      unsafe proj_list_destroy(found)
      unsafe proj_operation_factory_context_destroy(rules)
    }
    var result = Offers()
    for number in unsafe 0..<proj_list_get_count(found) {
      guard let one = unsafe proj_list_get(context, found, number) else { continue }
      defer { unsafe proj_destroy(one) }
      if unsafe proj_coordoperation_has_ballpark_transformation(context, one) != 0 { continue }
      let missing = unsafe missingGrids(of: one, context)
      result.grids += missing
      guard missing.isEmpty else { continue }
      let codes = unsafe transformations(of: one, context)
      let stated = unsafe proj_coordoperation_get_accuracy(context, one)
      guard stated >= 0 || codes.isEmpty else {
        result.unsure += codes
        continue
      }
      guard let pj = unsafe proj_normalize_for_visualization(context, one) else { continue }
      let validity = unsafe validity(of: one, context)
      result.offers.append(
        unsafe Offer(pj: pj, codes: codes, accuracy: max(stated, 0), validity: validity))
    }
    return result
  }

  private static func missingGrids(
    of operation: OpaquePointer, _ context: OpaquePointer
  ) -> [String] {
    let count = unsafe proj_coordoperation_get_grid_used_count(context, operation)
    return (0..<count).compactMap { number in
      var name: UnsafePointer<CChar>?
      var isAvailable: Int32 = 0
      unsafe proj_coordoperation_get_grid_used(
        context, operation, number, &name, nil, nil, nil, nil, nil, &isAvailable)
      guard isAvailable == 0 else { return nil }
      return unsafe name.map { unsafe String(cString: $0) } ?? "a grid without a name"
    }
  }

  private static func transformations(
    of operation: OpaquePointer, _ context: OpaquePointer
  ) -> [String] {
    let count = unsafe proj_concatoperation_get_step_count(context, operation)
    if count == 0 {
      return unsafe [name(ofTransformation: operation)].compactMap { $0 }
    }
    return (0..<count).compactMap { number in
      let step = unsafe proj_concatoperation_get_step(context, operation, number)
      defer { unsafe proj_destroy(step) }
      return unsafe step.flatMap { unsafe name(ofTransformation: $0) }
    }
  }

  private static func name(ofTransformation step: OpaquePointer) -> String? {
    guard unsafe proj_get_type(step) == PJ_TYPE_TRANSFORMATION else { return nil }
    guard let authority = unsafe proj_get_id_auth_name(step, 0),
      let code = unsafe proj_get_id_code(step, 0)
    else { return unsafe proj_get_name(step).map { unsafe String(cString: $0) } ?? "unnamed" }
    return unsafe "\(String(cString: authority)):\(String(cString: code))"
  }

  private static func validity(
    of operation: OpaquePointer, _ context: OpaquePointer
  ) -> Envelope? {
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    guard
      unsafe proj_get_area_of_use(context, operation, &west, &south, &east, &north, nil) != 0,
      west > -1_000
    else { return nil }
    return Envelope(west: west, south: south, east: east, north: north)
  }

  /// The WGS 84 position of a position of the system; `nil` where it lies outside the area in
  /// which the operation is valid, as with its axes exchanged.
  package func geographic(_ position: Position<Grid>) -> Position<Geographic>? {
    unsafe Self.moved(position, by: pj).flatMap { isValid($0) ? $0 : nil }
  }

  /// Where a position is to some hundred metres, also where the operation is not valid.
  func roughly(_ position: Position<Grid>) -> Position<Geographic>? {
    unsafe Self.moved(position, by: pj)
  }

  /// The WGS 84 positions of a path, or `nil` where any lies outside the area of the operation.
  package func geographic(_ path: [Position<Grid>]) -> [Position<Geographic>]? {
    var numbers = path
    let stride = MemoryLayout<Position<Grid>>.stride
    let done = unsafe numbers.withUnsafeMutableBytes { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      let x = unsafe base.assumingMemoryBound(to: Double.self)
      return unsafe proj_trans_generic(
        pj, PJ_FWD, x, stride, path.count, x + 1, stride, path.count, nil, 0, 0, nil, 0, 0)
    }
    guard done == path.count else { return nil }
    var result: [Position<Geographic>] = []
    result.reserveCapacity(path.count)
    for number in numbers {
      let position = Position<Geographic>(computed: number.x, number.y)
      guard isValid(position) else { return nil }
      result.append(position)
    }
    return result
  }

  /// The position in the system of a WGS 84 position; `nil` outside the area of the operation.
  package func grid(_ position: Position<Geographic>) -> Position<Grid>? {
    guard isValid(position) else { return nil }
    let to = unsafe proj_trans(pj, PJ_INV, proj_coord(position.x, position.y, 0, .infinity)).xy
    return try? Position(easting: to.x, northing: to.y)
  }

  /// How far the other valid operations put a position from where this one does, at most, in
  /// metres; 0 where there is no other.
  package func disagreement(at position: Position<Grid>) -> Double {
    guard let own = geographic(position) else { return 0 }
    return others.reduce(0) { most, other in
      guard other.isValid(at: own), let its = unsafe Self.moved(position, by: other.pj) else {
        return most
      }
      return max(most, Geodesic.inverse(from: own, to: its).metres)
    }
  }

  /// How exact the operation is at a position, in metres: what is stated, and how far the others
  /// disagree there, rounded up to 0.1 m.
  package func accuracy(at position: Position<Grid>) -> Double {
    if others.isEmpty { return statedAccuracy }
    return statedAccuracy + (disagreement(at: position) * 10).rounded(.up) / 10
  }

  /// How exact the operation is along a path, in metres: at its worst, as far as its first position
  /// and the corners of its rectangle show.
  package func accuracy(along path: [Position<Grid>]) -> Double {
    guard let first = path.first else { return statedAccuracy }
    if others.isEmpty { return statedAccuracy }
    var (low, high) = (first, first)
    for position in path {
      low = Position(computed: min(low.x, position.x), min(low.y, position.y))
      high = Position(computed: max(high.x, position.x), max(high.y, position.y))
    }
    // Within a kilometre operations disagree alike.
    let kilometre = cell(of: first).side / 50
    guard high.x - low.x > kilometre || high.y - low.y > kilometre else {
      return accuracy(at: first)
    }
    let corners = [low, high, Position(computed: low.x, high.y), Position(computed: high.x, low.y)]
    return corners.reduce(accuracy(at: first)) { max($0, accuracy(at: $1)) }
  }

  /// The cell of 50 km that a position lies in, and the length of its side in the system's unit.
  func cell(of position: Position<Grid>) -> (cell: SIMD2<Int32>, side: Double) {
    let metre = system.isProjected ? 1 / system.unit : 1 / (Ellipsoid.a * system.unit)
    let side = 50_000 * metre
    let (column, row) = ((position.x / side).rounded(.down), (position.y / side).rounded(.down))
    guard abs(column) < 1e9, abs(row) < 1e9 else { return (SIMD2(.max, .max), side) }
    return (SIMD2(Int32(column), Int32(row)), side)
  }

  private func isValid(_ position: Position<Geographic>) -> Bool {
    guard abs(position.x) <= 180, abs(position.y) <= 90 else { return false }
    return validity?.holds(position) ?? true
  }

  private static func moved(
    _ position: Position<Grid>, by pj: OpaquePointer
  ) -> Position<Geographic>? {
    let to = unsafe proj_trans(pj, PJ_FWD, proj_coord(position.x, position.y, 0, .infinity)).xy
    return try? Position(longitude: to.x, latitude: to.y)
  }
}
