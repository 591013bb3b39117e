import CPROJ
internal import Glibc
package import Geometry

/// PROJ on one thread: the systems that it knows, and the operations to WGS 84.
///
/// Not `Sendable`: a context serves one thread, see ``ofThisThread()``. No network is used and no
/// grid is downloaded. A class, so that the operations chosen once are kept.
package final class CoordinateEngine {
  let context: ProjContext
  private var systems: [String: CoordinateSystem] = [:]
  private var operations: [Choice: CoordinateOperation] = [:]

  private struct Choice: Hashable {
    let code: String
    let area: Envelope
  }

  /// Creates an engine of its own.
  package init() throws(CoordinateFailure) {
    context = try ProjContext()
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    unsafe pthread_key_create(&key) { value in
      if let value = unsafe value { unsafe Unmanaged<CoordinateEngine>.fromOpaque(value).release() }
    }
    return key
  }()

  /// The engine that this thread keeps: choosing an operation takes 30 ms, and is done once.
  package static func ofThisThread() throws(CoordinateFailure) -> CoordinateEngine {
    if let known = unsafe pthread_getspecific(key) {
      return unsafe Unmanaged<CoordinateEngine>.fromOpaque(known).takeUnretainedValue()
    }
    let engine = try CoordinateEngine()
    unsafe pthread_setspecific(key, Unmanaged.passRetained(engine).toOpaque())
    return engine
  }

  /// The version of PROJ's database of systems: `EPSG v10.076`.
  package var database: String {
    guard let text = unsafe proj_context_get_database_metadata(context.handle, "EPSG.VERSION")
    else {
      return "none"
    }
    return unsafe "EPSG \(String(cString: text))"
  }

  /// The system of a code such as `EPSG:28408`; letters may be small.
  package func system(_ code: String) throws(CoordinateFailure) -> CoordinateSystem {
    let code = code.uppercased()
    if let known = systems[code] { return known }
    let system = try lookUp(code)
    systems[code] = system
    return system
  }

  /// The operation from a system to WGS 84 for an area, chosen by the rules of
  /// ``CoordinateOperation`` and kept.
  package func operation(
    from code: String, over area: Envelope
  ) throws(CoordinateFailure) -> CoordinateOperation {
    let system = try system(code)
    let choice = Choice(code: system.code, area: area)
    if let known = operations[choice] { return known }
    let operation = try CoordinateOperation(from: system, over: area, in: context)
    operations[choice] = operation
    return operation
  }

  /// The operation from a system for an area in which somebody works, where a position lies in it;
  /// else for the 50 km about the position.
  package func operation(
    from code: String, near position: Position<Grid>, in area: Envelope?
  ) throws(CoordinateFailure) -> CoordinateOperation {
    let system = try system(code)
    if let area {
      var failure: CoordinateFailure?
      do throws(CoordinateFailure) {
        let operation = try operation(from: code, over: area)
        let wide = area.grown(byMetres: 50_000)
        if let place = operation.geographic(position),
          wide.holds(place)
        {
          return operation
        }
      } catch { failure = error }
      // None is valid in all of it: one that is, where the position lies.
      if let failure, failure != .noOperation(from: system.code) { throw failure }
    }
    if !system.isProjected {
      let degrees = system.unit * 180 / .pi
      let place = Position<Geographic>(computed: position.x * degrees, position.y * degrees)
      return try operation(from: code, over: Envelope(place).grown(byMetres: 50_000))
    }
    // Where that is, roughly: by any operation that is valid somewhere in the system's own area.
    guard let own = system.area, own.west <= own.east else {
      throw .noOperation(from: system.code)
    }
    let rough = try CoordinateOperation(from: system, over: own, in: context, isAnywhere: true)
    guard let place = rough.roughly(position),
      own.grown(byMetres: 100_000).holds(place)
    else { return rough }
    return try operation(from: code, over: Envelope(place).grown(byMetres: 50_000))
  }

  private func lookUp(_ code: String) throws(CoordinateFailure) -> CoordinateSystem {
    guard let crs = unsafe context.crs(code) else { throw .unknownSystem(code) }
    defer { unsafe proj_destroy(crs) }
    let name = unsafe proj_get_name(crs).map { unsafe String(cString: $0) } ?? code
    let type = unsafe proj_get_type(crs)
    guard type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_GEOGRAPHIC_2D_CRS,
      let axes = unsafe proj_crs_get_coordinate_system(context.handle, crs)
    else { throw .notHorizontal(code, name: name) }
    defer { unsafe proj_destroy(axes) }
    let (first, second) = unsafe (axis(0, of: axes), axis(1, of: axes))
    guard let first, let second else { throw .notHorizontal(code, name: name) }
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    let hasArea =
      unsafe proj_get_area_of_use(context.handle, crs, &west, &south, &east, &north, nil) != 0
      && west > -1_000
    // About a pole both axes run south: there the names tell.
    let isNorthingFirst =
      first.direction == "north"
      || first.direction == second.direction
        && first.axis.name.lowercased().hasPrefix("northing")
    return CoordinateSystem(
      code: code, name: name, axes: [first.axis, second.axis], isNorthingFirst: isNorthingFirst,
      isProjected: type == PJ_TYPE_PROJECTED_CRS, unit: first.unit,
      area: hasArea ? Envelope(west: west, south: south, east: east, north: north) : nil)
  }

  private func axis(
    _ number: Int32, of system: OpaquePointer
  ) -> (axis: CoordinateSystem.Axis, direction: String, unit: Double)? {
    var (name, abbreviation): (UnsafePointer<CChar>?, UnsafePointer<CChar>?) = (nil, nil)
    var (direction, unit): (UnsafePointer<CChar>?, UnsafePointer<CChar>?) = (nil, nil)
    var factor = 0.0
    guard
      unsafe proj_cs_get_axis_info(
        context.handle, system, number, &name, &abbreviation, &direction, &factor, &unit, nil, nil)
        != 0
    else { return nil }
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
      unsafe pointer.map { unsafe String(cString: $0) } ?? ""
    }
    return unsafe (
      CoordinateSystem.Axis(
        name: text(name), abbreviation: text(abbreviation), unit: text(unit)),
      text(direction).lowercased(), factor
    )
  }
}
