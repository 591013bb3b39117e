import CPROJ

extension CoordinateEngine {
  /// The code of the system that a text describes, in the well-known text of ESRI, of the OGC (1 or 2)
  /// or of GDAL, as `.prj` files have it.
  ///
  /// It is the one that the text names itself, or the only one that PROJ finds for it with certainty;
  /// and that one must be, by every number, the system that the text describes, the order of axes
  /// aside. A displaced easting or another datum is none of it, whatever name it has.
  package func code(ofWellKnownText text: String) throws(CoordinateFailure) -> String {
    let handle = unsafe context.handle
    guard !text.utf8.contains(0),
      var system = unsafe proj_create_from_wkt(handle, text, nil, nil, nil)
    else { throw .notWellKnownText }
    defer { unsafe proj_destroy(system) }
    // With parameters of a transformation beside it, which the operations of the EPSG replace.
    if unsafe proj_get_type(system) == PJ_TYPE_BOUND_CRS {
      guard let inner = unsafe proj_get_source_crs(handle, system) else { throw .notWellKnownText }
      unsafe proj_destroy(system)
      unsafe system = inner
    }
    let name = unsafe proj_get_name(system).map { unsafe String(cString: $0) } ?? "unnamed"
    let type = unsafe proj_get_type(system)
    guard type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_GEOGRAPHIC_2D_CRS else {
      throw .notHorizontal("the text", name: name)
    }
    let datum = unsafe datum(of: system)
    guard let datum, Self.isKnown(datum) else { throw .unknownDatum(datum ?? "none") }
    if let code = unsafe identifier(of: system) {
      guard let known = unsafe context.crs(code) else { throw .unknownSystem(code) }
      defer { unsafe proj_destroy(known) }
      guard unsafe isSame(system, known) else { throw .contradiction(code) }
      return code
    }
    return unsafe try identified(system, named: name)
  }

  private func identified(
    _ system: OpaquePointer, named name: String
  ) throws(CoordinateFailure) -> String {
    let handle = unsafe context.handle
    var confidences: UnsafeMutablePointer<Int32>?
    let list = unsafe proj_identify(handle, system, "EPSG", nil, &confidences)
    defer {
      unsafe proj_list_destroy(list)
      unsafe proj_int_list_destroy(confidences)
    }
    guard let list = unsafe list, let confidences = unsafe confidences else {
      throw .unidentified(name)
    }
    var codes: [String] = []
    for number in unsafe 0..<proj_list_get_count(list) {
      guard unsafe confidences[Int(number)] >= 90,
        let match = unsafe proj_list_get(handle, list, number)
      else { continue }
      defer { unsafe proj_destroy(match) }
      if unsafe isSame(system, match), let code = unsafe identifier(of: match) {
        codes.append(code)
      }
    }
    guard codes.count == 1 else { throw .unidentified(name) }
    return codes[0]
  }

  private func datum(of system: OpaquePointer) -> String? {
    guard let datum = unsafe proj_crs_get_datum_forced(context.handle, system) else { return nil }
    defer { unsafe proj_destroy(datum) }
    return unsafe proj_get_name(datum).map { unsafe String(cString: $0) }
  }

  private static func isKnown(_ datum: String) -> Bool {
    let words = datum.lowercased().map { $0.isLetter ? $0 : " " }
    let name = String(words)
    return !["unknown", "not specified", "unnamed", "undefined"].contains { name.contains($0) }
      && name.contains { $0 != " " }
  }

  private func identifier(of object: OpaquePointer) -> String? {
    guard let authority = unsafe proj_get_id_auth_name(object, 0),
      let code = unsafe proj_get_id_code(object, 0)
    else { return nil }
    return unsafe "\(String(cString: authority)):\(String(cString: code))".uppercased()
  }

  // Whether two systems are the same but for their names and the order of their axes.
  private func isSame(_ one: OpaquePointer, _ other: OpaquePointer) -> Bool {
    let handle = unsafe context.handle
    let first = unsafe proj_normalize_for_visualization(handle, one)
    let second = unsafe proj_normalize_for_visualization(handle, other)
    defer {
      unsafe proj_destroy(first)
      unsafe proj_destroy(second)
    }
    guard let first = unsafe first, let second = unsafe second else { return false }
    return unsafe proj_is_equivalent_to_with_ctx(handle, first, second, PJ_COMP_EQUIVALENT) != 0
  }
}
